// What benches put to locations and take from them.
#include "central/stock.hpp"

#include <vector>

#include "central/changes.hpp"
#include "central/tickets.hpp"
#include "db/records/centre_events.hpp"
#include "db/records/movements.hpp"

namespace packbench::central {
namespace {

constexpr const char* kBook =
    "INSERT INTO stock(location, item, lot, bench, quantity)"
    " SELECT l, i, t, $1, q FROM unnest($2::text[], $3::text[], $4::text[], $5::bigint[]) m(l, i, t, q)"
    " ON CONFLICT (location, item, lot, bench) DO UPDATE SET quantity = stock.quantity + excluded.quantity";

constexpr const char* kNegative = "stock.negative";

// Who takes from a location waits for whoever else does: else each would see enough for itself.
constexpr const char* kLock =
    "SELECT 1 FROM facts WHERE kind = 'location' AND subject IN"
    " (SELECT l FROM unnest($1::text[], $2::bigint[]) m(l, q) WHERE q < 0) ORDER BY subject FOR NO KEY UPDATE";

// Of what was moved, that at locations which were told, with what lies there now by all benches.
constexpr const char* kShared =
    "SELECT l, i, t, q, (SELECT sum(quantity) FROM stock s WHERE s.location = l AND s.item = i AND s.lot = t)::bigint,"
    " d, EXISTS (SELECT 1 FROM tickets WHERE bench = $5 AND kind = $6 AND document = d AND state = 'open')"
    " FROM unnest($1::text[], $2::text[], $3::text[], $4::bigint[]) m(l, i, t, q),"
    " LATERAL (SELECT l || '/' || i || CASE t WHEN '' THEN '' ELSE '/' || t END) n(d)"
    " WHERE EXISTS (SELECT 1 FROM facts WHERE kind = 'location' AND subject = l) ORDER BY l, i, t";

}  // namespace

bool StockMoves::add(std::string_view type, const json::object& payload) {
  const auto moves = records::movements_of(type, payload);
  if (!moves) return false;
  for (const auto& move : *moves) {
    if (!move.from.empty()) sums_[{move.from, move.item, move.lot}] -= move.quantity;
    if (!move.to.empty()) sums_[{move.to, move.item, move.lot}] += move.quantity;
  }
  return true;
}

void StockMoves::book(pg::Connection& db, const Caller& bench) const {
  std::vector<std::string> locations, items, lots;
  std::vector<std::int64_t> quantities;
  for (const auto& [key, sum] : sums_) {
    if (sum == 0) continue;
    locations.push_back(std::get<0>(key));
    items.push_back(std::get<1>(key));
    lots.push_back(std::get<2>(key));
    quantities.push_back(sum);
  }
  if (locations.empty()) return;
  db.run(kBook, {bench.id, locations, items, lots, quantities});
  db.run(kLock, {locations, quantities});
  const auto shared = db.run(kShared, {locations, items, lots, quantities, kCentre, kNegative});
  std::vector<json::value> told;
  std::vector<std::string> settled;
  for (int i = 0; i < shared.size(); ++i) {
    const auto location = shared.text(i, 0), item = shared.text(i, 1), document = shared.text(i, 5);
    const records::StockElsewhere moved{bench.name, item, shared.text(i, 2), location, shared.number(i, 3)};
    told.push_back(records::to_json(moved));
    const auto left = shared.number(i, 4);
    if (left >= 0 && shared.flag(i, 6)) settled.push_back(document);
    if (left < 0)
      open_ticket(db, {kNegative, document,
                       std::to_string(left) + " pieces of " + item + " lie at " + location +
                           " by what all benches moved: count it, if no bench has still to tell"});
  }
  if (!told.empty()) tell_all(db, bench.id, records::StockElsewhere::kType, told);
  if (!settled.empty()) settle_tickets(db, kNegative, settled);
}

// Pushes that began before are waited for, those after it see that the location was told.
void tell_stock_of(pg::Connection& db, const std::string& location) {
  db.script("LOCK TABLE stock IN SHARE ROW EXCLUSIVE MODE");
  const auto rows = db.run(
      "SELECT s.bench, b.name, item, lot, quantity FROM stock s JOIN benches b ON b.id = s.bench"
      " WHERE location = $1 AND quantity <> 0 ORDER BY item, lot, s.bench",
      {location});
  for (int i = 0; i < rows.size(); ++i) {
    const records::StockElsewhere moved{rows.text(i, 1), rows.text(i, 2), rows.text(i, 3), location,
                                        rows.number(i, 4)};
    tell_all(db, rows.number(i, 0), moved.kType, records::to_json(moved));
  }
}

}  // namespace packbench::central
