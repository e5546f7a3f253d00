// The fold of a pack: one function for each event that changes it.
#include "station/workflows/pack_state.hpp"

#include <algorithm>

namespace packbench::workflows {
namespace {

using namespace records;

void forget_questions(PackState& state) {
  state.quantity = 0;
  state.awaited.reset();
  state.asked.reset();
}

// What was scanned last makes any earlier weighing of that parcel worthless.
void forget_weight(PackState& state, const std::string& parcel) {
  std::erase_if(state.weighed, [&](const PackWeighed& weighed) { return weighed.parcel == parcel; });
}

// Something went into the parcel, or out of it: it is not closed any more.
void touch(PackState& state, const std::string& parcel) {
  forget_weight(state, parcel);
  for (auto& known : state.parcels)
    if (known.parcel == parcel) known.closed = known.reopened = false;
}

bool has_line(const PackOrder& order, const PackLine& line) {
  return std::any_of(order.lines.begin(), order.lines.end(), [&](const PackLine& known) {
    return known.line == line.line && known.item == line.item;
  });
}

// Another revision: a parcel that is closed but not sealed may hold the wrong pieces now, so it is open
// again.
void replace_order(PackState& state, const PackOrder& order) {
  const bool changed = is_changed(state.order, order);
  for (const auto& line : state.order.lines) {
    if (!has_line(order, line)) state.dropped.push_back(line);
  }
  std::erase_if(state.dropped, [&](const PackLine& line) { return has_line(order, line); });
  state.order = order;
  if (!changed) return;
  forget_questions(state);
  for (auto& parcel : state.parcels) {
    if (parcel.sealed) continue;
    parcel.closed = false;
    forget_weight(state, parcel.parcel);
  }
}

template <class Event>
void on(PackState&, const Event&) {}

void on(PackState& state, const PackOpened& event) {
  replace_order(state, event.order);
  if (state.lane != event.lane) forget_questions(state);
  state.lane = event.lane;
  state.person = event.person;
  state.token = event.token;
}

void on(PackState& state, const PackScanned& event) {
  state.entries.push_back({event.entry, event.quantity, event.line, event.item, event.parcel, event.barcode,
                           event.capture, false});
  state.last_entry = event.entry;
  state.last_line = event.line;
  forget_questions(state);
  touch(state, event.parcel);
}

void on(PackState& state, const PackReleased& event) {
  state.entries.push_back({event.entry, event.quantity, event.line, event.item, event.parcel, "", {}, true});
  state.last_entry = event.entry;
  state.last_line = event.line;
  forget_questions(state);
  touch(state, event.parcel);
}

void on(PackState& state, const PackQuantity& event) {
  state.quantity = event.quantity;
}

void on(PackState& state, const PackAwaited& event) {
  forget_questions(state);
  state.awaited = event;
  state.last_line = event.line;
}

void on(PackState& state, const PackAsked& event) {
  forget_questions(state);
  state.asked = event;
}

void on(PackState& state, const PackDropped&) {
  forget_questions(state);
}

void on(PackState& state, const PackUndone& event) {
  for (auto& entry : state.entries) {
    if (entry.entry == event.entry) entry.quantity -= event.quantity;
  }
  std::erase_if(state.entries, [](const PackEntry& entry) { return entry.quantity <= 0; });
  state.last_line = event.line;
  forget_questions(state);
  touch(state, event.parcel);
}

void on(PackState& state, const PackNoted& event) {
  for (const auto& note : state.order.notes) {
    if (note.note == event.note) state.noted.push_back(note);
  }
}

void on(PackState& state, const PackShorted& event) {
  state.shorts.push_back({event.line, event.item, event.quantity});
  state.last_line = event.line;
  forget_questions(state);
}

void on(PackState& state, const PackParcelClosed& event) {
  std::erase_if(state.parcels, [&](const PackParcel& parcel) { return parcel.parcel == event.parcel; });
  state.parcels.push_back({event.parcel, event.waybill, event.carrier, event.number, true, false});
  forget_questions(state);
}

void on(PackState& state, const PackWeighed& event) {
  forget_weight(state, event.parcel);
  state.weighed.push_back(event);
  forget_questions(state);
}

void on(PackState& state, const PackSealed& event) {
  for (auto& parcel : state.parcels) {
    if (parcel.parcel != event.parcel) continue;
    parcel.sealed = true;
    parcel.waybill = event.waybill;
    parcel.carrier = event.carrier;
  }
}

void on(PackState& state, const PackUnsealed& event) {
  forget_questions(state);
  forget_weight(state, event.parcel);
  state.end.reset();
  for (auto& parcel : state.parcels) {
    if (parcel.parcel != event.parcel) continue;
    parcel.closed = parcel.sealed = false;
    parcel.reopened = true;
    parcel.waybill.clear();
  }
}

void on(PackState& state, const PackChanged& event) {
  replace_order(state, event.order);
}

void on(PackState& state, const PackSetAside&) {
  forget_questions(state);
  state.lane.clear();
}

void on(PackState& state, const PackFinished& event) {
  forget_questions(state);
  state.end = event.end;
}

void on(PackState& state, const PrintRequested& event) {
  if (event.order != state.order.order) return;
  if (state.asked && state.asked->act == PackAct::reprint) state.asked.reset();
  state.jobs.push_back({event.job, event.parcel, event.intent, "", event.copy, JobState::requested});
}

void set_job(PackState& state, const std::string& job, JobState to, const std::string& why = {}) {
  for (auto& known : state.jobs) {
    if (known.job != job) continue;
    known.state = to;
    known.why = why;
  }
}

void on(PackState& state, const PrintSending& event) {
  set_job(state, event.job, JobState::sending);
}
void on(PackState& state, const PrintSent& event) {
  set_job(state, event.job, JobState::sent);
}
void on(PackState& state, const PrintConfirmed& event) {
  set_job(state, event.job, JobState::confirmed);
}
void on(PackState& state, const PrintInDoubt& event) {
  set_job(state, event.job, JobState::in_doubt, event.why);
}
void on(PackState& state, const PrintFailed& event) {
  set_job(state, event.job, JobState::failed, event.why);
}
void on(PackState& state, const PrintVoided& event) {
  set_job(state, event.job, JobState::voided, event.reason);
}

}  // namespace

bool is_changed(const PackOrder& before, const PackOrder& now) {
  return before.revision != now.revision || before.cancelled != now.cancelled;
}

PackState apply(PackState state, const Event& event) {
  event.visit([&](const auto& e) { on(state, e); });
  return state;
}

PackState fold(const std::vector<Event>& events) {
  PackState state;
  for (const auto& event : events) state = workflows::apply(std::move(state), event);
  return state;
}

}  // namespace packbench::workflows
