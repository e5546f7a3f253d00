// The steps of a shift's checklist: point by point, who is here, the signature.
#pragma once
#include <array>

#include "station/workflows/workflow.hpp"

namespace packbench::workflows::shift {

// The answers to a point, in the order in which they are numbered.
inline constexpr std::array<const char*, 2> kAnswers{"shift.fine", "shift.odd"};
// The lists in the order of records::ShiftList.
inline constexpr std::array<const char*, 2> kLists{"shift.opening", "shift.closing"};

// PB-C-CHOOSE: which list; then the answer to the point in question.
[[nodiscard]] Verdict choose(Draft& draft);
// What is odd at that point.
[[nodiscard]] Verdict odd_chosen(Draft& draft, const records::WorkAsked& asked, std::size_t choice);
// The last badge, else the last answer; where there is neither, the checklist itself.
[[nodiscard]] Verdict undo(Draft& draft);

// A badge of somebody who is here.
[[nodiscard]] Verdict add_present(Draft& draft);
[[nodiscard]] Verdict done(Draft& draft);
[[nodiscard]] Verdict signed_by(Draft& draft, const records::WorkAsked& asked,
                                const records::Operator& person);

void draw(Screen& screen, const LaneState& state, const Rules& rules);

}  // namespace packbench::workflows::shift
