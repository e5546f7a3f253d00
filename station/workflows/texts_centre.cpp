// Texts of the line to the centre, and of the leases that come over it.
#include <array>

#include "station/workflows/texts.hpp"

namespace packbench::workflows {
namespace {

constexpr auto kTexts = std::to_array<CatalogueRow>({
    {"lease.none", "{0} 没有分到本台：线路通了会自动申请，到时再扫",
     "{0} is not leased to this bench. It is asked for as soon as the line is up: scan it again then"},
    {"lease.other", "{0} 在工作台 {1}，这里不能打包", "{0} is at bench {1}: it can't be packed here"},
    {"lease.elsewhere", "{0} 已被工作台 {1} 接走：把货拿出来放回去，扫“撤销”，再扫“搁置”",
     "{0} was taken over by bench {1}: put the goods back (UNDO each), then put it aside"},
    {"lease.ended", "{0} 不再归本台：把货拿出来放回去，扫“撤销”，再扫“搁置”；箱子先别发",
     "{0} is not this bench's any more: put the goods back (UNDO each), then put it aside; send no box of it"},
    {"lease.unconfirmed", "{0} 刚分到本台，等中心确认后再封箱，一般只要几秒",
     "{0} has only just come: it can be sealed once the centre has confirmed it, mostly within seconds"},
    {"lease.restarted", "线路断了，电脑又重启过：{0} 等线路恢复才能封箱，先扫“搁置”",
     "The line is down and this PC was restarted: {0} can't be sealed until the line is back. Put it aside"},
    {"lease.run_out", "线路断得太久：{0} 等线路恢复才能封箱，先扫“搁置”",
     "The line has been down for too long: {0} can't be sealed until it is back. Put it aside"},
    {"lease.wanted", "工作台 {1} 要接手 {0}：可以让就扫“搁置”",
     "Bench {1} asks for {0}: put it aside to let it go"},
    {"lease.lost_sealed", "{0} 已在这里封箱，可中心收回了：查一下别的工作台是否也发了",
     "{0} was sealed here, and the centre has taken its lease back: look whether another bench sends it too"},
    {"claim.asked", "本台没有 {0}，正在问中心：到了会自动打开，也可以先做别的",
     "{0} is not here: the centre is asked for it. It opens when it comes; you may go on with something else"},
    {"claim.held", "{0} 在工作台 {1}：送到那边，或请主管在主管台接手",
     "{0} is at bench {1}: bring it there, or a supervisor takes it over at the desk"},
    {"claim.unknown", "中心也没有可打包的 {0}：看看扫对了没有，或者已经发走、取消了",
     "The centre has nothing to pack called {0} either: look whether it is the right code, or was sent or cancelled"},
    {"claim.limit", "本台的订单已到上限，{0} 暂时不能来：先做完一些",
     "This bench holds as many orders as it may, so {0} can't come: finish some first"},
    {"claim.no_answer", "中心没有答复，{0} 还没来：过一会儿再扫",
     "The centre does not answer, {0} has not come: scan it again in a while"},
    {"claim.late", "{0} 已分到本台，资料还在路上：过一会儿再扫",
     "{0} is this bench's now, but is still on its way: scan it again in a while"},
    {"claim.line_down", "本台没有 {0}，中心线路又断着，没法申请：先做别的，线路通了再扫",
     "{0} is not here, and there is no line to the centre to ask for it: go on with something else, scan it again later"},
    {"takeover.no_centre", "本台不属于任何中心，没有可接手的",
     "This bench belongs to no centre: there is nobody to take it from"},
    {"takeover.comes", "{0} 归本台了：到了就在队列里",
     "{0} is this bench's: it stands in the queue when it has come"},
    {"takeover.asked", "已请工作台 {1} 让出 {0}：没在打包就自动过来；正在打包，那边会看到提示",
     "Bench {1} was asked for {0}: it comes by itself unless it is being packed there, and then they are told"},
    {"takeover.silent",
     "已请工作台 {1} 让出 {0}，可那台很久没有消息：请打开它并接通线路；确定不再用，请管理员在中心注销它",
     "Bench {1} was asked for {0}, but was not heard for long: switch it on and mend its line, or have it revoked at the centre if it will never come back"},
    {"takeover.ended", "{0} 已经发走、结束或取消了", "{0} was sent, ended or cancelled already"},
    {"reason.order_elsewhere", "订单不再归本台", "Order is not this bench's any more"},
    {"line.not_applied", "中心发来的 {0} 用不了：{1}", "The centre told {0}, and it can't be used: {1}"},
    {"line.up", "已连上中心", "The line to the centre is up"},
    {"line.down", "中心线路断了 {0} 分钟", "No line to the centre for {0} minutes"},
    {"line.never", "还没连上过中心", "No line to the centre yet"},
    {"line.stopped", "上报已停止：{0}", "Nothing is sent to the centre any more: {0}"},
    {"line.forked", "中心有本台另一份记录（可能恢复过旧备份），请管理员处理",
     "the centre has another past of this bench: an older backup may have been put back. Call the administrator"},
    {"line.chain_broken", "记录链对不上，请管理员运行 packbench verify",
     "a row of the journal is not what was written. Call the administrator: packbench verify"},
    {"line.refused", "中心不接受：{0}", "the centre does not take them: {0}"},
    {"line.too_old", "放回的备份太旧，中心接不上了，请管理员把本机登记成新的工作台",
     "the backup that was put back is too old for the centre. Call the administrator: enrol this machine as another bench"},
    {"line.no_key", "本台还没有登记，请管理员运行 packbench enrol",
     "This bench is not enrolled: the administrator runs packbench enrol"},
    {"ui.line.down", "中心断线 {0}", "No centre for {0}"},
    {"ui.line.stopped", "上报停止", "Sending stopped"},
    {"ui.line.unsent", "{0} 条未上报", "{0} unsent"},
    {"event.lease.granted", "分到本台", "Leased to this bench"},
    {"event.lease.wanted", "别的工作台要接手", "Another bench asks for it"},
    {"event.lease.ended", "不再归本台", "Lease ended"},
    {"event.leases.renewed", "续期", "Leases renewed"},
    {"event.stock.elsewhere", "别的工作台动了库存", "Moved by another bench"},
    {"event.centre.pulled", "已收取中心的消息", "Heard the centre up to here"},
});

}  // namespace

const std::span<const CatalogueRow> kCentreTexts = kTexts;

}  // namespace packbench::workflows
