// The manifest on the screen.
#include "station/workflows/handover.hpp"

namespace packbench::workflows::handover {
namespace {

constexpr std::size_t kShown = 8;  // of the parcels, the latest

Text instruction(const HandoverState& job) {
  if (job.stage == HandoverStage::beginning) return say("handover.scan_first");
  if (job.stage == HandoverStage::closed) return say("handover.wait_driver", job.carrier);
  return say("handover.scan_next", job.carrier);
}

}  // namespace

void draw(Screen& screen, const LaneState& state, const Rules&) {
  const auto& job = std::get<HandoverState>(state.work->job);
  const auto count = static_cast<std::int64_t>(job.parcels.size());
  screen.title = job.carrier.empty() ? say("handover.title_new") : say("handover.title", job.carrier, count);
  screen.instruction = instruction(job);
  screen.carrier = job.carrier;
  screen.done = count;
  screen.wanted = count + job.waiting;
  if (!job.cutoff.empty()) screen.hints.push_back(say("handover.cutoff", job.cutoff));
  if (job.stage == HandoverStage::open && job.waiting > 0)
    screen.hints.push_back(say("handover.waiting", job.waiting));
  if (job.left_out > 0) screen.hints.push_back(say("handover.was_left_out", job.left_out));
  for (auto parcel = job.parcels.rbegin(); parcel != job.parcels.rend() && screen.parcels.size() < kShown;
       ++parcel)
    screen.parcels.push_back({parcel->parcel, parcel->waybill, job.carrier, "", parcel->number,
                              parcel->pieces, parcel->weight_g, 0, true});
}

}  // namespace packbench::workflows::handover
