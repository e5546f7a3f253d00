// Where goods are taken from, what is taken, and where it should go.
#include <algorithm>
#include <cstdlib>

#include "station/workflows/capture.hpp"
#include "station/workflows/commands.hpp"
#include "station/workflows/move.hpp"
#include "station/workflows/which_item.hpp"

namespace packbench::workflows {
namespace {

using namespace records;

constexpr std::size_t kShown = 8;  // rows of what lies at a place

// What is being taken, before it is known whether it may be.
struct Grip {
  const ItemFacts& facts;
  std::string barcode;
  std::int64_t quantity = 0;
  bool whole = false;
  std::string lot;
};

std::vector<MoveLying> lying_rows(const Draft& draft, const LocationFacts& place) {
  std::vector<MoveLying> rows;
  for (const auto& stock : place.stock) {
    if (rows.size() == kShown) break;
    const auto* item = item_facts(draft, stock.item);
    rows.push_back({stock.item, item ? item->item.name : Name{}, stock.lot, stock.quantity});
  }
  return rows;
}

// The place the item comes from: the chosen one, else where goods wait after inspection, if it lies there.
std::string place_of(const MoveState& job, const ItemFacts& facts) {
  if (job.from) return job.from->place;
  const bool waits = std::any_of(facts.stock.begin(), facts.stock.end(), [](const Stock& row) {
    return row.location == kPassed && row.quantity > 0;
  });
  return waits ? kPassed : "";
}

// Whole cases, loose pieces and bad goods each have their own zone (F5).
Zone zone_for(const MoveState& job, bool whole) {
  if (job.from && job.from->known && is_bad(job.from->zone)) return job.from->zone;
  return whole ? Zone::bulk : Zone::shelf;
}

const Stock* nearest(const std::vector<Stock>& stock, std::int64_t sequence, const auto& fits) {
  const Stock* best = nullptr;
  for (const auto& row : stock) {
    if (!row.known || row.quantity <= 0 || !fits(row)) continue;
    if (!best || std::llabs(row.sequence - sequence) < std::llabs(best->sequence - sequence)) best = &row;
  }
  return best;
}

// The same item's place in the right zone, then an empty one there, then the same item's other place.
void suggest(const Draft& draft, const ItemFacts& facts, MoveTaken& taken) {
  const auto& job = draft.job<MoveState>();
  const auto zone = zone_for(job, taken.whole);
  const auto sequence = job.from ? job.from->sequence : 0;
  const auto elsewhere = [&](const Stock& row) { return row.location != taken.from; };
  const auto* same =
      nearest(facts.stock, sequence, [&](const Stock& row) { return elsewhere(row) && row.zone == zone; });
  const auto& empty = draft.input().facts.empty;
  const auto free = std::find_if(empty.begin(), empty.end(), [&](const Location& place) {
    return place.zone == zone && place.hazardous == taken.hazardous && place.location != taken.from;
  });
  if (!same && free != empty.end()) {
    taken.suggested = free->location;
    taken.why = "empty";
    return;
  }
  if (!same && !is_bad(zone))
    same = nearest(facts.stock, sequence, [&](const Stock& row) {
      return elsewhere(row) && (row.zone == Zone::shelf || row.zone == Zone::bulk);
    });
  if (!same) return;
  taken.suggested = same->location;
  taken.why = "same";
}

Verdict hold(Draft& draft, const Grip& grip, const std::string& from) {
  const auto& hand = draft.job<MoveState>().hand;
  const auto& item = grip.facts.item;
  const auto name = name_of(item.name, draft.language());
  const auto before = hand ? hand->quantity : 0;
  const auto there = lying_at(grip.facts, from, grip.lot);
  if (hand && hand->lot != grip.lot)
    return draft.stop(say("move.hand_first", name_of(hand->name, draft.language())));
  if (before + grip.quantity > there) return draft.stop(say("move.too_many", name, from, there - before));
  MoveTaken taken{item.item,
                  item.name,
                  grip.lot,
                  grip.barcode,
                  before + grip.quantity,
                  grip.whole && (!hand || hand->whole),
                  item.hazardous,
                  from,
                  "",
                  ""};
  suggest(draft, grip.facts, taken);
  const auto where = taken.suggested;
  const auto quantity = taken.quantity;
  draft.emit(std::move(taken));
  if (where.empty()) return {Tone::good, say("move.taken_anywhere", name, quantity)};
  return {Tone::good, say("move.taken_to", name, quantity, where)};
}

std::vector<std::string> lots_at(const ItemFacts& facts, const std::string& place) {
  std::vector<std::string> lots;
  for (const auto& row : facts.stock)
    if (row.location == place && row.quantity > 0) lots.push_back(row.lot);
  return lots;
}

Verdict ask_lot(Draft& draft, const Grip& grip, const std::vector<std::string>& lots) {
  const auto name = name_of(grip.facts.item.name, draft.language());
  WorkAsked asked{"lot",
                  {grip.facts.item.item, grip.barcode, word(grip.quantity), grip.whole ? "whole" : ""},
                  say("move.ask_lot", name),
                  {},
                  Signer::none};
  for (const auto& lot : lots)
    asked.choices.push_back({lot, lot.empty() ? say("move.no_lot") : say("move.lot", lot), 0});
  return ask_work(draft, std::move(asked));
}

// Which of the lots at the place it is: the code says it, or there is only one, or it is asked.
Verdict grip_lot(Draft& draft, Grip grip, const std::string& from) {
  const auto name = name_of(grip.facts.item.name, draft.language());
  const auto lots = lots_at(grip.facts, from);
  const bool told = !grip.lot.empty() && std::find(lots.begin(), lots.end(), grip.lot) != lots.end();
  if (told) return hold(draft, grip, from);
  if (lots.empty()) return draft.stop(say("move.not_there", name, from));
  if (!grip.lot.empty() && grip.facts.item.lot)
    return draft.stop(say("move.lot_not_there", name, grip.lot, from));
  if (lots.size() > 1 && draft.job<MoveState>().hand) {
    grip.lot = draft.job<MoveState>().hand->lot;  // one more of what is in the hand
    return hold(draft, grip, from);
  }
  if (lots.size() > 1) return ask_lot(draft, grip, lots);
  grip.lot = lots.front();
  return hold(draft, grip, from);
}

Verdict take(Draft& draft, Grip grip) {
  const auto& job = draft.job<MoveState>();
  const auto& item = grip.facts.item;
  const auto name = name_of(item.name, draft.language());
  if (grip.quantity > kMostPieces) return draft.stop(say("quantity.bad", kMostPieces));
  if (item.hazardous && !draft.state().person->hazardous) return draft.stop(say("move.hazard_person", name));
  if (job.hand && job.hand->item != item.item)
    return draft.stop(say("move.hand_first", name_of(job.hand->name, draft.language())));
  const auto from = job.hand ? job.hand->from : place_of(job, grip.facts);
  if (from.empty()) return draft.stop(say("move.from_first", name));
  return grip_lot(draft, std::move(grip), from);
}

Verdict take_item(Draft& draft, const scan::Item& item) {
  const auto* facts = item_facts(draft, item.item_id);
  if (!facts) return draft.stop(say("scan.unknown", item.code));
  return take(draft, {*facts, item.code, pieces_of(draft, item), item.quantity > 1,
                      item.attributes.lot.value_or("")});
}

}  // namespace

Verdict start_from(Draft& draft, const LocationFacts& place) {
  const auto& at = place.location;
  const bool known = at.location != kPassed;
  if (known && is_uninspected(at.zone)) return draft.stop(say("move.not_inspected", at.location));
  MoveStarted started{at.location, at.zone, at.sequence, known, lying_rows(draft, place), {}};
  for (const auto& line : place.card)
    started.card.push_back({line.at, line.person, line.item, line.lot, line.from, line.to, line.quantity});
  draft.emit(std::move(started));
  if (!known) return {Tone::good, say("move.from_passed")};
  return {Tone::good, say(place.stock.empty() ? "move.from_empty" : "move.from", at.location)};
}

Verdict take_scanned(Draft& draft) {
  if (const auto* many = draft.as<scan::Ambiguous>()) return ask_which_item(draft, *many);
  return take_item(draft, *draft.as<scan::Item>());
}

Verdict item_chosen(Draft& draft, const WorkAsked& asked, std::size_t choice) {
  return take_item(draft, chosen_item(asked, choice));
}

Verdict lot_chosen(Draft& draft, const WorkAsked& asked, std::size_t choice) {
  const auto& job = draft.job<MoveState>();
  const auto* facts = item_facts(draft, asked.args.at(0));
  if (!facts) return draft.stop(say("scan.unknown", asked.args.at(1)));
  const auto quantity = std::strtoll(asked.args.at(2).c_str(), nullptr, 10);
  return hold(draft,
              {*facts, asked.args.at(1), quantity, asked.args.at(3) == "whole", asked.choices.at(choice).id},
              place_of(job, *facts));
}

}  // namespace packbench::workflows
