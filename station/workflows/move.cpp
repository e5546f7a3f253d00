// Put-away and moves: take from a place, bring to a location, again and again. A walk of moves is the
// document.
#include "station/workflows/move.hpp"

#include <array>

namespace packbench::workflows {

using namespace records;

namespace {

Verdict begin(Draft& draft, const WorkFacts&) {
  const auto& hand = draft.job<MoveState>().hand;
  if (hand)
    return {Tone::good, say("move.go_on", draft.work().document, name_of(hand->name, draft.language()))};
  return {Tone::good, say("move.begun", draft.work().document)};
}

Verdict scan_location(Draft& draft) {
  const auto* place = scanned_location(draft);
  if (!place) return draft.stop(say("move.no_place", draft.input().code));
  return draft.job<MoveState>().hand ? put_at(draft, *place, {}) : start_from(draft, *place);
}

bool names_an_item(const scan::Ambiguous& many) {
  for (const auto& candidate : many.candidates)
    if (std::holds_alternative<scan::Item>(candidate)) return true;
  return false;
}

Verdict scan(Draft& draft) {
  if (draft.as<scan::Location>()) return scan_location(draft);
  const auto* many = draft.as<scan::Ambiguous>();
  if (draft.as<scan::Item>() || (many && names_an_item(*many))) return take_scanned(draft);
  if (const auto* malformed = draft.as<scan::Malformed>())
    return draft.stop(say("scan.malformed", scan::name(malformed->error.code)));
  if (draft.as<scan::Gs1Attributes>()) return draft.stop(say("scan.attributes_alone"));
  if (draft.as<scan::Unknown>()) return draft.stop(say("scan.unknown", draft.input().code));
  return draft.stop(say("move.not_this", draft.input().code));
}

Verdict done(Draft& draft) {
  const auto& job = draft.job<MoveState>();
  if (job.hand) return draft.stop(say("move.hand_first", name_of(job.hand->name, draft.language())));
  const auto document = draft.work().document;
  const auto moves = job.moved.size();
  draft.emit(WorkEnded{draft.person()});
  return {Tone::done, say("move.done", document, moves)};
}

// What is in the hand goes back; else the last move is taken back, if its goods still lie where they were
// brought.
Verdict undo(Draft& draft) {
  const auto& job = draft.job<MoveState>();
  if (job.hand) {
    const auto hand = *job.hand;
    draft.emit(MovePutBack{hand.item, hand.lot, hand.from, hand.quantity});
    return {Tone::info, say("move.put_back", name_of(hand.name, draft.language()), hand.quantity, hand.from)};
  }
  if (job.moved.empty()) return draft.stop(say("move.nothing_moved"));
  const auto last = job.moved.back();
  const auto name = name_of(last.name, draft.language());
  const auto* facts = item_facts(draft, last.item);
  const auto there = facts ? lying_at(*facts, last.to, last.lot) : 0;
  if (there < last.quantity) return draft.stop(say("move.gone", name, last.to, there));
  draft.emit(MoveUndone{last.entry, last.item, last.lot, last.quantity, last.from, last.to});
  return {Tone::info, say("move.undone", name, last.quantity, last.from)};
}

Verdict from_passed(Draft& draft) {
  const auto& job = draft.job<MoveState>();
  if (job.hand) return draft.stop(say("move.hand_first", name_of(job.hand->name, draft.language())));
  const auto* place = location_facts(draft, kPassed);
  if (!place || place->stock.empty()) return draft.stop(say("move.nothing_passed"));
  return start_from(draft, *place);
}

constexpr std::array<WorkCommand, 3> kOwn{{{"DONE", done}, {"UNDO", undo}, {"PASSED", from_passed}}};

Verdict chosen(Draft& draft, const WorkAsked& asked, std::size_t choice) {
  if (asked.act == "item") return item_chosen(draft, asked, choice);
  return asked.act == "lot" ? lot_chosen(draft, asked, choice) : put_answered(draft, asked, choice);
}

Verdict signed_by(Draft& draft, const WorkAsked&, const Operator&) {
  return draft.stop(say("command.not_now"));
}
Verdict captured(Draft& draft, const WorkAwaited&) {
  return draft.stop(say("command.not_now"));
}

bool offers(const LaneState& state, std::string_view name) {
  const auto& job = std::get<MoveState>(state.work->job);
  if (name == "DONE") return !job.hand;
  if (name == "UNDO") return job.hand || !job.moved.empty();
  if (name == "PASSED") return !job.hand && !(job.from && job.from->place == kPassed);
  return name == "ASIDE" || name == "QTY";
}

Questions asks(const LaneState& state) {
  const auto& job = std::get<MoveState>(state.work->job);
  const auto& asked = state.work->asked;
  constexpr std::size_t kCardLines = 6;
  Questions questions;
  if (job.hand) questions.items.push_back(job.hand->item);
  if (!job.hand && !job.moved.empty()) questions.items.push_back(job.moved.back().item);
  if (asked && asked->act == "put") questions.locations.push_back(asked->args.front());
  if (asked && asked->act == "lot") questions.items.push_back(asked->args.front());
  if (!job.hand) {
    questions.card = kCardLines;
    questions.places.emplace_back(kPassed);
    if (job.from && job.from->known) questions.locations.push_back(job.from->place);
  }
  questions.empty_near = job.from ? job.from->sequence : 0;
  return questions;
}

}  // namespace

const Workflow kMove{WorkKind::move, begin, nullptr,   scan,    kOwn,    chosen,  signed_by, captured,
                     offers,         asks,  draw_move, nullptr, nullptr, nullptr, false,     label_of_move};

}  // namespace packbench::workflows
