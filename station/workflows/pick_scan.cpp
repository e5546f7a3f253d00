// A step of the walk: the location, the item, the tote; each must be the right one.
#include <algorithm>
#include <cstdlib>

#include "station/workflows/commands.hpp"
#include "station/workflows/pick.hpp"
#include "station/workflows/which_item.hpp"

namespace packbench::workflows {
namespace {

using namespace records;

std::string step_name(const Draft& draft) {
  return name_of(draft.job<PickState>().step->name, draft.language());
}

std::vector<std::string> lots_at(const ItemFacts& facts, const std::string& location) {
  std::vector<std::string> lots;
  for (const auto& row : facts.stock)
    if (row.location == location && row.quantity > 0) lots.push_back(row.lot);
  return lots;
}

std::int64_t lying(const ItemFacts& facts, const std::string& location, const std::string& lot) {
  for (const auto& row : facts.stock)
    if (row.location == location && row.lot == lot) return row.quantity;
  return 0;
}

Verdict arrive(Draft& draft, const scan::Location& location) {
  const auto step = *draft.job<PickState>().step;
  if (location.id != step.location) return draft.stop(say("pick.wrong_place", location.id, step.location));
  draft.emit(PickArrived{location.id});
  return {Tone::good, say("pick.arrived", step_name(draft), step.quantity)};
}

// What was scanned of the step's item.
struct Grip {
  const ItemFacts& facts;
  std::string barcode;
  std::int64_t quantity = 0;
};

Verdict hold(Draft& draft, const Grip& grip, const std::string& lot) {
  const auto& job = draft.job<PickState>();
  const auto& step = *job.step;
  const auto name = step_name(draft);
  if (job.hand && job.hand->lot != lot) return draft.stop(say("pick.one_lot", name));
  const auto total = grip.quantity + (job.hand ? job.hand->quantity : 0);
  const auto there = lying(grip.facts, step.location, lot);
  if (total > there) return draft.stop(say("pick.not_so_many", name, step.location, there));
  const auto rest = step.quantity - total;
  const auto tote = step.tote;
  const auto instead = lot == step.lot ? "" : step.lot.empty() ? "-" : step.lot;
  draft.emit(PickTaken{step.item, lot, grip.barcode, total, instead});
  if (rest > 0) return {Tone::good, say("pick.taken_more", name, total, rest)};
  return {Tone::good, say("pick.taken", name, total, tote)};
}

Verdict ask_lot(Draft& draft, const Grip& grip, const std::vector<std::string>& lots, Text text) {
  WorkAsked asked{"lot", {grip.barcode, word(grip.quantity)}, std::move(text), {}, Signer::none};
  for (const auto& lot : lots)
    asked.choices.push_back({lot, lot.empty() ? say("move.no_lot") : say("move.lot", lot), 0});
  return ask_work(draft, std::move(asked));
}

// The lot that was told, or another one that lies there: then only after a question.
Verdict take_lot(Draft& draft, const Grip& grip, const std::string& lot) {
  const auto& job = draft.job<PickState>();
  const auto& step = *job.step;
  const auto name = step_name(draft);
  const auto lots = lots_at(grip.facts, step.location);
  const bool there = !lot.empty() && std::find(lots.begin(), lots.end(), lot) != lots.end();
  if (there && (lot == step.lot || job.hand)) return hold(draft, grip, lot);
  if (there) return ask_lot(draft, grip, {lot}, say("pick.ask_other_lot", name, lot, step.lot));
  if (!lot.empty() && grip.facts.item.lot)
    return draft.stop(say("pick.lot_not_there", name, lot, step.location));
  if (job.hand) return hold(draft, grip, job.hand->lot);
  if (lots.size() > 1) return ask_lot(draft, grip, lots, say("move.ask_lot", name));
  return hold(draft, grip, step.lot);
}

Verdict take_scanned(Draft& draft, const scan::Item& scanned) {
  const auto& job = draft.job<PickState>();
  const auto& step = *job.step;
  const auto* facts = item_facts(draft, scanned.item_id);
  const auto quantity = pieces_of(draft, scanned);
  if (!facts) return draft.stop(say("pick.wrong_item", scanned.item_id, step_name(draft)));
  if (scanned.item_id != step.item)
    return draft.stop(say("pick.wrong_item", name_of(facts->item.name, draft.language()), step_name(draft)));
  if (step.hazardous && !draft.state().person->hazardous) return draft.stop(say("pick.hazard_person"));
  const auto rest = step.quantity - (job.hand ? job.hand->quantity : 0);
  if (quantity > rest) return draft.stop(say("pick.too_many", step_name(draft), rest, quantity));
  return take_lot(draft, {*facts, scanned.code, quantity}, scanned.attributes.lot.value_or(""));
}

// Into the tote: now it has moved. The last piece by the books asks what the eye sees.
Verdict put_in(Draft& draft, const std::string& tote) {
  const auto& job = draft.job<PickState>();
  const auto step = *job.step;
  const auto name = step_name(draft);
  if (tote != step.tote) return draft.stop(say("pick.wrong_tote", tote, step.tote));
  const auto* facts = item_facts(draft, step.item);
  const auto there = facts ? lying(*facts, step.location, job.hand->lot) : 0;
  if (there < job.hand->quantity) return draft.stop(say("pick.not_so_many", name, step.location, there));
  const PickPicked picked{job.last_entry + 1, step.order,    step.line, step.item,
                          job.hand->lot,      step.location, tote,      job.hand->quantity};
  const bool last = pieces_at(*facts, step.location) == picked.quantity;
  draft.emit(picked);
  const Verdict verdict{Tone::good, say("pick.picked", name, picked.quantity, tote)};
  if (!last) return walk_on(draft, verdict, &picked);
  if (!all_picked(draft.job<PickState>())) static_cast<void>(walk_on(draft, verdict, &picked));
  WorkAsked asked{
      "empty", {step.location, step.item}, say("pick.ask_empty", step.location, name), {}, Signer::none};
  asked.choices = {{"yes", say("pick.is_empty"), 0}, {"no", say("pick.is_not_empty"), 0}};
  return ask_work(draft, std::move(asked));
}

Verdict in_the_hand(Draft& draft) {
  if (const auto tote = scanned_tote(draft)) {
    if (!draft.job<PickState>().hand) return draft.stop(say("pick.item_first", step_name(draft)));
    return put_in(draft, *tote);
  }
  if (const auto* item = draft.as<scan::Item>()) return take_scanned(draft, *item);
  if (const auto* many = draft.as<scan::Ambiguous>()) return ask_which_item(draft, *many);
  if (const auto* location = draft.as<scan::Location>()) {
    const auto& step = *draft.job<PickState>().step;
    if (location->id != step.location)
      return draft.stop(say("pick.wrong_place", location->id, step.location));
    return {Tone::info, say("pick.arrived", step_name(draft), step.quantity)};
  }
  if (draft.as<scan::Unknown>()) return draft.stop(say("scan.unknown", draft.input().code));
  return draft.stop(say("pick.item_first", step_name(draft)));
}

}  // namespace

std::int64_t pieces_at(const ItemFacts& facts, std::string_view location) {
  std::int64_t sum = 0;
  for (const auto& row : facts.stock)
    if (row.location == location) sum += std::max<std::int64_t>(0, row.quantity);
  return sum;
}

std::optional<std::string> scanned_tote(const Draft& draft) {
  if (const auto* tote = draft.as<scan::Tote>()) return tote->id;
  const auto* unknown = draft.as<scan::Unknown>();
  if (unknown && unknown->own && unknown->own->kind == scan::OwnKind::tote) return unknown->own->id;
  return std::nullopt;
}

Verdict scan_step(Draft& draft) {
  const auto& job = draft.job<PickState>();
  if (const auto* malformed = draft.as<scan::Malformed>())
    return draft.stop(say("scan.malformed", scan::name(malformed->error.code)));
  if (!job.step) return draft.stop(say("pick.sign_first"));
  if (job.arrived) return in_the_hand(draft);
  if (const auto* location = draft.as<scan::Location>()) return arrive(draft, *location);
  return draft.stop(say("pick.place_first", job.step->location));
}

Verdict pick_item_chosen(Draft& draft, const WorkAsked& asked, std::size_t choice) {
  return take_scanned(draft, chosen_item(asked, choice));
}

Verdict pick_lot_chosen(Draft& draft, const WorkAsked& asked, std::size_t choice) {
  const auto& step = *draft.job<PickState>().step;
  const auto* facts = item_facts(draft, step.item);
  if (!facts) return draft.stop(say("scan.unknown", asked.args.at(0)));
  const auto quantity = std::strtoll(asked.args.at(1).c_str(), nullptr, 10);
  return hold(draft, {*facts, asked.args.at(0), quantity}, asked.choices.at(choice).id);
}

Verdict empty_answered(Draft& draft, const WorkAsked& asked, std::size_t choice) {
  draft.emit(PickLooked{asked.args.at(0), asked.args.at(1), 0, choice == 0});
  return walk_on(draft,
                 {Tone::good, say(choice == 0 ? "pick.looked" : "pick.looked_more", asked.args.at(0))});
}

}  // namespace packbench::workflows
