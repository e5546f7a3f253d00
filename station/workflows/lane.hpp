// What a lane does with an input, whatever is packed there: badges, stops, take-over, language; the rest is
// the pack's.
#pragma once
#include "station/workflows/workflow.hpp"

namespace packbench::workflows {

// The events that the input causes and how it is met. advance(state, decision) is the state afterwards.
[[nodiscard]] Decision decide(const LaneState& state, const Input& input, const Rules& rules);

// The orders whose facts the next decision may need although no code of theirs is scanned: those in question.
[[nodiscard]] std::vector<std::string> orders_in_question(const LaneState& state);

// What the next decision may need besides what its scan means: items and locations of the work, orders in
// question.
[[nodiscard]] Questions questions(const LaneState& state);

// Adds what must be looked up to open this document, or to take over what was told of it.
void add_needs(const WorkFacts& work, Questions& asked);

// The screen of the lane; `verdict` is how the last input was met (none after a start).
[[nodiscard]] Screen view(const LaneState& state, const Verdict& verdict, const Rules& rules);

}  // namespace packbench::workflows
