// The steps of a count, as count.cpp puts them together.
#pragma once
#include "station/workflows/workflow.hpp"

namespace packbench::workflows {

// count_scan.cpp: pieces, one by one, by quantity or by stacks (F5).
[[nodiscard]] Verdict count_scan(Draft& draft);
[[nodiscard]] Verdict count_captured(Draft& draft, const records::WorkAwaited& piece);
[[nodiscard]] Verdict count_chosen_item(Draft& draft, const records::WorkAsked& asked, std::size_t choice);
[[nodiscard]] Verdict count_undo(Draft& draft);

// Items that were moved while they were counted are counted anew: one event for each that is not yet; nothing
// when there is none.
[[nodiscard]] std::optional<Verdict> restart_moved(Draft& draft);

// count_done.cpp: what was not found, and what the round comes to.
[[nodiscard]] Verdict count_done(Draft& draft);
[[nodiscard]] Verdict count_found_none(Draft& draft, const records::WorkAsked& asked);

// Whether every limit that is given holds, and one is given.
[[nodiscard]] bool is_tolerated(const records::CountTolerance& tolerance,
                                const std::vector<records::CountLine>& lines);
// The movements that make the books follow the shelf.
void correct(Draft& draft, const std::vector<records::CountLine>& lines);

// count_approve.cpp: cause, responsible person, approval (F16); or another count.
[[nodiscard]] Verdict count_approve(Draft& draft);
[[nodiscard]] Verdict count_reject(Draft& draft);
[[nodiscard]] Verdict count_chosen_cause(Draft& draft, const records::WorkAsked& asked, std::size_t choice);
[[nodiscard]] Verdict count_signed(Draft& draft, const records::WorkAsked& asked,
                                   const records::Operator& person);

// count_screen.cpp
void count_draw(Screen& screen, const LaneState& state, const Rules& rules);

}  // namespace packbench::workflows
