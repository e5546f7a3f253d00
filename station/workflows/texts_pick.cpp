// Texts of picking.
#include <array>

#include "station/workflows/texts.hpp"

namespace packbench::workflows {
namespace {

constexpr auto kTexts = std::to_array<CatalogueRow>({
    {"pick.title", "拣货 {0}", "Picking {0}"},
    {"pick.which", "拣哪些单？", "Which list?"},
    {"pick.list_single", "最急的一单：{0}，{1} 件", "The most urgent order: {0}, {1} pieces"},
    {"pick.list_batch", "单件单 {0} 张，放一个周转箱", "{0} orders of one piece, one tote"},
    {"pick.list_cluster", "{0} 单一起拣，每单一个周转箱", "{0} orders, a tote for each"},
    {"pick.list_multi", "多件单 {0} 张，每单一个周转箱", "{0} orders of several pieces, a tote for each"},
    {"pick.list_remark", "有备注的 {0} 张", "{0} orders with remarks"},
    {"pick.list_item", "只要 {0} 的 {1} 张，放一个周转箱", "{1} orders of {0} only, one tote"},
    {"pick.list_gone", "这些单已被别人拣，改拣哪些？", "Others pick these now. Which list instead?"},
    {"pick.all_gone", "都已被别人拣，扫“完成”离开", "Others pick them all now: DONE to leave"},
    {"pick.begun", "{0} 张单，扫周转箱", "Orders: {0}. Scan a tote"},
    {"pick.go_on", "{0}，接着拣", "{0}: go on picking"},
    {"pick.nothing", "没有要拣的单", "Nothing to pick"},
    {"pick.scan_list", "扫发货单或拣货单，不拣扫“完成”", "Scan an order or pick list, or DONE to leave"},
    {"pick.not_to_pick", "{0} 不用拣：已拣、在拣或已取消",
     "{0} can't be picked: picked, being picked or cancelled"},
    {"pick.ended_empty", "{0} 没有拣单", "{0}: nothing was picked"},
    {"pick.hazard_person", "有危险品，你没有资格拿，叫指定人员",
     "Hazardous goods, and you are not named for them: call somebody who is"},
    // Totes.
    {"pick.scan_tote", "给 {0} 扫一个空周转箱", "Scan an empty tote for {0}"},
    {"pick.scan_one_tote", "扫一个空周转箱", "Scan an empty tote"},
    {"pick.tote_first", "先扫周转箱", "Scan a tote first"},
    {"pick.tote_taken", "周转箱 {0} 里是 {1}，换一个", "Tote {0} holds {1}: take another one"},
    {"pick.bound", "{1} 放 {0}", "{1} goes into {0}"},
    // The walk.
    {"pick.go_to", "去 {0}，拣 {2} × {1}，扫库位", "Go to {0} for {2} × {1}: scan the location"},
    {"pick.take", "拿 {1} × {0}，扫商品", "Take {1} × {0}: scan the item"},
    {"pick.put", "{1} × {0} 放进 {2}，扫周转箱", "Put {1} × {0} into {2}: scan the tote"},
    {"pick.scan_done", "拣完了，扫“完成”签字", "All picked: scan DONE to sign"},
    {"pick.hint_tote", "{0} → 周转箱 {1}", "{0} → tote {1}"},
    {"pick.arrived", "拿 {1} × {0}", "Take {1} × {0}"},
    {"pick.taken", "{0} × {1}，放进 {2}", "{1} × {0}: into {2}"},
    {"pick.taken_more", "{0} × {1}，还要 {2}", "{1} × {0}, {2} more"},
    {"pick.picked", "{0} × {1} 已进 {2}", "{1} × {0} is in {2}"},
    {"pick.put_back", "{0} × {1} 放回 {2}", "Put {1} × {0} back to {2}"},
    {"pick.undone", "已撤销：{0} × {1} 从 {2} 拿回 {3}", "Undone: bring {1} × {0} from {2} back to {3}"},
    {"pick.packed_already", "{0} 已装箱，不能撤销", "{0} is packed already: too late to undo"},
    // What is wrong.
    {"pick.wrong_place", "这是 {0}，去 {1}", "This is {0}: go to {1}"},
    {"pick.place_first", "先到 {0} 扫库位", "Go to {0} and scan the location first"},
    {"pick.wrong_item", "这是 {0}，要拿 {1}", "This is {0}: take {1}"},
    {"pick.item_first", "先扫 {0}", "Scan {0} first"},
    {"pick.too_many", "{0} 只要 {1} 件，这次是 {2} 件", "{0}: only {1} wanted, this would be {2}"},
    {"pick.not_so_many", "账上 {1} 只有 {2} 件 {0}，扫“撤销”或“缺货”",
     "By the books only {2} {0} lie at {1}: UNDO or SHORT"},
    {"pick.wrong_tote", "这是 {0}，放进 {1}", "This is {0}: put it into {1}"},
    {"pick.one_lot", "{0} 批次不同，先把手上的放进周转箱",
     "{0} of another lot: first put what you hold into the tote"},
    {"pick.ask_other_lot", "{0} 是批次 {1}，不是 {2}，就拿这个？", "{0} is of lot {1}, not {2}: take it?"},
    {"pick.lot_not_there", "账上 {2} 没有 {0} 批次 {1}，换一件或扫“缺货”",
     "By the books no {0} of lot {1} lies at {2}: take another piece, or SHORT"},
    {"pick.hand_first", "先把手上的放进 {0}", "First put what you hold into {0}"},
    {"pick.left", "还没拣完；没货扫“缺货”", "Not all is picked: SHORT for what is not there"},
    {"pick.sign_first", "拣完了，扫“完成”签字", "All is picked: scan DONE to sign"},
    // Short and empty.
    {"pick.elsewhere", "{0} 在 {1} 还有，去那里", "{1} has {0} too: go there"},
    {"pick.shorted", "{0} 缺 {1} 件，已上报", "{0}: {1} short, reported"},
    {"pick.ask_empty", "{0} 的 {1} 拿空了吗？", "Is {0} empty of {1} now?"},
    {"pick.is_empty", "空了", "Empty"},
    {"pick.is_not_empty", "还有", "Some left"},
    {"pick.looked", "{0} 空，已记", "{0} is empty: noted"},
    {"pick.looked_more", "{0} 还有货，已记，要盘点", "{0} has more than the books say: noted, to be counted"},
    {"command.empty", "空了", "Empty"},
    // Orders that changed.
    {"pick.cancelled", "{0} 已取消：{1} 里它的货拿出来，送去上架",
     "{0} is cancelled: take its goods out of {1}, put them away"},
    {"pick.cancelled_bare", "{0} 已取消，不用拣了", "{0} is cancelled: leave it"},
    {"pick.changed", "{0} 有变更：{1} 里它的货拿出来，送去上架，重新拣",
     "{0} changed: take its goods out of {1}, put them away, pick it anew"},
    {"pick.changed_bare", "{0} 有变更，这次不拣", "{0} changed: it is picked later"},
    // The end.
    {"pick.sign", "{0} 拣 {1} 件，缺 {2} 件，扫工牌签字", "{0}: {1} picked, {2} short. Sign with your badge"},
    {"pick.done", "{0} 完成，{1} 已签字", "{0} is done, signed by {1}"},
});

}  // namespace

const std::span<const CatalogueRow> kPickTexts = kTexts;

}  // namespace packbench::workflows
