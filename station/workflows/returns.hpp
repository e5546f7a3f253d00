// The steps of a return: what it is about, how it looks, piece by piece, and its end.
#pragma once
#include <array>

#include "db/records/places.hpp"
#include "station/workflows/workflow.hpp"

namespace packbench::workflows::returns {

// Where a piece goes: a word of Rules::return_grades, its text, the place of the ledger it is booked to.
struct Disposition {
  std::string_view id, text, place;
  bool stock = false;          // goes back to stock, and gets a label for it
  std::string_view mark = "";  // on that label: as records::PrintGoods
};
inline constexpr std::array kDispositions{
    Disposition{"shelf", "returns.to_shelf", records::kPassedPlace,
                true},  // put away like goods that passed inspection
    Disposition{"repackage", "returns.to_repackage", "repackage", true, "repackage"},
    Disposition{"repair", "returns.to_repair", "repair"},
    Disposition{"defects", "returns.to_defects", records::kDefectsPlace},
    Disposition{"supplier", "returns.to_supplier", "supplier"},
    Disposition{"hold", "returns.to_hold", "quarantine"},
};
// The row of that word; an unknown one of a configuration is held back.
[[nodiscard]] const Disposition& disposition_of(std::string_view id);

// An RMA, an order, a parcel: what the return is about.
[[nodiscard]] Verdict scan_source(Draft& draft);
[[nodiscard]] Verdict begin_rma(Draft& draft, const WorkFacts& told);
[[nodiscard]] Verdict blind(Draft& draft);

// The next question that must be answered before pieces are scanned, else `otherwise`.
[[nodiscard]] Verdict ask_next(Draft& draft, Verdict otherwise);

[[nodiscard]] Verdict scan_piece(Draft& draft);
// The piece is known with all it must show: which grade?
[[nodiscard]] Verdict take(Draft& draft, const records::WorkAwaited& piece);
[[nodiscard]] Verdict grade_chosen(Draft& draft, const records::WorkAsked& asked, std::size_t choice);
[[nodiscard]] Verdict other_grade_chosen(Draft& draft, const records::WorkAsked& asked, std::size_t choice);
[[nodiscard]] Verdict disposition_chosen(Draft& draft, const records::WorkAsked& asked, std::size_t choice);
[[nodiscard]] Verdict undo(Draft& draft);

// The piece whose grade is asked: a label may follow.
[[nodiscard]] Questions asks(const LaneState& state);

// The last piece, where it goes back to stock.
[[nodiscard]] std::optional<LabelSubject> labelled(const LaneState& state);

[[nodiscard]] Verdict done(Draft& draft);
[[nodiscard]] Verdict count_confirmed(Draft& draft, const records::WorkAsked& asked, std::size_t choice);
[[nodiscard]] Verdict signed_by(Draft& draft, const records::WorkAsked& asked,
                                const records::Operator& person);

// Announced, and not among the pieces.
[[nodiscard]] std::vector<records::ReturnLine> missing_of(const ReturnsState& state);
[[nodiscard]] std::int64_t pieces_of_item(const ReturnsState& state, std::string_view item);

// F26. A customer gets other goods for what he sends back; scanned again, he does not. Past the days for it,
// only for a fault of quality.
[[nodiscard]] Verdict exchange(Draft& draft);
[[nodiscard]] Verdict fault_confirmed(Draft& draft, const records::WorkAsked& asked, std::size_t choice);
[[nodiscard]] bool may_exchange(const ReturnsState& state);
// An exchange of which no piece came back: it can't be signed.
[[nodiscard]] bool is_empty_exchange(const ReturnsState& state);
// Signed: asks the centre for the new order of an exchange, under a ticket.
void want_exchange(Draft& draft);

// "1 × MUG, 2 × TEE".
[[nodiscard]] std::string list_of(const std::vector<records::ReturnLine>& lines);

// F26: whether it may still come back, by the days since shipping; nothing where they are not known.
[[nodiscard]] std::optional<Text> window_text(const ReturnsState& state, const Rules& rules);

void draw(Screen& screen, const LaneState& state, const Rules& rules);

}  // namespace packbench::workflows::returns
