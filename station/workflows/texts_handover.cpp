// Texts of hand-over.
#include <array>

#include "station/workflows/texts.hpp"

namespace packbench::workflows {
namespace {

constexpr auto kTexts = std::to_array<CatalogueRow>({
    {"command.handed", "交给司机", "Handed over"},
    {"command.reopen", "重开", "Reopen"},
    {"handover.title_new", "交接", "Hand over"},
    {"handover.title", "交接 {0}：{1} 件包裹", "To {0}: {1} parcels"},
    {"handover.which_carrier", "交给哪家快递？选一家，或扫第一个包裹",
     "Which carrier? Choose, or scan the first parcel"},
    {"handover.choice_carrier", "{0}（{1} 个包裹）", "{0} ({1} parcels)"},
    {"handover.nothing_waits", "没有等待交接的包裹", "No parcel waits for a carrier"},
    {"handover.goes_on", "{0} 继续", "{0} goes on"},
    {"handover.scan_first", "扫第一个包裹", "Scan the first parcel"},
    {"handover.scan_next", "扫 {0} 的下一个包裹", "Scan the next parcel for {0}"},
    {"handover.wait_driver", "{0} 司机取走后扫“交给司机”", "When the {0} driver has them, scan HANDED OVER"},
    {"handover.cutoff", "截单 {0}", "Cut-off {0}"},
    {"handover.waiting", "还有 {0} 个没扫", "{0} more wait"},
    {"handover.was_left_out", "留下 {0} 个", "{0} left behind"},
    {"handover.on_it", "{0} 已上交接单，共 {1} 个", "{0} is on it: {1} now"},
    {"handover.off_it", "{0} 已拿下，放回", "{0} is off again: put it back"},
    {"handover.scan_parcel", "扫包裹上的快递单或面单", "Scan a waybill or a parcel label"},
    {"handover.unknown", "没有这个包裹：{0}", "No such parcel: {0}"},
    {"handover.two_parcels", "{0} 对应多个包裹，扫面单上的包裹码",
     "{0} is on several parcels: scan the bench's own code"},
    {"handover.no_such_copy", "{0} 没有第 {1} 张面单，拿开", "{0} has no label copy {1}: put it aside"},
    {"handover.old_copy", "旧面单：第 {0} 张已作废，最新是第 {1} 张。找重复的箱子",
     "Doubled label: copy {0} is void, the newest is {1}. Look for the other box"},
    {"handover.scan_copy", "面单打过多张，扫包裹码，要第 {0} 张",
     "Several copies: scan the bench's code of copy {0}"},
    {"handover.here_already", "{0} 已在这张交接单上", "{0} is on this manifest already"},
    {"handover.on_other", "{0} 已在交接单 {1} 上", "{0} is on manifest {1} already"},
    {"handover.handed_already", "{0} 已随 {1} 交出", "{0} was handed over with {1} already"},
    {"handover.cancelled", "订单 {0} 已取消，扣下 {1}", "Order {0} was cancelled: keep {1} back"},
    {"handover.not_sealed", "{0} 没有封箱，送回打包", "{0} is not sealed: back to packing"},
    {"handover.changed", "订单 {0} 改过：{1}。送回打包", "Order {0} was changed: {1}. Back to packing"},
    {"handover.carrier_changed", "订单 {0} 由 {1} 改走 {2}，送回打包",
     "Order {0} goes by {2} now, not by {1}: back to packing"},
    {"handover.wrong_carrier", "这是 {0} 的包裹，这里是 {1}", "This parcel is for {0}, not for {1}"},
    {"handover.is_closed", "交接单已关，不能再加", "The manifest is closed: no more parcels"},
    {"handover.take_off", "{0} 的订单 {1} 变了：拿下来",
     "{0} must not leave, order {1} was changed: take it off"},
    {"handover.taken_off", "已拿下", "It is off"},
    {"handover.left_out", "{1} 还有 {0} 个封好的包裹没扫，留下？",
     "{0} sealed parcels for {1} were not scanned: leave them?"},
    {"handover.choice_leave_out", "留下 {0} 个", "Leave {0} here"},
    {"handover.sign_close", "{1} 共 {0} 个，扫工牌签字关单", "{0} parcels for {1}: sign with your badge"},
    {"handover.closed", "{0} 已关，共 {1} 个", "{0} is closed: {1} parcels"},
    {"handover.sign_handed", "{1} 司机取走 {0} 个，扫工牌签字",
     "The {1} driver takes {0}: sign with your badge"},
    {"handover.handed", "{0} 个包裹已交给 {1}", "{0} parcels went to {1}"},
    {"handover.pull_cancelled", "{1} 已取消：重开，拿下 {0}", "{1} was cancelled: reopen, take {0} off"},
    {"handover.pull_changed", "{1} 改过：重开，拿下 {0}", "{1} was changed: reopen, take {0} off"},
    {"handover.why_reopen", "为什么重开？", "Why reopen it?"},
    {"handover.sign_reopen", "请主管扫工牌重开", "Supervisor: scan your badge to reopen"},
    {"handover.reopened", "已重开", "Open again"},
    {"handover.dropped", "{0} 是空的，已作废", "{0} was empty: dropped"},
    {"reason.forgotten_parcel", "漏了包裹", "A parcel was forgotten"},
    {"reason.wrong_parcel", "放错包裹", "A wrong parcel is on it"},
    {"reason.order_cancelled", "订单取消", "Order cancelled"},
});

}  // namespace

const std::span<const CatalogueRow> kHandoverTexts = kTexts;

}  // namespace packbench::workflows
