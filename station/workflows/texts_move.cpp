// Texts of put-away and moves.
#include <array>

#include "station/workflows/texts.hpp"

namespace packbench::workflows {
namespace {

constexpr auto kTexts = std::to_array<CatalogueRow>({
    {"move.title", "移库 {0}", "Moves {0}"},
    {"move.begun", "{0}：扫货从哪里拿", "{0}: scan where you take from"},
    {"move.go_on", "{0}：手上还有 {1}", "{0}: you hold {1}"},
    {"move.scan_from", "扫库位，或直接扫已验收的商品", "Scan a location, or goods that passed inspection"},
    {"move.scan_item", "从 {0} 拿货：扫商品", "Take from {0}: scan the item"},
    {"move.scan_passed", "拿已验收的货：扫商品", "Take what passed inspection: scan the item"},
    {"move.bring", "把 {1} × {0} 送到 {2}，扫库位", "Bring {1} × {0} to {2}: scan it there"},
    {"move.bring_anywhere", "把 {1} × {0} 送到空库位，扫库位",
     "Bring {1} × {0} to a free location: scan it there"},
    {"move.from", "从 {0} 拿货", "Taking from {0}"},
    {"move.from_empty", "{0} 账上是空的", "{0} is empty by the books"},
    {"move.from_passed", "从已验收区拿货", "Taking what passed inspection"},
    {"move.taken_to", "{0} × {1}，送到 {2}", "{1} × {0}, to {2}"},
    {"move.taken_anywhere", "{0} × {1}，送到空库位", "{1} × {0}, to any free location"},
    {"move.moved", "{0} × {1} 已放到 {2}", "{1} × {0} is at {2}"},
    {"move.put_back", "{0} × {1} 放回 {2}", "Put {1} × {0} back to {2}"},
    {"move.undone", "已撤销：{0} × {1} 送回 {2}", "Undone: bring {1} × {0} back to {2}"},
    {"move.done", "{0} 完成，共 {1} 次", "{0} is done: {1} moves"},
    {"move.other_place", "扫别的库位", "Scan another location"},
    // What is asked.
    {"move.ask_lot", "{0} 是哪个批次？", "Which lot of {0}?"},
    {"move.lot", "批次 {0}", "Lot {0}"},
    {"move.no_lot", "无批次", "No lot"},
    {"move.ask_other", "{0} 已放着 {1}，还放这里？", "{0} holds {1}: put it there?"},
    {"move.ask_cases", "{0} 是散货位，整箱放这里？", "{0} is for loose pieces: put cases there?"},
    {"move.ask_pieces", "{0} 是整货位，散件放这里？", "{0} is for whole cases: put pieces there?"},
    {"move.ask_bad", "{0} 作为次品放到 {1}？", "{0} goes to {1} as bad goods?"},
    {"move.ask_hazard", "{0} 是危险品库位，普通货放这里？", "{0} is for hazardous goods: put it there?"},
    // What is refused.
    {"move.hand_first", "先把手上的 {0} 放好", "First put away the {0} in your hand"},
    {"move.from_first", "{0} 不在已验收区，先扫它的库位", "First scan the location where {0} lies"},
    {"move.not_there", "账上 {1} 没有 {0}，先盘点", "By the books no {0} lies at {1}: count first"},
    {"move.lot_not_there", "账上 {2} 没有 {0} 批次 {1}，先盘点",
     "By the books no {0} of lot {1} lies at {2}: count first"},
    {"move.too_many", "账上 {1} 只剩 {2} 件 {0}，先盘点",
     "By the books only {2} more {0} lie at {1}: count first"},
    {"move.gone", "账上 {1} 只有 {2} 件 {0}，扫“撤销”或先盘点",
     "By the books only {2} {0} lie at {1}: UNDO, or count"},
    {"move.not_inspected", "{0} 的货还没验收，不能拿", "Goods at {0} are not inspected: leave them"},
    {"move.to_inspection", "{0} 只收待检的货，扫别的库位",
     "{0} is for goods to be inspected: scan another location"},
    {"move.same_place", "货就是从 {0} 拿的，扫别的库位", "It came from {0}: scan another location"},
    {"move.bad_stays", "{0} 是次品，只能放次品、返修或隔离区",
     "{0} is bad: only to defects, repair or quarantine"},
    {"move.hazard_place", "{0} 是危险品，只能放危险品库位",
     "{0} is hazardous: only to a location for hazardous goods"},
    {"move.hazard_person", "{0} 是危险品，你没有资格搬，叫指定人员",
     "{0} is hazardous and you are not named for it: call somebody who is"},
    {"move.nothing_moved", "没有可撤销的", "Nothing to undo"},
    {"move.nothing_passed", "没有待上架的货", "Nothing waits to be put away"},
    {"move.no_place", "没有这个库位：{0}", "No such location: {0}"},
    {"move.not_this", "这里要扫库位或商品：{0}", "Scan a location or an item here, not {0}"},
    // What helps.
    {"move.hazard_hint", "⚠ 危险品", "⚠ Hazardous"},
    {"move.why_same", "{0} 已有同样的货", "{0} holds the same item"},
    {"move.why_empty", "{0} 是最近的空库位", "{0} is the nearest empty location"},
    {"move.hint_empty", "{0}：空", "{0}: empty"},
    {"move.hint_lying", "{0} × {1}", "{1} × {0}"},
    {"move.hint_lot", "{0} × {1}，批次 {2}", "{1} × {0}, lot {2}"},
    {"move.card_in", "{0} 入 {1} +{2}（从 {3}）{4}", "{0} in {1} +{2} (from {3}) {4}"},
    {"move.card_out", "{0} 出 {1} −{2}（到 {3}）{4}", "{0} out {1} −{2} (to {3}) {4}"},
    {"command.card", "存储卡", "Stock card"},
    {"command.passed", "已验收待上架", "Passed inspection"},
    {"stacks.bad", "堆码看不懂：4X5P3 = 4 堆每堆 5 件加 3 件，合计 1 到 {0} 件",
     "No such stacks: 4X5P3 means 4 stacks of 5, and 3; 1 to {0} in all"},
});

}  // namespace

const std::span<const CatalogueRow> kMoveTexts = kTexts;

}  // namespace packbench::workflows
