// Counting a shelf: which task, which step decides. The model behind the figures stands in README.md,
// "Counting".
#include "station/workflows/count.hpp"

#include <algorithm>
#include <array>
#include <boost/json.hpp>

namespace packbench::workflows {
namespace {

using namespace records;

const CountState& state_of(const LaneState& state) {
  return std::get<CountState>(state.work->job);
}

Verdict take_up(Draft& draft, CountTask task, std::int64_t round) {
  const auto location = task.location;
  draft.emit(CountTaken{std::move(task), round});
  return {Tone::good, say("count.go_to", location)};
}

// A task that was told is taken up; a start command without one shows what waits.
Verdict first_time(Draft& draft, const WorkFacts& facts) {
  if (!facts.body.empty())
    return take_up(draft, from_json<CountTask>(boost::json::parse(facts.body)).value(), 1);
  const auto& offers = draft.input().facts.count_offers;
  if (!offers.empty()) draft.emit(CountOffered{offers});
  return {Tone::good, say("count.scan_shelf")};
}

Verdict begin(Draft& draft, const WorkFacts& facts) {
  const auto& job = draft.job<CountState>();
  switch (job.step) {
    case CountStep::choosing:
      return first_time(draft, facts);
    case CountStep::between:
      return take_up(draft, job.task, job.round + 1);
    case CountStep::approving:
      return {Tone::ask, say("count.approve_or_reject")};
    case CountStep::going:
      return {Tone::good, say("count.go_to", job.task.location)};
    default:
      return {Tone::good, say("count.go_on", job.task.location)};
  }
}

std::optional<Text> refuse(const Draft& draft, const WorkFacts& facts) {
  const auto work = fold_work(facts.history);
  const auto* job = std::get_if<CountState>(&work.job);
  if (!job) return std::nullopt;
  const auto& person = draft.state().person;
  if (job->step == CountStep::approving && !(person && may_supervise(person->role)))
    return say("count.supervisor");
  if (job->step != CountStep::approving && counted_before(*job, draft.person()))
    return say("count.counted_before");
  return std::nullopt;
}

std::vector<CountLine> expected_at(const Draft& draft, const LocationFacts& place) {
  std::vector<CountLine> expected;
  for (const auto& stock : place.stock) {
    const auto* known = item_facts(draft, stock.item);
    expected.push_back({stock.item, stock.lot, known ? known->item.name : Name{}, 0, stock.quantity, 0});
  }
  return expected;
}

Verdict at_shelf(Draft& draft, const LocationFacts& place) {
  const auto& job = draft.job<CountState>();
  const auto expected = job.task.blind ? std::vector<CountLine>{} : expected_at(draft, place);
  draft.emit(CountBegan{job.round, job.task.location, draft.person(), expected});
  return {Tone::good, say("count.scan_pieces", job.task.location)};
}

// The shelf that the counter stands at: its own task if it has one, else it is counted as it comes.
Verdict choose_shelf(Draft& draft) {
  const auto* place = scanned_location(draft);
  if (!place) return draft.stop(say("count.scan_shelf_first"));
  const auto& location = place->location.location;
  for (const auto& offer : draft.input().facts.count_offers) {
    if (offer.location != location) continue;
    draft.emit(WorkEnded{draft.person()});
    return {Tone::ask, say("count.shelf_again", location, offer.task)};
  }
  draft.emit(CountTaken{{draft.work().document, "", location, "count.reason_adhoc", true, {}}, 1});
  return at_shelf(draft, *place);
}

Verdict scan(Draft& draft) {
  const auto& job = draft.job<CountState>();
  if (job.step == CountStep::choosing) return choose_shelf(draft);
  if (job.step == CountStep::approving) return draft.stop(say("count.approve_or_reject"));
  if (counted_before(job, draft.person())) return draft.stop(say("count.counted_before"));
  if (job.step == CountStep::counting) return count_scan(draft);
  const auto* place = scanned_location(draft);
  if (!place || place->location.location != job.task.location)
    return draft.stop(say("count.other_shelf", job.task.location));
  return at_shelf(draft, *place);
}

// A document without a location holds nothing: it is not kept.
Verdict aside(Draft& draft) {
  const auto document = draft.work().document;
  if (draft.job<CountState>().step == CountStep::choosing) {
    draft.emit(WorkEnded{draft.person()});
    return {Tone::info, say("count.left")};
  }
  draft.emit(WorkSetAside{});
  return {Tone::info, say("order.set_aside", document)};
}

// The step in which each command makes sense.
struct Use {
  std::string_view command;
  CountStep step;
};
constexpr std::array<Use, 5> kUses{{
    {"DONE", CountStep::counting},
    {"UNDO", CountStep::counting},
    {"QTY", CountStep::counting},
    {"APPROVE", CountStep::approving},
    {"RECOUNT", CountStep::approving},
}};

bool offers(const LaneState& state, std::string_view name) {
  if (name == "ASIDE") return true;
  const auto& job = state_of(state);
  if (name == "UNDO" && state.work->awaited) return false;  // NO drops it
  if (name == "UNDO" && job.entries.empty()) return false;
  return std::any_of(kUses.begin(), kUses.end(),
                     [&](const Use& use) { return use.command == name && use.step == job.step; });
}

// The same command in another step is refused before its function is asked.
template <Verdict (*decide)(Draft&), CountStep step>
Verdict when(Draft& draft) {
  return draft.job<CountState>().step == step ? decide(draft) : draft.stop(say("command.not_now"));
}

constexpr WorkCommand kCommandsOfCount[] = {
    {"DONE", when<count_done, CountStep::counting>},
    {"UNDO", when<count_undo, CountStep::counting>},
    {"APPROVE", when<count_approve, CountStep::approving>},
    {"RECOUNT", when<count_reject, CountStep::approving>},
    {"ASIDE", aside},
};

// What a question's answer leads to.
struct Act {
  std::string_view name;
  Verdict (*decide)(Draft&, const WorkAsked&, std::size_t);
};
constexpr Act kActs[] = {
    {"item", count_chosen_item},
    {"none",
     [](Draft& draft, const WorkAsked& asked, std::size_t) { return count_found_none(draft, asked); }},
    {"cause", count_chosen_cause},
};

Verdict chosen(Draft& draft, const WorkAsked& asked, std::size_t choice) {
  const auto* act =
      std::find_if(std::begin(kActs), std::end(kActs), [&](const Act& row) { return row.name == asked.act; });
  return act->decide(draft, asked, choice);
}

// A count that begins without a task offers those that wait.
Questions needs(const WorkFacts& facts) {
  Questions questions;
  questions.counts = facts.history.empty() && facts.body.empty();
  return questions;
}

}  // namespace

const Workflow kCount{WorkKind::count, begin,          refuse, scan,    kCommandsOfCount, chosen,
                      count_signed,    count_captured, offers, nullptr, count_draw,       needs};

}  // namespace packbench::workflows
