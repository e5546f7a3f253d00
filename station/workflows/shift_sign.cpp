// The end of a checklist: everybody who is here, then the signature; each odd point becomes its ticket.
#include <algorithm>

#include "station/workflows/shift.hpp"

namespace packbench::workflows::shift {
namespace {

using namespace records;

std::int64_t odd_points(const ShiftState& state) {
  return std::count_if(state.answers.begin(), state.answers.end(),
                       [](const auto& a) { return !a.odd.empty(); });
}

void open_tickets(Draft& draft) {
  const auto document = draft.work().document;
  const auto answers = draft.job<ShiftState>().answers;
  for (const auto& answer : answers) {
    if (answer.odd.empty()) continue;
    draft.emit(TicketOpened{document + "-odd-" + std::to_string(answer.number), "odd", document,
                            say("shift.ticket", document, answer.point, answer.odd)});
  }
}

}  // namespace

Verdict add_present(Draft& draft) {
  const auto& person = draft.input().facts.person;
  if (!person || !person->active) return draft.stop(say("badge.unknown"));
  const auto& job = draft.job<ShiftState>();
  if (is_present(job, person->id)) return {Tone::info, say("shift.here_already", person->name)};
  draft.emit(ShiftPresent{person->id, person->name});
  return {Tone::good, say("shift.here", person->name, draft.job<ShiftState>().present.size())};
}

Verdict done(Draft& draft) {
  const auto& job = draft.job<ShiftState>();
  if (!all_answered(job)) return draft.stop(say("shift.answer_first", kAnswers.size()));
  if (job.present.empty()) return draft.stop(say("shift.nobody"));
  return ask_work(draft, {"sign",
                          {},
                          say("shift.sign", job.present.size(), odd_points(job)),
                          {},
                          draft.rules().shift_supervisor ? Signer::supervisor : Signer::anyone});
}

// Who signs is here: he is added where he did not scan his badge before.
Verdict signed_by(Draft& draft, const WorkAsked& asked, const Operator& person) {
  if (asked.act != "sign" || !all_answered(draft.job<ShiftState>()))
    return draft.stop(say("command.not_now"));
  if (!is_present(draft.job<ShiftState>(), person.id)) draft.emit(ShiftPresent{person.id, person.name});
  const auto& job = draft.job<ShiftState>();
  const auto verdict =
      Verdict{Tone::done, say(job.began->list == ShiftList::opening ? "shift.opened" : "shift.closed",
                              job.present.size(), odd_points(job))};
  open_tickets(draft);
  draft.emit(ShiftSigned{person.id});
  draft.emit(WorkEnded{person.id});
  return verdict;
}

}  // namespace packbench::workflows::shift
