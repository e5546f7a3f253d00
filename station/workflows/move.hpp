// The steps of put-away and moves.
#pragma once
#include "station/workflows/workflow.hpp"

namespace packbench::workflows {

// Quarantine, defects, repair: what lies there is bad, and stays among its like until somebody decides about
// it.
[[nodiscard]] bool is_bad(records::Zone zone);
// Dock and inspection: from there only receiving moves goods (F1).
[[nodiscard]] bool is_uninspected(records::Zone zone);

// How many pieces of the item and lot lie at the place by the books.
[[nodiscard]] std::int64_t lying_at(const ItemFacts& facts, std::string_view place, std::string_view lot);

// move_take.cpp
// -------------------------------------------------------------------------------------------------

// Goods are taken from this place from now on; its card is shown.
[[nodiscard]] Verdict start_from(Draft& draft, const LocationFacts& place);
// An item into the hand.
[[nodiscard]] Verdict take_scanned(Draft& draft);
// The answers to "which item?" and "which lot?".
[[nodiscard]] Verdict item_chosen(Draft& draft, const records::WorkAsked& asked, std::size_t choice);
[[nodiscard]] Verdict lot_chosen(Draft& draft, const records::WorkAsked& asked, std::size_t choice);

// move_put.cpp
// --------------------------------------------------------------------------------------------------

// What is in the hand goes to this location; `accepted`: questions answered with yes.
[[nodiscard]] Verdict put_at(Draft& draft, const LocationFacts& to, std::vector<std::string> accepted);
[[nodiscard]] Verdict put_answered(Draft& draft, const records::WorkAsked& asked, std::size_t choice);

// move_label.cpp
[[nodiscard]] std::optional<LabelSubject> label_of_move(const LaneState& state);

// move_screen.cpp
void draw_move(Screen& screen, const LaneState& state, const Rules& rules);

}  // namespace packbench::workflows
