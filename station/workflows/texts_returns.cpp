// Texts of returns.
#include <array>

#include "station/workflows/texts.hpp"

namespace packbench::workflows {
namespace {

constexpr auto kTexts = std::to_array<CatalogueRow>({
    {"command.blind", "没有单号", "No number"},
    {"returns.title", "退货 {0}", "Return {0}"},
    {"returns.goes_on", "{0} 继续", "{0} goes on"},
    {"returns.scan_source", "扫退货单、发货单或快递单；都没有就扫“没有单号”",
     "Scan RMA, order or waybill; without one: NO NUMBER"},
    {"returns.unknown", "没有这张退货单、发货单或快递单：{0}", "No such RMA, order or waybill: {0}"},
    {"returns.rma_done", "{0} 已收过", "{0} was taken in already"},
    {"returns.rma_elsewhere", "{0} 正在作业道 {1} 收", "{0} is being taken in at lane {1}"},
    {"returns.not_sent", "{0} 还没发过货", "{0} was never sent"},
    {"returns.all_back", "{0} 已全部退回", "All of {0} came back already"},
    {"returns.which_kind", "谁退的？", "Who sends it back?"},
    {"returns.from_customer", "客户退货", "The customer"},
    {"returns.from_carrier", "快递退回", "The carrier could not deliver"},
    {"returns.which_packaging", "先看包装", "Look at the packaging first"},
    {"returns.intact", "完好", "Intact"},
    {"returns.opened", "拆过", "Opened"},
    {"returns.damaged", "破损", "Damaged"},
    {"returns.count_with_witness", "包装破损：当面清点，要见证人", "Damaged: count it now, with a witness"},
    {"returns.scan_item", "扫商品", "Scan a piece"},
    {"returns.no_item", "不认识这件商品：{0}", "No such item: {0}"},
    {"returns.two_items", "{0} 对应多种商品，扫别的码", "{0} means several items: scan another code"},
    {"returns.one_by_one", "{0} 有序列号，一件一件扫", "{0} has serials: one by one"},
    {"returns.serial_twice", "{0} 序列号 {1} 已扫过", "{0} with serial {1} was scanned already"},
    {"returns.too_many", "{0} 只剩 {1} 件未退，分开扫",
     "Only {1} × {0} are left of what was sent: scan singly"},
    {"returns.which_grade", "{0} 什么成色？", "Which grade is {0}?"},
    {"returns.grade_foreign", "{0} 不是这单发出的！什么成色？", "{0} was never sent to them! Which grade?"},
    {"returns.grade_surplus", "{0} 比发出的多！什么成色？", "More {0} than was sent! Which grade?"},
    {"returns.grade_a", "A 全新", "A: as new"},
    {"returns.grade_b", "B 要换包装", "B: repackage"},
    {"returns.grade_c", "C 可修", "C: repairable"},
    {"returns.grade_d", "D 次品", "D: defect"},
    {"returns.other_way", "另选去处", "Other way"},
    {"returns.which_way", "{0} 放到哪里？", "Where does {0} go?"},
    {"returns.to_shelf", "待上架", "to put-away"},
    {"returns.to_repackage", "换包装", "to repackaging"},
    {"returns.to_repair", "修理区", "to repair"},
    {"returns.to_defects", "次品仓", "to defects"},
    {"returns.to_supplier", "退供应商", "to the supplier"},
    {"returns.to_hold", "扣留", "held back"},
    {"returns.graded", "{0} × {1}，{2}，{3}", "{0} × {1}, grade {2}, {3}"},
    {"returns.undone", "已撤销 {0} × {1}", "Taken back: {0} × {1}"},
    {"returns.empty", "箱子是空的？", "Is it empty?"},
    {"returns.missing", "少了：{0}", "Missing: {0}"},
    {"returns.is_counted", "已清点", "Counted"},
    {"returns.witness", "共 {0} 件，见证人扫工牌", "{0} pieces: witness, scan your badge"},
    {"returns.sign", "共 {0} 件，扫工牌签收", "{0} pieces: sign with your badge"},
    {"returns.ended", "{0} 已收，共 {1} 件", "{0} is in: {1} pieces"},
    {"returns.reason", "原因：{0}", "Reason: {0}"},
    {"returns.window_return", "发货 {0} 天，{1} 天内可退", "Day {0} since shipping: returns within {1}"},
    {"returns.window_exchange", "发货 {0} 天，只能换（{1} 天内）",
     "Day {0} since shipping: exchange only, within {1}"},
    {"returns.window_over", "发货 {0} 天，已过期，仅质量问题可退",
     "Day {0} since shipping: too late but for faults of quality"},
    {"returns.ticket_missing", "{0}：少 {1} × {2}", "{0}: {1} × {2} missing"},
    {"returns.ticket_damaged", "{0}：包装破损，见证 {1}", "{0}: packaging damaged, seen by {1}"},
    {"returns.ticket_foreign", "{0}：{1} × {2} 不是我们发的", "{0}: {1} × {2} were never sent"},
    {"returns.ticket_surplus", "{0}：多出 {1} × {2}", "{0}: {1} × {2} more than was sent"},
    {"returns.ticket_defects", "{0}：{1} × {2} 进次品仓", "{0}: {1} × {2} went to defects"},
});

}  // namespace

const std::span<const CatalogueRow> kReturnsTexts = kTexts;

}  // namespace packbench::workflows
