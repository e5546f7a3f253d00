// What benches put to locations and take from them.
#include "central/stock.hpp"

#include <vector>

#include "central/changes.hpp"
#include "central/tickets.hpp"
#include "db/records/centre_events.hpp"

namespace packbench::central {
namespace {

// Which members of an event say what it moves. A quantity below zero takes.
struct Move {
  std::string_view type;
  const char *from, *to;  // paths of the places; null: a place that is the bench's own
  const char *item, *lot, *quantity;
  const char* list = nullptr;   // the members stand in each element of this list
  const char* place = nullptr;  // instead of `to`: a place that is known without a member
};
constexpr Move kMoves[] = {
    {"stock.received", nullptr, "location", "item", "lot", "quantity"},
    {"receive.counted", nullptr, "goods.place", "goods.item", "goods.lot", "quantity"},
    {"receive.undone", "goods.place", nullptr, "goods.item", "goods.lot", "quantity"},
    {"receive.inspected", "goods.place", "to", "goods.item", "goods.lot", "quantity"},
    {"move.moved", "from", "to", "item", "lot", "quantity"},
    {"move.undone", "to", "from", "item", "lot", "quantity"},
    {"pick.picked", "from", nullptr, "item", "lot", "quantity"},
    {"pick.undone", nullptr, "from", "item", "lot", "quantity"},
    {"pick.dropped", nullptr, nullptr, "item", "lot", "quantity", "goods", "passed"},
    {"returns.graded", nullptr, "place", "item", "capture.lot", "quantity"},
    {"returns.undone", "place", nullptr, "item", "lot", "quantity"},
    {"count.corrected", nullptr, "location", "item", "lot", "variance"},
};

// A member that is left out has its default: "" and 0.
const json::value* member(const json::object& object, std::string_view path) {
  const auto dot = path.find('.');
  const auto* found = object.if_contains(path.substr(0, dot));
  if (!found || dot == path.npos) return found;
  return found->is_object() ? member(found->get_object(), path.substr(dot + 1)) : nullptr;
}

// Names that no index takes are no names.
constexpr std::size_t kLongest = 500;

bool read(const json::object& object, const char* path, std::string& into) {
  const auto* found = path ? member(object, path) : nullptr;
  if (found && !found->is_string()) return false;
  if (found &&
      (found->get_string().size() > kLongest || found->get_string().find('\0') != json::string::npos))
    return false;
  if (found) into = std::string(found->get_string());
  return true;
}

bool read(const json::object& object, const char* path, std::int64_t& into) {
  const auto* found = member(object, path);
  if (found && !found->is_int64()) return false;
  if (found) into = found->get_int64();
  return true;
}

// Sums stay far below what 64 bits hold, whatever a bench says.
constexpr std::int64_t kMost = 1'000'000'000'000;

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
  for (const auto& move : kMoves) {
    if (move.type != type) continue;
    std::vector<const json::object*> rows{&payload};
    if (move.list) {
      rows.clear();
      const auto* list = payload.if_contains(move.list);
      if (list && !list->is_array()) return false;
      if (list)
        for (const auto& row : list->get_array())
          if (row.is_object()) rows.push_back(&row.get_object());
    }
    for (const auto* row : rows) {
      std::string from, to = move.place ? move.place : "", item, lot;
      std::int64_t quantity = 0;
      if (!read(*row, move.from, from) || !read(*row, move.to, to) || !read(*row, move.item, item) ||
          !read(*row, move.lot, lot) || !read(*row, move.quantity, quantity) || quantity > kMost ||
          quantity < -kMost)
        return false;
      if (!from.empty()) sums_[{from, item, lot}] -= quantity;
      if (!to.empty()) sums_[{to, item, lot}] += quantity;
    }
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
