// Where goods may go: what is refused, what is asked first (F5, F25).
#include <algorithm>

#include "station/workflows/move.hpp"

namespace packbench::workflows {
namespace {

using namespace records;

struct Way {
  const Draft& draft;
  const MoveTaken& hand;
  bool bad;  // what is in the hand comes from quarantine, defects or repair
  const LocationFacts& to;
  std::string name;

  const Location& place() const { return to.location; }
  std::int64_t there() const {
    const auto* facts = item_facts(draft, hand.item);
    return facts ? lying_at(*facts, hand.from, hand.lot) : 0;
  }
  const Stock* other() const {
    const auto at = std::find_if(to.stock.begin(), to.stock.end(),
                                 [&](const Stock& row) { return row.quantity > 0 && row.item != hand.item; });
    return at == to.stock.end() ? nullptr : &*at;
  }
};

// A rule that a place breaks: refused, or asked, with its text.
struct Rule {
  const char* tag;
  bool (*broken)(const Way&);
  Text (*text)(const Way&);
};

constexpr Rule kRefused[] = {
    {"same", [](const Way& w) { return w.place().location == w.hand.from; },
     [](const Way& w) { return say("move.same_place", w.place().location); }},
    {"inspection", [](const Way& w) { return is_uninspected(w.place().zone); },
     [](const Way& w) { return say("move.to_inspection", w.place().location); }},
    {"bad", [](const Way& w) { return w.bad && !is_bad(w.place().zone); },
     [](const Way& w) { return say("move.bad_stays", w.name); }},
    {"hazard", [](const Way& w) { return w.hand.hazardous && !w.place().hazardous; },
     [](const Way& w) { return say("move.hazard_place", w.name); }},
    {"person", [](const Way& w) { return w.hand.hazardous && !w.draft.state().person->hazardous; },
     [](const Way& w) { return say("move.hazard_person", w.name); }},
    {"gone", [](const Way& w) { return w.there() < w.hand.quantity; },
     [](const Way& w) { return say("move.gone", w.name, w.hand.from, w.there()); }},
};

constexpr Rule kAsked[] = {
    {"other",
     [](const Way& w) {
       return (w.place().zone == Zone::shelf || w.place().zone == Zone::bulk) && w.other() != nullptr;
     },
     [](const Way& w) {
       const auto* facts = item_facts(w.draft, w.other()->item);
       const auto name = facts ? name_of(facts->item.name, w.draft.language()) : w.other()->item;
       return say("move.ask_other", w.place().location, name);
     }},
    {"cases", [](const Way& w) { return !w.bad && w.hand.whole && w.place().zone == Zone::shelf; },
     [](const Way& w) { return say("move.ask_cases", w.place().location); }},
    {"pieces", [](const Way& w) { return !w.bad && !w.hand.whole && w.place().zone == Zone::bulk; },
     [](const Way& w) { return say("move.ask_pieces", w.place().location); }},
    {"bad", [](const Way& w) { return !w.bad && is_bad(w.place().zone); },
     [](const Way& w) { return say("move.ask_bad", w.name, w.place().location); }},
    {"hazard", [](const Way& w) { return !w.hand.hazardous && w.place().hazardous; },
     [](const Way& w) { return say("move.ask_hazard", w.place().location); }},
};

Verdict ask(Draft& draft, const Rule& rule, const Way& way, const std::vector<std::string>& accepted) {
  WorkAsked asked{"put", {way.place().location, rule.tag}, rule.text(way), {}, Signer::none};
  asked.args.insert(asked.args.end(), accepted.begin(), accepted.end());
  asked.choices = {{"yes", say("command.yes"), 0}, {"no", say("command.no"), 0}};
  return ask_work(draft, std::move(asked));
}

}  // namespace

bool is_bad(Zone zone) {
  return zone == Zone::quarantine || zone == Zone::defects || zone == Zone::repair;
}

bool is_uninspected(Zone zone) {
  return zone == Zone::dock || zone == Zone::inspection;
}

std::int64_t lying_at(const ItemFacts& facts, std::string_view place, std::string_view lot) {
  for (const auto& row : facts.stock)
    if (row.location == place && row.lot == lot) return std::max<std::int64_t>(0, row.quantity);
  return 0;
}

Verdict put_at(Draft& draft, const LocationFacts& to, std::vector<std::string> accepted) {
  const auto& job = draft.job<MoveState>();
  const auto hand = *job.hand;
  const bool bad = job.from && job.from->known && job.from->place == hand.from && is_bad(job.from->zone);
  const auto name = name_of(hand.name, draft.language());
  const Way way{draft, hand, bad, to, name};
  for (const auto& rule : kRefused)
    if (rule.broken(way)) return draft.stop(rule.text(way));
  for (const auto& rule : kAsked) {
    const bool yes = std::find(accepted.begin(), accepted.end(), rule.tag) != accepted.end();
    if (!yes && rule.broken(way)) return ask(draft, rule, way, accepted);
  }
  draft.emit(MoveMoved{job.last_entry + 1, hand.item, hand.name, hand.lot, hand.quantity, hand.from,
                       to.location.location, hand.suggested, std::move(accepted)});
  return {Tone::good, say("move.moved", name, hand.quantity, to.location.location)};
}

Verdict put_answered(Draft& draft, const WorkAsked& asked, std::size_t choice) {
  if (choice != 0) {
    draft.emit(WorkDropped{});
    return {Tone::info, say("move.other_place")};
  }
  const auto* to = location_facts(draft, asked.args.at(0));
  if (!to || !to->location.active || !draft.job<MoveState>().hand)
    return draft.stop(say("move.no_place", asked.args.at(0)));
  return put_at(draft, *to, {asked.args.begin() + 1, asked.args.end()});
}

}  // namespace packbench::workflows
