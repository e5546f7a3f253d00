// Closing: note and goods compared line by line, a cause and a responsible party for each difference, a
// signature.
#include <algorithm>
#include <array>

#include "station/workflows/receive.hpp"

namespace packbench::workflows::receive {
namespace {

using namespace records;

struct KindRow {
  ReceiveDifferenceKind kind;
  const char* question;
  std::array<const char*, 4> causes;
};
constexpr std::array<KindRow, 5> kKinds{{
    {ReceiveDifferenceKind::shortage,
     "receive.why_shortage",
     {"receive.cause_sent_less", "receive.cause_lost", "receive.cause_note_wrong", "receive.cause_follows"}},
    {ReceiveDifferenceKind::surplus,
     "receive.why_surplus",
     {"receive.cause_sent_more", "receive.cause_note_wrong", "receive.cause_miscounted",
      "receive.cause_bonus"}},
    {ReceiveDifferenceKind::damaged,
     "receive.why_damage",
     {"receive.cause_packed_badly", "receive.cause_transport", "receive.cause_wet",
      "receive.cause_handling"}},
    {ReceiveDifferenceKind::foreign,
     "receive.why_foreign",
     {"receive.cause_wrong_article", "receive.cause_wrong_label", "receive.cause_other_note",
      "receive.cause_replacement"}},
    {ReceiveDifferenceKind::rejected,
     "receive.why_reject",
     {"receive.cause_quality", "receive.cause_expired", "receive.cause_packed_badly",
      "receive.cause_handling"}},
}};
// In the order of ReceiveParty.
constexpr std::array kParties{"receive.party_supplier", "receive.party_carrier", "receive.party_own"};

const KindRow& row_of(ReceiveDifferenceKind kind) {
  return *std::find_if(kKinds.begin(), kKinds.end(), [&](const KindRow& row) { return row.kind == kind; });
}

std::int64_t sum(const ReceiveState& state, std::int64_t ReceiveGoods::*field) {
  std::int64_t pieces = 0;
  for (const auto& goods : state.goods) pieces += goods.*field;
  return pieces;
}

// The next difference that nobody has answered for, else the signature.
Verdict next(Draft& draft) {
  const auto open = next_unexplained(job(draft));
  if (!open)
    return ask_work(draft, {"sign", {}, say("receive.sign", draft.work().document), {}, Signer::anyone});
  const auto& row = row_of(open->kind);
  return ask_work(draft, {"cause",
                          {},
                          say(row.question, name(draft, open->item), open->quantity),
                          choices_of(row.causes),
                          Signer::none});
}

}  // namespace

Verdict close(Draft& draft) {
  const auto& state = job(draft);
  if (state.examined) return draft.stop(say("receive.decide_first"));
  if (const auto* waits = next_pending(state))
    return draft.stop(say("receive.waits_still", name(draft, waits->goods.item), pending(*waits)));
  return next(draft);
}

// The question stands for the first difference that has no answer: nothing can have changed since it was
// asked.
Verdict chosen_cause(Draft& draft, const WorkAsked& asked, std::size_t chosen) {
  const auto open = next_unexplained(job(draft));
  if (!open) return next(draft);
  const auto text = say("receive.whose", name(draft, open->item), open->quantity);
  return ask_work(draft, {"party", {asked.choices.at(chosen).id}, text, choices_of(kParties), Signer::none});
}

Verdict chosen_party(Draft& draft, const WorkAsked& asked, std::size_t chosen) {
  const auto open = next_unexplained(job(draft));
  if (open) draft.emit(ReceiveExplained{*open, asked.args.at(0), static_cast<ReceiveParty>(chosen)});
  return next(draft);
}

// Whoever worked signs for it.
Verdict sign(Draft& draft, const WorkAsked&, const Operator& person) {
  if (person.id != draft.person()) return draft.stop(say("receive.sign_yourself"));
  const auto document = draft.work().document;
  ReceiveClosed event;
  const auto& state = job(draft);
  for (const auto& line : state.lines)
    event.lines.push_back({line.line, line.item, line.lot, line.wanted, counted(state, line.line)});
  event.passed = sum(state, &ReceiveGoods::passed);
  event.rejected = sum(state, &ReceiveGoods::rejected);
  draft.emit(event);
  draft.emit(WorkEnded{person.id});
  return {Tone::done, say("receive.closed", document, event.passed, event.rejected)};
}

}  // namespace packbench::workflows::receive
