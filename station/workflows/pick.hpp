// The steps of picking.
#pragma once
#include "station/workflows/workflow.hpp"

namespace packbench::workflows {

// pick_list.cpp: which orders
// ---------------------------------------------------------------------------------

// Offers the lists that can be made of the orders that wait.
[[nodiscard]] Verdict offer_lists(Draft& draft);
[[nodiscard]] std::optional<Text> nothing_to_pick(const Draft& draft, const WorkFacts& facts);
[[nodiscard]] Verdict list_chosen(Draft& draft, const records::WorkAsked& asked, std::size_t choice);
// An order, tote or pick list code names the orders.
[[nodiscard]] Verdict list_by_code(Draft& draft);
// A tote for the order, or for all of them.
[[nodiscard]] Verdict bind_tote(Draft& draft);

// pick_walk.cpp: where next
// -----------------------------------------------------------------------------------

// Sends to the next step, reports what nobody has, asks for the signature when nothing is left. `just`: what
// this decision took from a place, which the facts don't know yet.
[[nodiscard]] Verdict walk_on(Draft& draft, Verdict verdict, const records::PickPicked* just = nullptr);
// Orders of the list that were cancelled or changed meanwhile leave it: the picker is told. Nothing: all is
// as it was.
[[nodiscard]] std::optional<Verdict> told_changes(Draft& draft);
[[nodiscard]] Verdict ask_signature(Draft& draft);

// pick_scan.cpp: location, item, tote
// -------------------------------------------------------------------------

[[nodiscard]] Verdict scan_step(Draft& draft);
[[nodiscard]] Verdict pick_item_chosen(Draft& draft, const records::WorkAsked& asked, std::size_t choice);
[[nodiscard]] Verdict pick_lot_chosen(Draft& draft, const records::WorkAsked& asked, std::size_t choice);
[[nodiscard]] Verdict empty_answered(Draft& draft, const records::WorkAsked& asked, std::size_t choice);

// Pieces of the item at the location by the books, whatever the lot.
[[nodiscard]] std::int64_t pieces_at(const ItemFacts& facts, std::string_view location);
// The tote that was scanned, whether it is known here or not.
[[nodiscard]] std::optional<std::string> scanned_tote(const Draft& draft);

// pick_screen.cpp
void draw_pick(Screen& screen, const LaneState& state, const Rules& rules);

}  // namespace packbench::workflows
