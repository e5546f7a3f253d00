// Picking strictly by list: which orders, their totes, then location, item, tote; the list is signed at its
// end.
#include "station/workflows/pick.hpp"

#include <algorithm>
#include <array>

namespace packbench::workflows {

using namespace records;

namespace {

// Goes on with the walk where the list has one.
Verdict begin(Draft& draft, const WorkFacts& facts) {
  const auto& job = draft.job<PickState>();
  if (job.mode.empty()) return offer_lists(draft);
  return {Tone::good, say("pick.go_on", facts.document)};
}

Verdict by_code_or_stop(Draft& draft, const Text& otherwise) {
  if (draft.as<scan::Order>() || draft.as<scan::Tote>()) return list_by_code(draft);
  return draft.stop(otherwise);
}

Verdict scan(Draft& draft) {
  if (auto told = told_changes(draft)) return *std::move(told);
  const auto& job = draft.job<PickState>();
  if (job.mode.empty())
    return by_code_or_stop(draft, say(draft.work().asked ? "question.first" : "pick.scan_list"));
  return without_tote(job) ? bind_tote(draft) : scan_step(draft);
}

Verdict done(Draft& draft) {
  if (auto told = told_changes(draft)) return *std::move(told);
  const auto& job = draft.job<PickState>();
  if (job.mode.empty()) {
    const auto document = draft.work().document;
    draft.emit(WorkEnded{draft.person()});
    return {Tone::info, say("pick.ended_empty", document)};
  }
  if (without_tote(job)) return draft.stop(say("pick.tote_first"));
  if (!all_picked(job)) {
    if (!job.step) return walk_on(draft, {Tone::info, say("pick.go_on", draft.work().document)});
    return draft.stop(say("pick.left"));
  }
  return ask_signature(draft);
}

Verdict undo(Draft& draft) {
  const auto& job = draft.job<PickState>();
  if (job.hand) {
    const PickPutBack back{job.hand->item, job.hand->lot, job.step->location, job.hand->quantity};
    const auto name = name_of(job.step->name, draft.language());
    draft.emit(back);
    return {Tone::info, say("pick.put_back", name, back.quantity, back.location)};
  }
  if (job.picked.empty()) return draft.stop(say("move.nothing_moved"));
  const auto last = job.picked.back();
  const auto* facts = item_facts(draft, last.item);
  const auto name = facts ? name_of(facts->item.name, draft.language()) : last.item;
  std::int64_t staged = 0;
  if (facts)
    for (const auto& row : facts->stock)
      if (row.location == "staging" && row.lot == last.lot) staged = row.quantity;
  if (staged < last.quantity) return draft.stop(say("pick.packed_already", name));
  draft.emit(PickUndone{last.entry, last.order, last.line, last.item, last.lot, last.from, last.tote,
                        last.quantity});
  return walk_on(draft, {Tone::info, say("pick.undone", name, last.quantity, last.tote, last.from)});
}

Verdict ask_short(Draft& draft) {
  const auto& job = draft.job<PickState>();
  if (!job.step) return draft.stop(say("short.nothing"));
  if (job.hand) return draft.stop(say("pick.hand_first", job.step->tote));
  WorkAsked asked{"short", {}, say("ask.why_short"), {}, Signer::none};
  for (const auto& reason : draft.rules().reasons_short) asked.choices.push_back({reason, {reason, {}}, 0});
  return ask_work(draft, std::move(asked));
}

// The place does not have it: another place that does, or the line is short.
Verdict miss(Draft& draft, const std::string& reason) {
  const auto step = *draft.job<PickState>().step;
  const auto name = name_of(step.name, draft.language());
  draft.emit(PickMissed{step.location, step.item, step.quantity, reason});
  static_cast<void>(walk_on(draft, {}));
  const auto& next = draft.job<PickState>().step;
  if (next && next->item == step.item) return {Tone::info, say("pick.elsewhere", name, next->location)};
  return {Tone::info, say("pick.shorted", name, step.quantity)};
}

Verdict empty(Draft& draft) {
  const auto& job = draft.job<PickState>();
  if (!job.step || !job.arrived)
    return draft.stop(say("pick.place_first", job.step ? job.step->location : "?"));
  if (job.hand) return draft.stop(say("pick.hand_first", job.step->tote));
  const auto* facts = item_facts(draft, job.step->item);
  draft.emit(PickLooked{job.step->location, job.step->item, facts ? pieces_at(*facts, job.step->location) : 0,
                        true});
  return miss(draft, "reason.no_stock");
}

// Whatever is done next, the picker is told first what became of the orders.
template <Verdict (*step)(Draft&)>
Verdict told_first(Draft& draft) {
  auto told = told_changes(draft);
  return told ? *std::move(told) : step(draft);
}

constexpr std::array<WorkCommand, 4> kOwn{{{"DONE", done},
                                           {"UNDO", told_first<undo>},
                                           {"SHORT", told_first<ask_short>},
                                           {"EMPTY", told_first<empty>}}};

Verdict short_chosen(Draft& draft, const WorkAsked& asked, std::size_t choice) {
  return miss(draft, asked.choices.at(choice).id);
}

struct Answer {
  std::string_view act;
  Verdict (*decide)(Draft&, const WorkAsked&, std::size_t);
};
constexpr std::array<Answer, 5> kAnswers{{{"list", list_chosen},
                                          {"item", pick_item_chosen},
                                          {"lot", pick_lot_chosen},
                                          {"short", short_chosen},
                                          {"empty", empty_answered}}};

Verdict chosen(Draft& draft, const WorkAsked& asked, std::size_t choice) {
  if (auto told = told_changes(draft)) return *std::move(told);
  for (const auto& answer : kAnswers)
    if (answer.act == asked.act) return answer.decide(draft, asked, choice);
  return draft.stop(say("command.not_now"));
}

// F8: the picker signs the finished list.
Verdict signed_by(Draft& draft, const WorkAsked&, const Operator& person) {
  if (auto told = told_changes(draft)) return *std::move(told);
  const auto document = draft.work().document;
  draft.emit(PickSigned{person.id});
  draft.emit(WorkEnded{person.id});
  return {Tone::done, say("pick.done", document, person.name)};
}

Verdict captured(Draft& draft, const WorkAwaited&) {
  return draft.stop(say("command.not_now"));
}

bool offers(const LaneState& state, std::string_view name) {
  const auto& job = std::get<PickState>(state.work->job);
  if (name == "ASIDE") return true;
  if (name == "DONE") return job.mode.empty() || (!without_tote(job) && (all_picked(job) || !job.step));
  if (name == "UNDO") return job.hand || !job.picked.empty();
  if (name == "SHORT") return job.step && !job.hand;
  if (name == "EMPTY") return job.step && job.arrived && !job.hand;
  return name == "QTY" && job.step && job.arrived;
}

// The question which list: the code of an order or a tote answers it too.
bool asks_which_list(const LaneState& state) {
  return state.work->asked && state.work->asked->act == "list";
}

Questions asks(const LaneState& state) {
  const auto& job = std::get<PickState>(state.work->job);
  Questions questions;
  questions.pickable = job.mode.empty();
  questions.changed_picks = !job.mode.empty();
  for (const auto& task : job.tasks)
    if (left(task) > 0) questions.items.push_back(task.line.item);
  if (!job.picked.empty()) questions.items.push_back(job.picked.back().item);
  return questions;
}

// The lists are offered as soon as it begins, or goes on without one.
Questions needs(const WorkFacts& facts) {
  Questions questions;
  questions.pickable = std::none_of(facts.history.begin(), facts.history.end(),
                                    [](const Event& event) { return event.is<PickBegan>(); });
  return questions;
}

}  // namespace

const Workflow kPick{WorkKind::pick, begin,     nothing_to_pick, scan,   kOwn,
                     chosen,         signed_by, captured,        offers, asks,
                     draw_pick,      needs,     asks_which_list};

}  // namespace packbench::workflows
