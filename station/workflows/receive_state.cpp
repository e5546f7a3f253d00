// The fold of a receipt: one function for each event that changes it.
#include "station/workflows/receive_state.hpp"

#include <algorithm>

#include "db/records/places.hpp"

namespace packbench::workflows {
namespace {

using namespace records;

// What was said for the next scan only.
void forget(ReceiveState& state) {
  state.mark.clear();
  state.held = {};
}

bool was_counted(const ReceiveState& state, const std::string& line) {
  return std::any_of(state.entries.begin(), state.entries.end(), [&](const ReceiveEntry& entry) {
    return std::any_of(entry.parts.begin(), entry.parts.end(),
                       [&](const ReceivePart& part) { return part.line == line; });
  });
}

void add_item(ReceiveState& state, const ReceiveItem& item) {
  std::erase_if(state.items, [&](const ReceiveItem& known) { return known.item == item.item; });
  state.items.push_back(item);
}

// Lines that the note has no more stay where pieces of them lie.
void take_note(ReceiveState& state, const InboundNote& note, const std::vector<ReceiveItem>& items) {
  std::vector<ReceiveLine> lines;
  for (const auto& line : note.lines)
    lines.push_back({line.line, line.item, line.lot, note.cancelled ? 0 : line.quantity});
  for (const auto& old : state.lines) {
    const bool stays =
        std::any_of(lines.begin(), lines.end(), [&](auto& line) { return line.line == old.line; });
    if (!stays && was_counted(state, old.line)) lines.push_back({old.line, old.item, old.lot, 0});
  }
  state.note = note;
  state.lines = std::move(lines);
  for (const auto& item : items) add_item(state, item);
}

ReceiveGoods& goods_of(ReceiveState& state, const ReceiveLot& lot) {
  for (auto& known : state.goods)
    if (known.goods == lot) return known;
  return state.goods.emplace_back(ReceiveGoods{lot, 0, 0, 0, 0});
}

template <class Event>
void on(ReceiveState&, const Event&) {}

void on(ReceiveState& state, const WorkOpened& event) {
  const bool other = !state.person.empty() && state.person != event.person;
  if (other && !state.entries.empty() && state.owed == ReceiveWitness::none)
    state.owed = ReceiveWitness::handover;
  state.person = event.person;
  state.examined.reset();
  forget(state);
}
void on(ReceiveState& state, const WorkSetAside&) {
  state.person.clear();
  state.examined.reset();
  forget(state);
}
void on(ReceiveState& state, const WorkAwaited&) {
  state.held = {};  // it is part of what is awaited
}
void on(ReceiveState& state, const WorkDropped&) {
  state.held = {};
}
void on(ReceiveState& state, const ReceiveBegan& event) {
  state.began = true;
  state.blind = event.blind;
  if (event.blind) state.owed = ReceiveWitness::blind;
  state.place = event.place;
  state.defects = std::string(kDefectsPlace);
  take_note(state, event.note, event.items);
}
void on(ReceiveState& state, const ReceiveChanged& event) {
  take_note(state, event.note, event.items);
}
void on(ReceiveState& state, const ReceiveWitnessed&) {
  state.owed = ReceiveWitness::none;
}
void on(ReceiveState& state, const ReceiveItemMet& event) {
  add_item(state, event.item);
}
void on(ReceiveState& state, const ReceivePlaced& event) {
  const bool counts = event.zone == Zone::inspection;
  (counts ? state.place : state.defects) = event.location;
  (counts ? state.place_hazardous : state.defects_hazardous) = event.hazardous;
}
void on(ReceiveState& state, const ReceiveHeld& event) {
  state.held = event.capture;
}
void on(ReceiveState& state, const ReceiveMarked& event) {
  state.mark = event.reason;
}
void on(ReceiveState& state, const ReceiveCounted& event) {
  state.entries.push_back(
      {event.entry, event.quantity, event.goods, event.serial, event.parts, event.barcode, event.pack});
  goods_of(state, event.goods).counted += event.quantity;
  state.last_entry = event.entry;
  state.last_item = event.goods.item;
  state.last_line = event.parts.empty() ? "" : event.parts.front().line;
  forget(state);
}
void on(ReceiveState& state, const ReceiveUndone& event) {
  std::erase_if(state.entries, [&](const ReceiveEntry& entry) { return entry.entry == event.entry; });
  goods_of(state, event.goods).counted -= event.quantity;
  std::erase_if(state.goods, [](const ReceiveGoods& goods) { return goods.counted == 0; });
  state.last_item = event.goods.item;
  state.last_line.clear();
  forget(state);
}
void on(ReceiveState& state, const ReceiveTurned& event) {
  state.inspecting = event.inspecting;
  state.examined.reset();
  forget(state);
}
void on(ReceiveState& state, const ReceiveExamined& event) {
  if (state.examined) {
    state.examined->quantity += event.quantity;
    state.examined->barcode = event.barcode;
    state.examined->pack = event.pack;
  } else {
    state.examined = event;
  }
  state.last_item = event.goods.item;
  state.last_line.clear();
}
void on(ReceiveState& state, const ReceivePutBack&) {
  state.examined.reset();
}
void on(ReceiveState& state, const ReceiveInspected& event) {
  auto& goods = goods_of(state, event.goods);
  (event.result == Inspection::passed ? goods.passed : goods.rejected) += event.quantity;
  goods.sampled += event.examined;
  const auto in_hand = state.examined.value_or(ReceiveExamined{});
  state.decided = {state.decided.number + 1, event, in_hand.barcode, in_hand.pack};
  state.examined.reset();
}
void on(ReceiveState& state, const ReceiveExplained& event) {
  std::erase_if(state.explained, [&](const ReceiveExplained& known) {
    auto same = known.difference;
    same.quantity = event.difference.quantity;
    return same == event.difference;
  });
  state.explained.push_back(event);
}

}  // namespace

void fold(ReceiveState& state, const Event& event) {
  event.visit([&](const auto& e) { on(state, e); });
}

}  // namespace packbench::workflows
