// The fold of a shift's checklist.
#include "station/workflows/shift_state.hpp"

#include <algorithm>

namespace packbench::workflows {
namespace {

using namespace records;

template <class Event>
void on(ShiftState&, const Event&) {}

void on(ShiftState& state, const ShiftBegan& event) {
  state.began = event;
}
void on(ShiftState& state, const ShiftPoint& event) {
  state.answers.push_back(event);
}
void on(ShiftState& state, const ShiftPointUndone& event) {
  std::erase_if(state.answers, [&](const ShiftPoint& answer) { return answer.number == event.number; });
}
void on(ShiftState& state, const ShiftPresent& event) {
  state.present.push_back(event);
}
void on(ShiftState& state, const ShiftPresentUndone& event) {
  std::erase_if(state.present, [&](const ShiftPresent& present) { return present.who == event.who; });
}

}  // namespace

void fold(ShiftState& state, const Event& event) {
  event.visit([&](const auto& e) { on(state, e); });
}

const std::string* next_point(const ShiftState& state) {
  if (!state.began || all_answered(state)) return nullptr;
  return &state.began->points[state.answers.size()];
}

bool all_answered(const ShiftState& state) {
  return state.began && state.answers.size() >= state.began->points.size();
}

bool is_present(const ShiftState& state, std::string_view person) {
  return std::any_of(state.present.begin(), state.present.end(),
                     [&](const auto& p) { return p.who == person; });
}

}  // namespace packbench::workflows
