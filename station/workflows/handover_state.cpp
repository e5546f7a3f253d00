// The fold of a manifest.
#include "station/workflows/handover_state.hpp"

namespace packbench::workflows {
namespace {

using namespace records;

template <class Event>
void on(HandoverState&, const Event&) {}

void on(HandoverState& state, const HandoverBegan& event) {
  state.stage = HandoverStage::open;
  state.carrier = event.carrier;
  state.cutoff = event.cutoff;
}
void on(HandoverState& state, const HandoverScanned& event) {
  state.parcels.push_back(
      {event.position, event.parcel, event.order, event.waybill, event.number, event.pieces, event.weight_g});
  state.last_position = event.position;
  state.waiting = event.waiting;
}
void on(HandoverState& state, const HandoverUndone& event) {
  std::erase_if(state.parcels, [&](const HandoverParcel& parcel) { return parcel.parcel == event.parcel; });
  ++state.waiting;
}
void on(HandoverState& state, const HandoverClosed& event) {
  state.stage = HandoverStage::closed;
  state.left_out = event.left_out;
}
void on(HandoverState& state, const HandoverReopened&) {
  state.stage = HandoverStage::open;
  state.left_out = 0;
}
void on(HandoverState& state, const HandoverHanded&) {
  state.stage = HandoverStage::handed;
}

}  // namespace

void fold(HandoverState& state, const Event& event) {
  event.visit([&](const auto& e) { on(state, e); });
}

}  // namespace packbench::workflows
