// Hand-over: the manifest of one carrier. Which carrier is chosen, or told by the first parcel.
#include "station/workflows/handover.hpp"

namespace packbench::workflows {

using namespace records;

namespace handover {
namespace {

Verdict begin(Draft& draft, const WorkFacts&) {
  const auto& job = draft.job<HandoverState>();
  if (job.stage != HandoverStage::beginning)
    return {Tone::good, say("handover.goes_on", draft.work().document)};
  WorkAsked asked{"carrier", {}, say("handover.which_carrier"), {}, Signer::none};
  for (const auto& carrier : draft.input().facts.carriers)
    asked.choices.push_back(
        {carrier.carrier, say("handover.choice_carrier", carrier.carrier, carrier.parcels), 0});
  if (asked.choices.empty()) return {Tone::info, say("handover.nothing_waits")};
  return ask_work(draft, std::move(asked));
}

bool offers(const LaneState& state, std::string_view name) {
  const auto& job = std::get<HandoverState>(state.work->job);
  const bool is_closed = job.stage == HandoverStage::closed;
  if (name == "UNDO") return !is_closed && !job.parcels.empty();
  if (name == "CLOSE") return !is_closed;
  if (name == "HANDED" || name == "REOPEN") return is_closed;
  return name == "ASIDE";
}

// Which carrier is asked while the first parcel may tell it as well.
bool takes_scan(const LaneState& state) {
  return state.work->asked->act == "carrier";
}

// The carriers stand on the screen, and are asked for where it begins.
Questions asks(const LaneState&) {
  Questions questions;
  questions.carriers = true;
  return questions;
}
Questions needs(const WorkFacts&) {
  Questions questions;
  questions.carriers = true;
  return questions;
}

constexpr WorkCommand kCommands[] = {
    {"UNDO", undo}, {"CLOSE", close}, {"HANDED", hand_over}, {"REOPEN", reopen}};

}  // namespace
}  // namespace handover

const Workflow kHandover{WorkKind::handover,
                         handover::begin,
                         nullptr,
                         handover::scan_parcel,
                         handover::kCommands,
                         handover::chosen,
                         handover::signed_by,
                         nullptr,
                         handover::offers,
                         handover::asks,
                         handover::draw,
                         handover::needs,
                         handover::takes_scan};

}  // namespace packbench::workflows
