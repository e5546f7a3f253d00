// The end of a round: what was not found is looked for, and the differences decide what comes next.
#include <algorithm>
#include <cstdlib>

#include "station/workflows/count.hpp"

namespace packbench::workflows {
namespace {

using namespace records;

bool contains(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// Items on the books that were neither counted nor looked for, this very scan included.
std::vector<std::string> still_unseen(const Draft& draft) {
  std::vector<std::string> items;
  for (const auto& item : draft.input().facts.count_book.value().unseen)
    if (!contains(draft.job<CountState>().none, item)) items.push_back(item);
  return items;
}

std::string shown_name(const Draft& draft, const std::string& item) {
  for (const auto& line : draft.input().facts.count_book.value().lines)
    if (line.item == item && line.name != Name{}) return name_of(line.name, draft.language());
  return item;
}

// An empty shelf is one question; on a shelf with goods each missing item is one of its own.
Verdict ask_none(Draft& draft, std::vector<std::string> items) {
  const auto& location = draft.job<CountState>().task.location;
  const bool empty = draft.job<CountState>().entries.empty() && draft.job<CountState>().none.empty();
  if (!empty) items.resize(1);
  const auto text = empty ? say("count.really_empty", location)
                          : say("count.really_none", shown_name(draft, items.front()));
  draft.emit(CountLooked{items});
  return ask_work(draft, {"none",
                          items,
                          text,
                          {{"none", say(empty ? "count.choice_empty" : "count.choice_none"), 0}},
                          Signer::none});
}

bool agrees_with_another(const CountState& job, const CountVariances& found) {
  return std::any_of(job.rounds.begin(), job.rounds.end(),
                     [&](const CountedRound& round) { return variances_of(round.lines) == found; });
}

// Two agree on the differences, not on the pieces: goods may have come and gone between the rounds.
CountOutcome outcome_of(const CountState& job, const std::vector<CountLine>& lines) {
  const auto found = variances_of(lines);
  const bool agreed = agrees_with_another(job, found);
  if (found.empty() && (job.rounds.empty() || agreed)) return CountOutcome::equal;
  if (!agreed) return CountOutcome::recount;
  return is_tolerated(job.task.tolerance, lines) ? CountOutcome::tolerated : CountOutcome::approval;
}

Verdict finish(Draft& draft) {
  const auto& job = draft.job<CountState>();
  const auto& lines = draft.input().facts.count_book.value().lines;
  const auto outcome = outcome_of(job, lines);
  const auto location = job.task.location;
  draft.emit(CountFinished{job.round, location, draft.person(), lines, outcome});
  switch (outcome) {
    case CountOutcome::recount:
      draft.emit(WorkSetAside{"count.reason_recount", ""});
      return {Tone::info, say("count.recount", location)};
    case CountOutcome::approval:
      draft.emit(WorkSetAside{"count.reason_approval", ""});
      return {Tone::info, say("count.to_approve", location)};
    default:
      correct(draft, lines);
      draft.emit(WorkEnded{draft.person()});
      return {Tone::done, say(outcome == CountOutcome::equal ? "count.equal" : "count.tolerated", location)};
  }
}

}  // namespace

Verdict count_done(Draft& draft) {
  if (counted_before(draft.job<CountState>(), draft.person())) return draft.stop(say("count.counted_before"));
  if (auto again = restart_moved(draft)) return *std::move(again);
  const auto& again = draft.job<CountState>().again;
  auto unseen = still_unseen(draft);
  // What is to be counted anew comes first; nothing of it may be left by now, then it is a question like the
  // others.
  std::stable_partition(unseen.begin(), unseen.end(), [&](const std::string& item) {
    return std::any_of(again.begin(), again.end(), [&](const auto& known) { return known.first == item; });
  });
  if (!unseen.empty()) return ask_none(draft, std::move(unseen));
  return finish(draft);
}

Verdict count_found_none(Draft& draft, const WorkAsked& asked) {
  if (auto again = restart_moved(draft)) return *std::move(again);
  draft.emit(CountNone{draft.person(), asked.args});
  return count_done(draft);
}

bool is_tolerated(const CountTolerance& tolerance, const std::vector<CountLine>& lines) {
  std::int64_t pieces = 0, worth = 0, book = 0;
  bool worth_known = true;
  for (const auto& line : lines) {
    const auto difference = std::abs(line.counted - line.book);
    pieces += difference;
    worth += difference * line.value;
    book += std::max<std::int64_t>(0, line.book);
    worth_known = worth_known && (difference == 0 || line.value > 0);
  }
  const bool given = tolerance.quantity > 0 || tolerance.value > 0 || tolerance.percent > 0;
  return given && (tolerance.quantity == 0 || pieces <= tolerance.quantity) &&
         (tolerance.value == 0 || (worth_known && worth <= tolerance.value)) &&
         (tolerance.percent == 0 || pieces * 100 <= book * tolerance.percent);
}

void correct(Draft& draft, const std::vector<CountLine>& lines) {
  const auto round = draft.job<CountState>().round;
  const auto location = draft.job<CountState>().task.location;
  for (const auto& line : lines)
    if (line.counted != line.book)
      draft.emit(CountCorrected{round, location, line.item, line.lot, line.counted - line.book});
}

}  // namespace packbench::workflows
