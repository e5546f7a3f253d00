// The fold of a pick list.
#include "station/workflows/pick_state.hpp"

#include <algorithm>

namespace packbench::workflows {
namespace {

using namespace records;

template <class Event>
void on(PickState&, const Event&) {}

void leave_step(PickState& state) {
  state.step.reset();
  state.hand.reset();
  state.arrived = false;
}

PickTask* task_of(PickState& state, const std::string& order, const std::string& line,
                  const std::string& item) {
  const auto at = std::find_if(state.tasks.begin(), state.tasks.end(), [&](const PickTask& task) {
    return task.order == order && task.line.line == line && task.line.item == item;
  });
  return at == state.tasks.end() ? nullptr : &*at;
}

void on(PickState& state, const PickBegan& event) {
  state.mode = event.mode;
  state.one_tote = event.one_tote;
  for (const auto& order : event.orders) {
    state.orders.push_back({order.order, order.revision, "", false});
    for (const auto& line : order.lines) state.tasks.push_back({order.order, line, 0, 0});
  }
}
void on(PickState& state, const PickBound& event) {
  for (auto& order : state.orders)
    if (order.order == event.order) order.tote = event.tote;
}
void on(PickState& state, const PickSent& event) {
  state.step = event;
  state.hand.reset();
  state.arrived = event.there;
}
void on(PickState& state, const PickArrived& event) {
  state.arrived = true;
  state.location = event.location;
  if (state.step) state.sequence = state.step->sequence;
}
void on(PickState& state, const PickTaken& event) {
  state.hand = event;
}
void on(PickState& state, const PickPutBack&) {
  state.hand.reset();
}
void on(PickState& state, const PickPicked& event) {
  state.last_entry = event.entry;
  state.picked.push_back(event);
  if (auto* task = task_of(state, event.order, event.line, event.item)) task->picked += event.quantity;
  leave_step(state);
}
void on(PickState& state, const PickUndone& event) {
  std::erase_if(state.picked, [&](const PickPicked& picked) { return picked.entry == event.entry; });
  if (auto* task = task_of(state, event.order, event.line, event.item)) task->picked -= event.quantity;
  leave_step(state);
}
void on(PickState& state, const PickMissed& event) {
  state.missed.push_back(event);
  leave_step(state);
}
void on(PickState& state, const PickShorted& event) {
  if (auto* task = task_of(state, event.order, event.line, event.item)) task->shorted += event.quantity;
}
void on(PickState& state, const PickTold& event) {
  for (auto& order : state.orders)
    if (order.order == event.order) order.revision = event.revision;
}
void on(PickState& state, const PickDropped& event) {
  for (auto& order : state.orders)
    if (order.order == event.order) order.dropped = true;
  std::erase_if(state.tasks, [&](const PickTask& task) { return task.order == event.order; });
  std::erase_if(state.picked, [&](const PickPicked& picked) { return picked.order == event.order; });
  if (state.step && state.step->order == event.order) leave_step(state);
}

}  // namespace

void fold(PickState& state, const Event& event) {
  event.visit([&](const auto& e) { on(state, e); });
}

const PickTote* without_tote(const PickState& state) {
  const auto at = std::find_if(state.orders.begin(), state.orders.end(),
                               [](const PickTote& order) { return order.tote.empty() && !order.dropped; });
  return at == state.orders.end() ? nullptr : &*at;
}

bool all_picked(const PickState& state) {
  return std::all_of(state.tasks.begin(), state.tasks.end(),
                     [](const PickTask& task) { return left(task) == 0; });
}

}  // namespace packbench::workflows
