// A parcel is scanned out: each reason why it can't go is a refusal of its own.
#include <algorithm>
#include <array>
#include <cctype>

#include "station/workflows/handover.hpp"
#include "station/workflows/which_parcel.hpp"

namespace packbench::workflows::handover {
namespace {

using namespace records;

// A parcel that was scanned: its facts, and the copy of the label, 0 if it was the waybill.
struct Seen {
  const Draft& draft;
  const ParcelFacts& parcel;
  std::int64_t copy;
};

bool is_here(const Seen& seen) {
  return seen.parcel.manifest == seen.draft.work().document;
}

std::optional<Text> wrong_copy(const Seen& seen) {
  const auto newest = seen.parcel.newest_copy;
  if (seen.copy > newest) return say("handover.no_such_copy", seen.parcel.parcel, seen.copy);
  if (seen.copy > 0 && seen.copy < newest) return say("handover.old_copy", seen.copy, newest);
  if (seen.copy == 0 && newest > 1 && seen.parcel.own_waybill) return say("handover.scan_copy", newest);
  return std::nullopt;
}

std::optional<Text> on_a_manifest(const Seen& seen) {
  const auto& [parcel, manifest] = std::pair(seen.parcel.parcel, seen.parcel.manifest);
  if (manifest.empty()) return std::nullopt;
  if (is_here(seen)) return say("handover.here_already", parcel);
  if (seen.parcel.manifest_state == "handed") return say("handover.handed_already", parcel, manifest);
  return say("handover.on_other", parcel, manifest);
}

std::optional<Text> cancelled(const Seen& seen) {
  if (!seen.parcel.cancelled && seen.parcel.state != "cancelled") return std::nullopt;
  return say("handover.cancelled", seen.parcel.order, seen.parcel.parcel);
}

std::optional<Text> unsealed(const Seen& seen) {
  return seen.parcel.state == "sealed" ? std::nullopt
                                       : std::optional(say("handover.not_sealed", seen.parcel.parcel));
}

std::optional<Text> changed(const Seen& seen) {
  return changed_since(seen.parcel);
}

std::optional<Text> other_carrier(const Seen& seen) {
  const auto& job = seen.draft.job<HandoverState>();
  if (job.stage == HandoverStage::beginning || same_carrier(job.carrier, seen.parcel.carrier))
    return std::nullopt;
  return say("handover.wrong_carrier", seen.parcel.carrier, job.carrier);
}

// In the order in which they are told.
constexpr std::array kRefusals{wrong_copy, on_a_manifest, cancelled, unsealed, changed, other_carrier};

bool may_be_a_waybill(const Draft& draft) {
  return draft.as<scan::ParcelLabel>() || draft.as<scan::Waybill>() || draft.as<scan::Unknown>() ||
         draft.as<scan::Gs1Attributes>();
}

// It is on this manifest, and its order was cancelled or changed since: it must come off, and is told so.
std::optional<Verdict> take_off(Draft& draft, const Seen& seen) {
  const bool is_cancelled = seen.parcel.cancelled;
  if (!is_here(seen) || (!is_cancelled && !changed_since(seen.parcel))) return std::nullopt;
  WorkAsked asked{"take_off",
                  {seen.parcel.parcel, is_cancelled ? "reason.order_cancelled" : "reason.order_changed"},
                  say("handover.take_off", seen.parcel.parcel, seen.parcel.order),
                  {},
                  Signer::none};
  asked.choices.push_back({seen.parcel.parcel, say("handover.taken_off"), 0});
  return ask_work(draft, std::move(asked));
}

Verdict put_on(Draft& draft, const Seen& seen) {
  const auto& parcel = seen.parcel;
  if (draft.job<HandoverState>().stage == HandoverStage::beginning) begin_carrier(draft, parcel.carrier);
  const auto left = std::max<std::int64_t>(0, waiting_of(draft, parcel.carrier) - 1);
  const auto position = draft.job<HandoverState>().last_position + 1;
  draft.emit(HandoverScanned{position, parcel.parcel, parcel.order, parcel.waybill, parcel.carrier,
                             parcel.number, parcel.pieces, parcel.weight_g, seen.copy, parcel.revision,
                             left});
  return {Tone::good, say("handover.on_it", parcel.parcel, draft.job<HandoverState>().parcels.size())};
}

}  // namespace

bool same_carrier(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

std::optional<Text> changed_since(const ParcelFacts& parcel) {
  if (!parcel.carrier_now.empty() && !same_carrier(parcel.carrier_now, parcel.carrier))
    return say("handover.carrier_changed", parcel.order, parcel.carrier, parcel.carrier_now);
  if (parcel.changed.empty()) return std::nullopt;
  std::string list;
  for (const auto& change : parcel.changed)
    list += (list.empty() ? "" : ", ") + std::string(change.quantity < 0 ? "-" : "+") +
            std::to_string(std::abs(change.quantity)) + " × " + change.item;
  return say("handover.changed", parcel.order, list);
}

std::int64_t waiting_of(const Draft& draft, const std::string& carrier) {
  for (const auto& waiting : draft.input().facts.carriers)
    if (same_carrier(waiting.carrier, carrier)) return waiting.parcels;
  return 0;
}

Verdict scan_parcel(Draft& draft) {
  if (draft.job<HandoverState>().stage == HandoverStage::closed) return draft.stop(say("handover.is_closed"));
  const auto found = parcels_meant(draft);
  if (found.size() > 1) return draft.stop(say("handover.two_parcels", draft.input().code));
  if (found.empty())
    return draft.stop(may_be_a_waybill(draft) ? say("handover.unknown", draft.input().code)
                                              : say("handover.scan_parcel"));
  const auto* label = draft.as<scan::ParcelLabel>();
  const Seen seen{draft, *found.front(), label ? label->copy : 0};
  if (auto off = take_off(draft, seen)) return *std::move(off);
  for (const auto refusal : kRefusals)
    if (auto why = refusal(seen)) return draft.stop(*std::move(why));
  return put_on(draft, seen);
}

Verdict undo(Draft& draft) {
  const auto& job = draft.job<HandoverState>();
  if (job.stage != HandoverStage::open || job.parcels.empty()) return draft.stop(say("command.not_now"));
  const auto last = job.parcels.back();
  draft.emit(HandoverUndone{last.position, last.parcel, ""});
  return {Tone::info, say("handover.off_it", last.parcel)};
}

}  // namespace packbench::workflows::handover
