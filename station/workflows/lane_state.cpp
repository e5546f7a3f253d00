// The fold of a lane, and what it is busy with.
#include "station/workflows/lane_state.hpp"

#include "station/workflows/pack_progress.hpp"

namespace packbench::workflows {
namespace {

using namespace records;

template <class Event>
void on(LaneState&, const Event&) {}

void on(LaneState& state, const LaneSignedIn& event) {
  state.person = event.person;
  state.asked.reset();
}
void on(LaneState& state, const LaneSignedOut&) {
  state.person.reset();
}
void on(LaneState& state, const LaneStopped& event) {
  state.stop = event.text;
}
void on(LaneState& state, const LaneAcknowledged&) {
  state.stop.reset();
}
void on(LaneState& state, const LaneAsked& event) {
  state.asked = event;
}
void on(LaneState& state, const LaneAnswered&) {
  state.asked.reset();
}
void on(LaneState& state, const LaneLanguage& event) {
  if (state.person) state.person->language = event.language;
}

// An order is at this lane as long as the last one who opened it is this lane.
bool is_elsewhere(const LaneState& state) {
  return state.pack && (state.pack->lane != state.lane || state.pack->end);
}

bool moves_order(const Event& event) {
  return event.is<PackOpened>() || event.is<PackSetAside>() || event.is<PackFinished>();
}

bool moves_work(const Event& event) {
  return event.is<WorkOpened>() || event.is<WorkSetAside>() || event.is<WorkEnded>();
}

Phase phase_of_pack(const PackState& pack) {
  if (sealed_too_much(pack)) return Phase::blocked;
  if (pack.asked) return pack.asked->choices.empty() ? Phase::approving : Phase::asking;
  if (pack.awaited) return Phase::awaiting;
  if (taking_out(pack)) return Phase::taking_out;
  return unsealed_parcel(pack) ? Phase::sealing : Phase::packing;
}

Phase phase_of_work(const WorkState& work) {
  if (work.asked) return work.asked->choices.empty() ? Phase::work_signing : Phase::work_asking;
  return work.awaited ? Phase::work_awaiting : Phase::working;
}

void apply_to_work(LaneState& state, const Event& event) {
  if (const auto* opened = event.as<WorkOpened>()) {
    const bool known =
        state.work && state.work->kind == opened->kind && state.work->document == opened->document;
    if (!known && opened->lane != state.lane) return;  // another document, at another lane
    if (!known) state.work.emplace();
  }
  if (!state.work) return;
  state.work = workflows::apply(std::move(*state.work), event);
  // A document that is taken over is resumed as the other lane left it, some events before it is opened here.
  if (moves_work(event) && state.work->lane != state.lane) state.work.reset();
}

}  // namespace

LaneState::LaneState() = default;
LaneState::~LaneState() = default;
LaneState::LaneState(const LaneState&) = default;
LaneState::LaneState(LaneState&&) noexcept = default;
LaneState& LaneState::operator=(const LaneState&) = default;
LaneState& LaneState::operator=(LaneState&&) noexcept = default;
bool LaneState::operator==(const LaneState&) const = default;

Phase phase_of(const LaneState& state) {
  return state.stop ? Phase::stopped : calm_phase_of(state);
}

Phase calm_phase_of(const LaneState& state) {
  if (!state.person) return Phase::signed_out;
  if (state.asked) return Phase::confirming;
  if (state.work) return phase_of_work(*state.work);
  return state.pack ? phase_of_pack(*state.pack) : Phase::idle;
}

std::string language_of(const LaneState& state) {
  return state.person && !state.person->language.empty() ? state.person->language : "zh-CN";
}

LaneState apply(LaneState state, const Event& event) {
  event.visit([&](const auto& e) { on(state, e); });
  if (const auto* opened = event.as<PackOpened>()) {
    const bool known = state.pack && state.pack->order.order == opened->order.order;
    if (!known && opened->lane != state.lane) return state;  // another order, at another lane
    if (!known) state.pack.emplace();
  }
  if (state.pack) state.pack = workflows::apply(std::move(*state.pack), event);
  if (moves_order(event) && is_elsewhere(state)) state.pack.reset();
  apply_to_work(state, event);
  return state;
}

LaneState advance(LaneState state, const Decision& decision) {
  if (!decision.resumed.empty()) state.pack = fold(decision.resumed);
  if (!decision.resumed_work.empty()) state.work = fold_work(decision.resumed_work);
  for (const auto& event : decision.events) state = workflows::apply(std::move(state), event);
  return state;
}

LaneState restore(std::string lane, std::optional<Operator> person, std::optional<Text> stop,
                  std::optional<LaneAsked> asked, const std::vector<Event>& history,
                  const std::vector<Event>& work_history) {
  LaneState state;
  state.lane = std::move(lane);
  state.person = std::move(person);
  state.stop = std::move(stop);
  state.asked = std::move(asked);
  if (!history.empty()) state.pack = fold(history);
  if (is_elsewhere(state)) state.pack.reset();
  if (!work_history.empty()) state.work = fold_work(work_history);
  if (state.work && state.work->lane != state.lane) state.work.reset();
  return state;
}

}  // namespace packbench::workflows
