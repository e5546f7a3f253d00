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
