// The fold of a return.
#include "station/workflows/returns_state.hpp"

namespace packbench::workflows {
namespace {

using namespace records;

template <class Event>
void on(ReturnsState&, const Event&) {}

void on(ReturnsState& state, const ReturnBegan& event) {
  state.began = event;
}
void on(ReturnsState& state, const ReturnKindTold& event) {
  state.kind = event.kind;
}
void on(ReturnsState& state, const ReturnPackagingSeen& event) {
  state.packaging = event.packaging;
}
void on(ReturnsState& state, const ReturnGraded& event) {
  state.entries.push_back(event);
  state.last_entry = event.entry;
  state.counted.reset();
}
void on(ReturnsState& state, const ReturnUndone& event) {
  std::erase_if(state.entries, [&](const ReturnGraded& entry) { return entry.entry == event.entry; });
  state.counted.reset();
}
void on(ReturnsState& state, const ReturnCounted& event) {
  state.counted = event;
}
void on(ReturnsState& state, const ReturnExchangeTold& event) {
  state.exchange = event.ground;
}

}  // namespace

void fold(ReturnsState& state, const Event& event) {
  event.visit([&](const auto& e) { on(state, e); });
}

}  // namespace packbench::workflows
