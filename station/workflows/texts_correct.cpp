// Texts of corrections after sealing: a parcel opened again, goods sent once more.
#include <array>

#include "station/workflows/texts.hpp"

namespace packbench::workflows {
namespace {

constexpr auto kTexts = std::to_array<CatalogueRow>({
    {"command.unpack", "拆封", "Unpack"},
    {"unpack.title", "拆开已封的包裹", "Open a sealed parcel"},
    {"unpack.parcel", "拆开 {0}", "Open {0} again"},
    {"unpack.scan", "扫包裹上的面单或快递单", "Scan its label or waybill"},
    {"unpack.why", "为什么拆？", "Why is it opened again?"},
    {"unpack.done", "{0} 已拆封，撕掉旧面单；改好后扫“完成”",
     "{0} is open: tear its label off; put it right, then DONE"},
    {"unpack.unknown", "没有这个包裹：{0}", "No such parcel: {0}"},
    {"unpack.not_sealed", "{0} 没有封，不用拆：扫发货单继续打包",
     "{0} is not sealed: scan its order and go on packing"},
    {"unpack.manifest_open", "{0} 在交接单 {1} 上，先在交接里拿下来",
     "{0} is on manifest {1}: take it off there first"},
    {"unpack.manifest_closed", "交接单 {1} 已截止，{0} 在上面：重开才能拿下；取走后只能退货或补发",
     "{0} is on manifest {1}, which is closed: have it reopened, else it is a return or a reship"},
    {"unpack.handed", "{0} 已随 {1} 交出：只能退货或补发",
     "{0} left with manifest {1}: it is a return or a reship"},
    {"unpack.came_back", "{0} 有货退回来过：按退货或补发处理",
     "Goods of {0} came back: it is a return or a reship"},
    {"unpack.elsewhere", "{0} 在作业道 {1}（{2}）打包，先在那里搁置",
     "{0} is packed at lane {1} ({2}): put it aside there first"},
    {"reason.wrong_content", "装错了", "Wrong content"},
    {"reason.box_damaged", "箱子破了", "Box damaged"},
    {"reship.reason", "写下为什么补发，最多 200 字节", "Write why it is sent again: at most 200 bytes"},
    {"reship.unknown", "没有这张发货单：{0}", "No such order: {0}"},
    {"reship.cancelled", "{0} 已取消，不能补发", "{0} was cancelled: it is not sent again"},
    {"reship.not_left", "{0} 还没有交出的包裹：要改已封的，在作业道扫“拆封”",
     "No parcel of {0} was handed over yet: to put a sealed one right, scan UNPACK at a lane"},
    {"reship.forgotten", "{0} 的收件人信息已删除，不知道寄给谁：让客户重新下单",
     "The consignee of {0} was forgotten, nobody knows where it should go: ask for a new order"},
    {"reship.no_such_line", "{0} 没有发过第 {1} 行", "Of {0} no line {1} was sent"},
    {"reship.too_many", "第 {0} 行只发过 {1} 件，不能补 {2} 件",
     "Of line {0} only {1} were sent: {2} can't be sent again"},
    {"reship.nothing", "选要补发的商品", "Choose what is sent again"},
    {"reship.meanwhile", "{0} 刚有人补发过，看一眼再试",
     "{0} was made by somebody else just now: look, then try again"},
    {"ui.desk.reship", "补发", "Send again"},
    {"ui.desk.reship_what", "补发 {0} 的商品", "What is sent again of {0}"},
    {"ui.desk.sent", "已发", "Sent"},
    {"ui.desk.reship_of", "补发自", "Sends again what was sent of"},
    {"ui.desk.exchange_for", "换货自", "Goes out in exchange for"},
    {"ui.desk.exchanges", "换货单", "Exchanged by"},
    {"ui.desk.reships", "补发单", "Sent again as"},
    {"event.pack.unsealed", "拆封", "Unsealed"},
    {"event.order.reshipped", "补发", "Sent again"},
    {"field.reship", "补发单", "reship"},
    {"field.reship_of", "补发自", "reship of"},
});

}  // namespace

const std::span<const CatalogueRow> kCorrectTexts = kTexts;

}  // namespace packbench::workflows
