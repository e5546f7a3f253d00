// F16: a difference on which two agree has a cause, a person who answers for it, and a supervisor's approval.
#include <array>

#include "station/workflows/count.hpp"

namespace packbench::workflows {
namespace {

using namespace records;

constexpr std::array<const char*, 6> kCauses{"count.cause_lost",         "count.cause_damaged",
                                             "count.cause_picked_wrong", "count.cause_received_wrong",
                                             "count.cause_put_wrong",    "count.cause_unknown"};

// The signature that was asked for, and what it leads to.
struct Signature {
  std::string_view act;
  Verdict (*sign)(Draft&, const WorkAsked&, const Operator&);
};

Verdict responsible(Draft& draft, const WorkAsked& asked, const Operator& person) {
  return ask_work(draft, {"approve",
                          {asked.args.at(0), person.id},
                          say("count.sign_approval", person.name),
                          {},
                          Signer::supervisor});
}

Verdict approved(Draft& draft, const WorkAsked& asked, const Operator& person) {
  const auto lines = draft.job<CountState>().rounds.back().lines;
  const auto location = draft.job<CountState>().task.location;
  draft.emit(CountApproved{draft.job<CountState>().round, asked.args.at(0), asked.args.at(1), person.id});
  correct(draft, lines);
  draft.emit(WorkEnded{person.id});
  return {Tone::done, say("count.corrected_books", location)};
}

Verdict rejected(Draft& draft, const WorkAsked&, const Operator& person) {
  const auto location = draft.job<CountState>().task.location;
  draft.emit(CountRejected{draft.job<CountState>().round, person.id});
  draft.emit(WorkSetAside{"count.reason_rejected", ""});
  return {Tone::info, say("count.rejected", location)};
}

constexpr Signature kSignatures[] = {
    {"responsible", responsible}, {"approve", approved}, {"reject", rejected}};

}  // namespace

Verdict count_approve(Draft& draft) {
  WorkAsked asked{"cause", {}, say("count.which_cause"), {}, Signer::none};
  for (const auto* cause : kCauses) asked.choices.push_back({cause, say(cause), 0});
  return ask_work(draft, std::move(asked));
}

Verdict count_chosen_cause(Draft& draft, const WorkAsked& asked, std::size_t choice) {
  return ask_work(
      draft, {"responsible", {asked.choices[choice].id}, say("count.sign_responsible"), {}, Signer::anyone});
}

Verdict count_reject(Draft& draft) {
  return ask_work(draft, {"reject", {}, say("count.sign_rejection"), {}, Signer::supervisor});
}

Verdict count_signed(Draft& draft, const WorkAsked& asked, const Operator& person) {
  for (const auto& row : kSignatures)
    if (row.act == asked.act) return row.sign(draft, asked, person);
  return draft.stop(say("command.not_now"));
}

}  // namespace packbench::workflows
