// Texts of printers: which one prints, and what somebody at the desk does with printers and their labels.
#include <array>

#include "station/workflows/texts.hpp"

namespace packbench::workflows {
namespace {

constexpr auto kTexts = std::to_array<CatalogueRow>({
    {"printer.trouble", "打印机 {0}：{1}。改用 {2} 打印就扫这个码",
     "Printer {0}: {1}. To print at {2} instead, scan this"},
    {"printer.elsewhere", "现在用 {0} 打印，不是 {1}。改用 {2} 就扫这个码",
     "Labels are printed at {0}, not at {1}. To print at {2}, scan this"},
    {"printer.chosen", "从现在起用 {0} 打印，已发出的除外",
     "Labels are printed at {0} from now on; what was sent already stays where it is"},
    {"printer.no_spare", "这条作业道没有备用打印机", "This lane has no spare printer"},
    {"printer.unknown", "没有打印机 {0}", "There is no printer {0}"},
    {"printer.not_of_lane", "作业道 {1} 不能用打印机 {0}，请管理员登记到 spare_printers",
     "Lane {1} can't print at {0}: an administrator adds it to spare_printers"},
    {"printer.not_held", "打印机 {0} 没有暂停", "Printer {0} is not held"},
    {"printer.away", "打印机 {0} 没连上，或正忙，稍后再试",
     "Printer {0} is not connected, or busy: try again"},
    {"printer.cannot", "{0} 语言没有这个命令，请在打印机上操作",
     "The language {0} has no command for that: use the printer's own buttons"},
    {"job.unknown", "没有打印任务 {0}", "There is no print job {0}"},
    {"job.not_now", "{0}：现在是“{1}”，不能这样处理", "{0}: it is \"{1}\", so that can't be done"},
    {"job.newer_copy", "{0} 已有更新的副本，请处理那一张",
     "{0} has a newer copy: do that with the newest one"},
    {"waybill_label.no_order", "没有未打包的订单预先给了运单号 {0}：先导入订单",
     "No order that is not packed yet names waybill {0}: import the order first"},
    {"waybill_label.two_orders", "运单号 {0} 在订单 {1} 和 {2} 里都有：先改订单",
     "Waybill {0} is named by the orders {1} and {2}: mend the orders first"},
    {"waybill_label.no_label", "这不是面单：{0}", "This is no label: {0}"},
    {"waybill_label.not_taken", "面单没有收下：{0}", "The label was not taken: {0}"},
    {"waybill_label.gone", "运单 {0} 的承运商面单不在这里（删除了，或恢复备份时没有），请重新送来",
     "The carrier's label for waybill {0} is not here (forgotten, or lost with a restore): hand it in again"},
    {"waybill_label.broken", "承运商面单不能用：{0}", "The carrier's label can't be used: {0}"},
    {"waybill_label.unreadable", "承运商面单上读不出运单号 {0}：请换一种 fit，或向承运商要 PDF 或更清晰的图",
     "Waybill {0} can't be read from the carrier's label: take it in with another fit, or ask the carrier "
     "for a PDF or a sharper picture"},
    {"waybill_label.other_language",
     "承运商面单是 {0}，这台打印机讲 {1}：换一台打印机，或向承运商要 {1} 或 PDF",
     "The carrier's label is {0} and this printer speaks {1}: print at another one, or ask the carrier for "
     "{1} or a PDF"},
    {"event.printer.held", "打印机已暂停", "Printer held"},
    {"event.printer.released", "打印机恢复打印", "Printer released"},
    {"event.printer.chosen", "改用打印机", "Another printer chosen"},
    {"ui.device.held", "主管台已暂停", "Held at the desk"},
    {"ui.device.unknown-language", "不会说它的语言", "Speaks another language"},
    {"ui.device.battery-low", "电量低", "Battery low"},
    {"ui.desk.printers", "打印", "Printing"},
    {"ui.desk.printers_printer", "打印机", "Printer"},
    {"ui.desk.printers_status", "状态", "State"},
    {"ui.desk.printers_waiting", "等待", "Waiting"},
    {"ui.desk.printers_lanes", "作业道", "Lanes"},
    {"ui.desk.printers_hold", "暂停", "Hold"},
    {"ui.desk.printers_hold_what", "暂停打印机 {0}：不再开始新的标签",
     "Hold printer {0}: it begins no further label"},
    {"ui.desk.printers_release", "恢复", "Release"},
    {"ui.desk.printers_release_what", "恢复打印机 {0}", "Release printer {0}"},
    {"ui.desk.printers_choose", "改用", "Print at"},
    {"ui.desk.printers_choose_what", "作业道 {0} 改用打印机 {1}", "Lane {0} prints at {1} from now on"},
    {"ui.desk.printers_jobs", "标签任务", "Labels asked for"},
    {"ui.desk.printers_job", "标签", "Label"},
    {"ui.desk.printers_copy", "副本", "Copy"},
    {"ui.desk.printers_why", "说明", "Why"},
    {"ui.desk.printers_there", "在这里", "It is there"},
    {"ui.desk.printers_there_what", "{0} 打出来了，看到了", "{0} has come out: I have seen it"},
    {"ui.desk.printers_again", "重打", "Print again"},
    {"ui.desk.printers_again_what", "{0} 作废，再打一张副本", "{0} is void, another copy is printed"},
    {"ui.desk.printers_void", "作废", "Void"},
    {"ui.desk.printers_void_what", "{0} 作废，不再打", "{0} is void and not printed again"},
    {"ui.desk.printers_picture", "图", "Picture"},
    {"ui.desk.house", "打印仓库标签", "Print a label of the warehouse"},
    {"ui.desk.house_of", "库位、工号或周转箱号", "Location, operator or tote"},
    {"ui.desk.house_print", "打印", "Print"},
    {"ui.desk.house_sent", "{0} 已送到打印机 {1}", "{0} was sent to printer {1}"},
    {"ui.desk.printers_none", "还没有标签", "No label yet"},
});

}  // namespace

const std::span<const CatalogueRow> kPrinterTexts = kTexts;

}  // namespace packbench::workflows
