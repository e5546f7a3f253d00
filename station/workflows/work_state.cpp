// The fold of a document's stream.
#include "station/workflows/work_state.hpp"

#include <boost/mp11.hpp>

namespace packbench::workflows {
namespace {

using namespace records;

void settle(WorkState& state) {
  state.asked.reset();
  state.awaited.reset();
  state.quantity = 0;
}

void on(WorkState& state, const WorkOpened& event) {
  settle(state);
  state.kind = event.kind;
  state.document = event.document;
  state.lane = event.lane;
  state.person = event.person;
  state.token = event.token;
  state.revision = event.revision;
  const auto index = static_cast<std::size_t>(event.kind);
  if (state.job.index() == index) return;
  boost::mp11::mp_with_index<std::variant_size_v<FlowState>>(index, [&](auto i) { state.job.emplace<i>(); });
}
void on(WorkState& state, const WorkSetAside&) {
  settle(state);
  state.lane.clear();
  state.person.clear();
}
void on(WorkState& state, const WorkEnded&) {
  settle(state);
  state.lane.clear();
  state.person.clear();
  state.ended = true;
}
void on(WorkState& state, const WorkAsked& event) {
  state.awaited.reset();
  state.asked = event;
}
void on(WorkState& state, const WorkAwaited& event) {
  state.asked.reset();
  state.awaited = event;
}
void on(WorkState& state, const WorkDropped&) {
  settle(state);
}
void on(WorkState& state, const WorkQuantity& event) {
  state.quantity = event.quantity;
}
void on(WorkState& state, const PrintRequested&) {
  state.asked.reset();  // why a label is printed again
  state.quantity = 0;   // it said how many labels
}

template <class Event>
constexpr bool is_work_event = boost::mp11::mp_contains<WorkEvents, Event>::value;

// What happens at the lane whatever the document: not of its stream.
template <class Event>
constexpr bool is_elsewhere =
    boost::mp11::mp_contains<boost::mp11::mp_append<LaneEvents, PackEvents, PrintEvents, TicketEvents>,
                             Event>::value;

// Facts from outside say so: they change nothing until the workflow takes them over.
template <class Event>
concept Told = Event::kTold;

// The workflow has taken over what was told meanwhile.
template <class Event>
concept TakesOver = Event::kTakesOver;

}  // namespace

WorkState apply(WorkState state, const Event& event) {
  event.visit([&](const auto& e) {
    using Type = std::decay_t<decltype(e)>;
    if constexpr (is_work_event<Type> || std::is_same_v<Type, PrintRequested>) {
      on(state, e);
    } else if constexpr (!is_elsewhere<Type> && !Told<Type>) {
      settle(state);
      if constexpr (TakesOver<Type>) state.revision = e.revision;
    }
  });
  fold(state.labels, event);
  std::visit([&](auto& job) { fold(job, event); }, state.job);
  return state;
}

WorkState fold_work(const std::vector<Event>& history) {
  WorkState state;
  for (const auto& event : history) state = workflows::apply(std::move(state), event);
  return state;
}

}  // namespace packbench::workflows
