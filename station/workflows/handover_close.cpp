// The end of a manifest: closed and signed, then handed to the driver and signed. Two steps with two times;
// between them a supervisor may reopen it.
#include <algorithm>

#include "station/workflows/handover.hpp"

namespace packbench::workflows::handover {
namespace {

using namespace records;

std::int64_t count(const Draft& draft) {
  return static_cast<std::int64_t>(draft.job<HandoverState>().parcels.size());
}

Verdict drop(Draft& draft) {
  const auto document = draft.work().document;
  draft.emit(HandoverDropped{});
  draft.emit(WorkEnded{draft.person()});
  return {Tone::info, say("handover.dropped", document)};
}

Verdict ask_signature(Draft& draft, std::string act, std::vector<std::string> args, Text text,
                      Signer signer) {
  return ask_work(draft, {std::move(act), std::move(args), std::move(text), {}, signer});
}

Verdict sign_close(Draft& draft, std::int64_t left_out) {
  const auto text = say("handover.sign_close", count(draft), draft.job<HandoverState>().carrier);
  return ask_signature(draft, "close", {std::to_string(left_out)}, text, Signer::anyone);
}

// The first parcel on the manifest that must not leave any more, told.
std::optional<Text> must_stay(const Draft& draft) {
  for (const auto& parcel : draft.input().facts.changed_parcels) {
    if (parcel.cancelled) return say("handover.pull_cancelled", parcel.parcel, parcel.order);
    if (changed_since(parcel)) return say("handover.pull_changed", parcel.parcel, parcel.order);
  }
  return std::nullopt;
}

Verdict take_carrier(Draft& draft, const WorkAsked& asked, std::size_t choice) {
  begin_carrier(draft, asked.choices[choice].id);
  return {Tone::good, say("handover.scan_next", draft.job<HandoverState>().carrier)};
}

Verdict take_off(Draft& draft, const WorkAsked& asked, std::size_t) {
  for (const auto& parcel : draft.job<HandoverState>().parcels) {
    if (parcel.parcel != asked.args[0]) continue;
    const HandoverUndone undone{parcel.position, parcel.parcel, asked.args[1]};
    draft.emit(undone);
    return {Tone::info, say("handover.off_it", undone.parcel)};
  }
  return draft.stop(say("command.not_now"));
}

Verdict without_the_rest(Draft& draft, const WorkAsked& asked, std::size_t) {
  return sign_close(draft, std::stoll(asked.args[0]));
}

Verdict why_reopen(Draft& draft, const WorkAsked& asked, std::size_t choice) {
  return ask_signature(draft, "reopen", {asked.choices[choice].id}, say("handover.sign_reopen"),
                       Signer::supervisor);
}

Verdict close_signed(Draft& draft, const WorkAsked& asked, const Operator& person) {
  draft.emit(HandoverClosed{count(draft), std::stoll(asked.args[0]), person.id});
  return {Tone::done, say("handover.closed", draft.work().document, count(draft))};
}

Verdict handed_signed(Draft& draft, const WorkAsked&, const Operator& person) {
  if (auto why = must_stay(draft)) return draft.stop(*std::move(why));
  HandoverHanded handed{count(draft), {}, person.id};
  for (const auto& parcel : draft.input().facts.changed_parcels)
    handed.seen.push_back({parcel.order, parcel.revision});
  const auto text = say("handover.handed", handed.parcels, draft.job<HandoverState>().carrier);
  draft.emit(handed);
  draft.emit(WorkEnded{person.id});
  return {Tone::done, text};
}

Verdict reopen_signed(Draft& draft, const WorkAsked& asked, const Operator& person) {
  draft.emit(HandoverReopened{asked.args[0], person.id});
  return {Tone::info, say("handover.reopened")};
}

struct ChoiceRow {
  std::string_view act;
  Verdict (*carry_out)(Draft&, const WorkAsked&, std::size_t);
};
constexpr ChoiceRow kChoices[] = {{"carrier", take_carrier},
                                  {"take_off", take_off},
                                  {"leave_out", without_the_rest},
                                  {"why_reopen", why_reopen}};

struct SignRow {
  std::string_view act;
  Verdict (*carry_out)(Draft&, const WorkAsked&, const Operator&);
};
constexpr SignRow kSignatures[] = {
    {"close", close_signed}, {"handed", handed_signed}, {"reopen", reopen_signed}};

}  // namespace

// The cut-off that comes next; the last one if all are past.
void begin_carrier(Draft& draft, const std::string& carrier) {
  std::string next, last;
  for (const auto& cutoff : draft.rules().cutoffs) {
    if (!same_carrier(cutoff.carrier, carrier)) continue;
    last = std::max(last, cutoff.time);
    if (cutoff.time >= draft.input().time && (next.empty() || cutoff.time < next)) next = cutoff.time;
  }
  const auto time = next.empty() ? last : next;
  draft.emit(HandoverBegan{carrier, time.empty() ? "" : draft.input().today + " " + time});
}

Verdict close(Draft& draft) {
  const auto& job = draft.job<HandoverState>();
  if (job.stage == HandoverStage::closed) return draft.stop(say("command.not_now"));
  if (job.parcels.empty()) return drop(draft);
  const auto left = waiting_of(draft, job.carrier);
  if (left == 0) return sign_close(draft, 0);
  WorkAsked asked{
      "leave_out", {std::to_string(left)}, say("handover.left_out", left, job.carrier), {}, Signer::none};
  asked.choices.push_back({"leave_out", say("handover.choice_leave_out", left), 0});
  return ask_work(draft, std::move(asked));
}

Verdict hand_over(Draft& draft) {
  if (draft.job<HandoverState>().stage != HandoverStage::closed) return draft.stop(say("command.not_now"));
  if (auto why = must_stay(draft)) return draft.stop(*std::move(why));
  const auto text = say("handover.sign_handed", count(draft), draft.job<HandoverState>().carrier);
  return ask_signature(draft, "handed", {}, text, Signer::anyone);
}

Verdict reopen(Draft& draft) {
  if (draft.job<HandoverState>().stage != HandoverStage::closed) return draft.stop(say("command.not_now"));
  WorkAsked asked{"why_reopen", {}, say("handover.why_reopen"), {}, Signer::none};
  for (const auto& reason : draft.rules().reasons_reopen) asked.choices.push_back({reason, say(reason), 0});
  return ask_work(draft, std::move(asked));
}

Verdict chosen(Draft& draft, const WorkAsked& asked, std::size_t choice) {
  for (const auto& row : kChoices)
    if (row.act == asked.act) return row.carry_out(draft, asked, choice);
  return draft.stop(say("command.not_now"));
}

Verdict signed_by(Draft& draft, const WorkAsked& asked, const Operator& person) {
  for (const auto& row : kSignatures)
    if (row.act == asked.act) return row.carry_out(draft, asked, person);
  return draft.stop(say("command.not_now"));
}

}  // namespace packbench::workflows::handover
