// A sealed parcel that has not left is opened again: which one, why, and a supervisor's badge; then it is
// packed on here.
#include <algorithm>
#include <array>

#include "station/workflows/pack.hpp"
#include "station/workflows/pack_progress.hpp"
#include "station/workflows/which_parcel.hpp"

namespace packbench::workflows {
namespace {

using namespace records;

std::optional<Text> unsealed(const ParcelFacts& parcel) {
  if (parcel.state == "sealed") return std::nullopt;
  return say("unpack.not_sealed", parcel.parcel);
}

std::optional<Text> on_a_manifest(const ParcelFacts& parcel) {
  if (parcel.manifest.empty()) return std::nullopt;
  if (parcel.manifest_state == "handed") return say("unpack.handed", parcel.parcel, parcel.manifest);
  if (parcel.manifest_state == "closed") return say("unpack.manifest_closed", parcel.parcel, parcel.manifest);
  return say("unpack.manifest_open", parcel.parcel, parcel.manifest);
}

std::optional<Text> came_back(const ParcelFacts& parcel) {
  if (parcel.came_back == 0) return std::nullopt;
  return say("unpack.came_back", parcel.order);
}

std::optional<Text> packed_elsewhere(const ParcelFacts& parcel) {
  if (parcel.order_state != "packing") return std::nullopt;
  return say("unpack.elsewhere", parcel.order, parcel.lane, parcel.person);
}

std::optional<Text> ended_cancelled(const ParcelFacts& parcel) {
  if (parcel.order_state != "cancelled") return std::nullopt;
  return say("order.cancelled", parcel.order);
}

// In the order in which they are told.
constexpr std::array kRefusals{unsealed, on_a_manifest, came_back, packed_elsewhere, ended_cancelled};

std::optional<Text> refuse(const ParcelFacts& parcel) {
  for (const auto refusal : kRefusals)
    if (auto why = refusal(parcel)) return why;
  return std::nullopt;
}

Verdict ask_next(Draft& draft, LaneAsked asked) {
  const auto next = unpack_instruction(asked);
  draft.emit(std::move(asked));
  return {Tone::ask, next};
}

Verdict name_parcel(Draft& draft, LaneAsked asked) {
  if (draft.as<scan::Command>()) return draft.stop(say("question.first"));
  const auto found = parcels_meant(draft);
  if (found.empty()) return draft.stop(say("unpack.unknown", draft.input().code));
  if (found.size() > 1) return draft.stop(say("handover.two_parcels", draft.input().code));
  if (auto why = refuse(*found.front())) return draft.stop(*std::move(why));
  asked.parcel = found.front()->parcel;
  asked.order = found.front()->order;
  asked.text = say("unpack.parcel", asked.parcel);
  asked.reasons = draft.rules().reasons_unpack;
  return ask_next(draft, std::move(asked));
}

Verdict name_reason(Draft& draft, LaneAsked asked) {
  const auto chosen = draft.choice(asked.reasons.size());
  if (!chosen) return draft.stop(say("question.no_such_choice", asked.reasons.size()));
  asked.reason = asked.reasons[*chosen];
  asked.reasons.clear();
  return ask_next(draft, std::move(asked));
}

// What was looked at when the parcel was scanned may have changed until the supervisor came.
Verdict carry_out(Draft& draft, const LaneAsked& asked, const std::string& by) {
  const auto& facts = draft.input().facts;
  const auto parcel = std::find_if(facts.parcels.begin(), facts.parcels.end(),
                                   [&](const auto& known) { return known.parcel == asked.parcel; });
  const auto order = std::find_if(facts.orders.begin(), facts.orders.end(),
                                  [&](const auto& known) { return known.order.order == asked.order; });
  const bool there = parcel != facts.parcels.end() && order != facts.orders.end();
  auto why = there ? refuse(*parcel) : say("unpack.unknown", asked.parcel);
  draft.emit(LaneAnswered{!why});
  if (why) return draft.stop(*std::move(why));
  const auto before = fold(order->history);
  draft.resume(order->history);
  void_prints(draft, asked.parcel, asked.reason, by);
  const auto ended = order->state == "open" ? std::string() : order->state;
  draft.emit(PackUnsealed{asked.parcel, parcel->waybill, ended, asked.reason, by});
  draft.emit(PackOpened{order->order, draft.state().lane, draft.person(), order->token + 1});
  if (is_changed(before.order, order->order)) return tell_change(draft, before);
  return {Tone::good, say("unpack.done", asked.parcel)};
}

Verdict approve(Draft& draft, const LaneAsked& asked) {
  const auto& person = draft.input().facts.person;
  if (!draft.as<scan::Badge>()) return draft.stop(say("supervisor.first"));
  if (!person || !person->active || !may_supervise(person->role)) return draft.stop(say("supervisor.needed"));
  return carry_out(draft, asked, person->id);
}

}  // namespace

void void_prints(Draft& draft, const std::string& parcel, const std::string& reason, const std::string& by) {
  for (const auto* intent : {"label", "slip"}) {
    const auto* job = live_job(draft.pack(), parcel, intent);
    if (job) draft.emit(PrintVoided{std::string(job->job), reason, by});
  }
}

Verdict unpack(Draft& draft) {
  LaneAsked asked{say("unpack.title"), {}, "", {}, ""};
  asked.unpack = true;
  return ask_next(draft, std::move(asked));
}

Verdict answer_unpack(Draft& draft, const LaneAsked& asked) {
  if (asked.parcel.empty()) return name_parcel(draft, asked);
  return asked.reason.empty() ? name_reason(draft, asked) : approve(draft, asked);
}

Text unpack_instruction(const LaneAsked& asked) {
  if (asked.parcel.empty()) return say("unpack.scan");
  return say(asked.reason.empty() ? "unpack.why" : "supervisor.scan_badge");
}

}  // namespace packbench::workflows
