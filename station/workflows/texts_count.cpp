// Texts of counting.
#include <array>

#include "station/workflows/texts.hpp"

namespace packbench::workflows {
namespace {

constexpr auto kTexts = std::to_array<CatalogueRow>({
    {"count.title", "盘点 {0}", "Count {0}"},
    {"count.title_choose", "盘点", "Count"},
    {"count.title_approve", "{0} 盘点差异", "Differences at {0}"},
    {"count.scan_shelf", "扫要盘的库位", "Scan the shelf that you count"},
    {"count.scan_shelf_first", "先扫库位码", "First scan the shelf's code"},
    {"count.shelf_again", "{0} 有盘点任务 {1}，再扫一次库位",
     "{0} has count task {1}: scan the shelf once more"},
    {"count.go_to", "去 {0}，扫库位码", "Go to {0} and scan the shelf"},
    {"count.go_on", "{0} 接着盘", "{0}: go on counting"},
    {"count.other_shelf", "不是这个库位，去 {0}", "This is not the shelf: go to {0}"},
    {"count.finish_first", "先盘完 {0}，扫“完成”", "First finish {0}: scan DONE"},
    {"count.left", "不盘了", "Count left"},
    {"count.scan_pieces", "{0}：逐件扫，或先报数量", "{0}: scan each piece, or a quantity first"},
    {"count.scan_all", "一种一种盘，盘完扫“完成”", "Count item by item, then DONE"},
    {"count.scan_again", "有货动过，重盘这些，再扫“完成”", "Goods moved: count these again, then DONE"},
    {"count.counted", "{0} +{1}，共 {2}", "{0} +{1}, {2} in all"},
    {"count.nothing_to_undo", "没有可撤销的", "Nothing to undo"},
    {"count.undone", "已撤销 {0} × {1}", "Undone: {1} × {0}"},
    {"count.moved", "盘 {0} 时有货进出，从头重盘 {0}", "{0} moved while you counted: count all {0} again"},
    {"count.really_empty", "{0} 真的空了？看仔细", "Is {0} really empty? Look again"},
    {"count.really_none", "这里真的没有 {0}？看仔细", "Is there really no {0} here? Look again"},
    {"count.choice_empty", "空的", "It is empty"},
    {"count.choice_none", "一件也没有", "Not one"},
    {"count.equal", "{0} 盘点完成", "{0} is counted"},
    {"count.tolerated", "{0} 盘点完成，小差异已入账", "{0} is counted, small differences are booked"},
    {"count.recount", "{0} 请另一个人再盘", "{0}: somebody else counts next"},
    {"count.to_approve", "{0} 等主管审批", "{0} waits for a supervisor"},
    {"count.counted_before", "你盘过了，换一个人", "You counted here: somebody else must"},
    {"count.supervisor", "有差异，要主管打开", "There are differences: a supervisor must open this"},
    {"count.approve_or_reject", "核对差异，扫“批准”或“退回重盘”",
     "Look at the differences: APPROVE or COUNT AGAIN"},
    {"count.which_cause", "差异是什么原因？", "What is the cause?"},
    {"count.cause_lost", "丢失", "Lost"},
    {"count.cause_damaged", "破损", "Damaged"},
    {"count.cause_picked_wrong", "拣错", "Picked wrong"},
    {"count.cause_received_wrong", "收货数错", "Received wrong"},
    {"count.cause_put_wrong", "放错库位", "Put to the wrong shelf"},
    {"count.cause_unknown", "查不出原因", "Not known"},
    {"count.sign_responsible", "责任人扫工牌", "Who answers for it: scan your badge"},
    {"count.sign_approval", "责任人 {0}。主管扫工牌批准", "{0} answers for it. Supervisor: badge to approve"},
    {"count.sign_rejection", "主管扫工牌，退回重盘", "Supervisor: badge to have it counted again"},
    {"count.corrected_books", "{0} 已批准，账已改正", "{0} is approved, the books are corrected"},
    {"count.rejected", "{0} 退回重盘", "{0} is counted again"},
    {"count.hint_task", "{0} 待盘（{1}）", "{0} is to be counted ({1})"},
    {"count.hint_approval", "{0} 待审批（{1}）", "{0} waits for approval ({1})"},
    {"count.hint_again", "重盘：{0}", "Again: {0}"},
    {"count.hint_round", "第 {0} 次：{1}", "Round {0}: {1}"},
    {"count.reason_adhoc", "临时盘点", "Counted on the spot"},
    {"count.reason_plan", "按计划盘点", "By plan"},
    {"count.reason_month_end", "月末盘点", "Month end"},
    {"count.reason_empty_shelf", "拣货时库位空了", "Found empty while picking"},
    {"count.reason_variance", "别处有差异", "A difference elsewhere"},
    {"count.reason_recount", "换人复盘", "Somebody else counts again"},
    {"count.reason_approval", "等审批", "Waits for approval"},
    {"count.reason_rejected", "退回重盘", "To be counted again"},
    {"command.approve", "批准", "Approve"},
    {"command.recount", "退回重盘", "Count again"},
});

}  // namespace

const std::span<const CatalogueRow> kCountTexts = kTexts;

}  // namespace packbench::workflows
