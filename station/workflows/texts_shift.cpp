// Texts of the shift's checklists.
#include <array>

#include "station/workflows/texts.hpp"

namespace packbench::workflows {
namespace {

constexpr auto kTexts = std::to_array<CatalogueRow>({
    {"shift.title", "班次检查 {0}", "Shift check {0}"},
    {"shift.opening_title", "开班检查 {0}", "Opening check {0}"},
    {"shift.closing_title", "收班检查 {0}", "Closing check {0}"},
    {"shift.which", "开班还是收班？", "Opening or closing?"},
    {"shift.opening", "开班", "Opening"},
    {"shift.closing", "收班", "Closing"},
    {"shift.begun", "{0}检查开始", "{0} check begun"},
    {"shift.goes_on", "{0} 继续", "{0} goes on"},
    {"shift.fine", "正常", "In order"},
    {"shift.odd", "异常", "Odd"},
    {"shift.point_of", "第 {0} 项，共 {1} 项", "Point {0} of {1}"},
    {"shift.answer_first", "看一看，再选 1 到 {0}", "Look, then choose 1 to {0}"},
    {"shift.is_fine", "{0}：正常", "{0}: in order"},
    {"shift.is_odd", "异常：{0}：{1}", "Odd: {0}: {1}"},
    {"shift.what_is_odd", "{0}：有什么异常？", "{0}: what is odd?"},
    {"shift.again", "重新看：{0}", "Look again: {0}"},
    {"shift.dropped", "{0} 还没检查，已作废", "{0}: nothing was checked, dropped"},
    {"shift.scan_badges", "在场的人逐个扫工牌，齐了扫“完成”", "Everyone here scans a badge, then DONE"},
    {"shift.badges_only", "扫工牌，齐了扫“完成”；不是工牌：{0}", "Scan badges, then DONE. No badge: {0}"},
    {"shift.here", "{0} 在场，共 {1} 人", "{0} is here: {1} by now"},
    {"shift.here_already", "{0} 已记为在场", "{0} is down as here already"},
    {"shift.not_here", "{0} 撤下，不算在场", "{0} taken off the list"},
    {"shift.are_here", "在场：{0}", "Here: {0}"},
    {"shift.nobody", "还没人扫工牌：在场的人先扫", "No badge yet: everyone here scans first"},
    {"shift.sign", "{0} 人在场，{1} 项异常：负责人扫工牌签字",
     "{0} here, {1} odd: responsible person, sign with your badge"},
    {"shift.opened", "已开班：{0} 人在场，{1} 项异常", "Opened: {0} here, {1} odd"},
    {"shift.closed", "已收班：{0} 人在场，{1} 项异常", "Closed: {0} here, {1} odd"},
    {"shift.odd_at", "{0}：{1}", "{0}: {1}"},
    {"shift.ticket", "{0}：{1}：{2}", "{0}: {1}: {2}"},
    // The points, and what may be odd, where the configuration names no others.
    {"shift.open_doors", "门锁完好，没被动过", "Doors and locks as they were left"},
    {"shift.open_windows", "窗户完好，关着", "Windows whole and shut"},
    {"shift.open_power", "电源、照明正常", "Power and lights work"},
    {"shift.close_doors", "门已锁好", "Doors locked"},
    {"shift.close_windows", "窗户已关好", "Windows shut"},
    {"shift.close_power", "该断的电已断", "Power off where it must be"},
    {"shift.fire", "消防通道畅通，灭火器在位", "Fire exits free, extinguishers in place"},
    {"shift.goods", "工作台、月台没有遗留货物", "No goods left on benches or the dock"},
    {"shift.else", "没有别的异常", "Nothing else is odd"},
    {"shift.odd_open", "没关好", "Not shut"},
    {"shift.odd_damaged", "损坏", "Damaged"},
    {"shift.odd_missing", "缺少", "Missing"},
    {"shift.odd_blocked", "被堵", "Blocked or in the way"},
    {"shift.odd_power", "电有问题", "Power not as it should be"},
    {"shift.odd_other", "其他", "Something else"},
});

}  // namespace

const std::span<const CatalogueRow> kShiftTexts = kTexts;

}  // namespace packbench::workflows
