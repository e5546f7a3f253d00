// Put-away and moves: goods go from one place of the warehouse to another, never more than lies there, and
// never out of inspection.
#include "db/projections/move.hpp"

#include "db/projections/ledger.hpp"

namespace packbench::db {
namespace {

// Empty: no active location of the warehouse.
std::string zone_of(Connection& db, const std::string& place) {
  auto row = db.query("SELECT zone FROM locations WHERE location = ? AND active = 1", place);
  return row.next() ? row.text(0) : "";
}

// Design 5.6: only an inspection decision moves goods out of these.
bool is_uninspected(std::string_view zone) {
  return zone == "inspection" || zone == "dock";
}

Result<void> check_taking(Connection& db, const std::string& place, const std::string& item,
                          const std::string& lot, std::int64_t quantity) {
  const auto there = lying(db, place, item, lot);
  if (there < quantity)
    return Error{Errc::conflict, "only " + std::to_string(there) + " of " + item + " lie at " + place + ": " +
                                     std::to_string(quantity) + " can't be taken"};
  if (is_uninspected(zone_of(db, place)))
    return Error{Errc::conflict, "goods at " + place + " have not passed inspection"};
  return {};
}

}  // namespace

Result<void> apply(Connection& db, const Fact& fact, const records::MoveMoved& e) {
  const auto to = zone_of(db, e.to);
  if (to.empty()) return Error{Errc::conflict, e.to + " is no location of this warehouse"};
  if (is_uninspected(to)) return Error{Errc::conflict, "goods go to " + e.to + " only by receiving"};
  if (auto may = check_taking(db, e.from, e.item, e.lot, e.quantity); !may) return may;
  move(db, {fact.seq, 0, e.item, e.lot, e.quantity}, e.from, e.to);
  return {};
}

Result<void> apply(Connection& db, const Fact& fact, const records::MoveUndone& e) {
  if (auto may = check_taking(db, e.to, e.item, e.lot, e.quantity); !may) return may;
  move(db, {fact.seq, 0, e.item, e.lot, e.quantity}, e.to, e.from);
  return {};
}

}  // namespace packbench::db
