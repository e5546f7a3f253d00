// The fold of a walk of moves.
#include "station/workflows/move_state.hpp"

#include <algorithm>

namespace packbench::workflows {
namespace {

using namespace records;

template <class Event>
void on(MoveState&, const Event&) {}

// What is shown of the place keeps up with what is taken from it and brought back.
void change_lying(MoveState& state, const std::string& place, const MoveLying& piece, std::int64_t quantity) {
  if (!state.from || state.from->place != place) return;
  auto& lying = state.from->lying;
  auto at = std::find_if(lying.begin(), lying.end(),
                         [&](const auto& row) { return row.item == piece.item && row.lot == piece.lot; });
  if (at == lying.end()) at = lying.insert(at, {piece.item, piece.name, piece.lot, 0});
  at->quantity += quantity;
  if (at->quantity <= 0) lying.erase(at);
}

void on(MoveState& state, const MoveStarted& event) {
  state.from = event;
}
void on(MoveState& state, const MoveTaken& event) {
  state.hand = event;
  state.barcode = event.barcode;
  state.cases = event.whole;
}
void on(MoveState& state, const MovePutBack&) {
  state.hand.reset();
}
void on(MoveState& state, const MoveMoved& event) {
  state.hand.reset();
  state.last_entry = event.entry;
  state.moved.push_back(event);
  change_lying(state, event.from, {event.item, event.name, event.lot, 0}, -event.quantity);
}
void on(MoveState& state, const MoveUndone& event) {
  const auto entry = std::find_if(state.moved.begin(), state.moved.end(),
                                  [&](const auto& moved) { return moved.entry == event.entry; });
  if (entry == state.moved.end()) return;
  change_lying(state, event.from, {entry->item, entry->name, entry->lot, 0}, event.quantity);
  state.moved.erase(entry);
}

}  // namespace

void fold(MoveState& state, const Event& event) {
  event.visit([&](const auto& e) { on(state, e); });
}

}  // namespace packbench::workflows
