// Orders that the centre leases to this bench, and goods that other benches moved.
#include "db/projections/centre.hpp"

#include <cstdlib>

#include "db/projections/ledger.hpp"

namespace packbench::db {

// A token that is not greater is old news: the order was leased anew since.
Result<void> apply(Connection& db, const Fact& fact, const records::LeaseGranted& e) {
  db.run(
      "INSERT INTO leases(number, token, state, granted) VALUES(?1, ?2, 'held', ?3)"
      " ON CONFLICT(number) DO UPDATE SET token = ?2, state = 'held', granted = ?3, bench = '', why = ''"
      " WHERE excluded.token > token",
      e.order, e.token, fact.seq);
  return {};
}

Result<void> apply(Connection& db, const Fact&, const records::LeaseWanted& e) {
  db.run(
      "UPDATE leases SET state = 'wanted', bench = ?, why = ?"
      " WHERE number = ? AND token = ? AND state IN ('held', 'wanted')",
      e.bench, e.reason, e.order, e.token);
  return {};
}

// Who asked for it is kept where nobody says who has it now: it is most likely the same.
Result<void> apply(Connection& db, const Fact&, const records::LeaseEnded& e) {
  db.run(
      "UPDATE leases SET state = 'ended', why = ?1, bench = iif(?2 = '', bench, ?2)"
      " WHERE number = ?3 AND token <= ?4",
      e.why, e.bench, e.order, e.token);
  return {};
}

Result<void> apply(Connection& db, const Fact&, const records::LeasesRenewed& e) {
  db.run("INSERT OR REPLACE INTO renewal VALUES(1, ?, ?, ?)", e.boot, e.until_ms, e.granted);
  return {};
}

Result<void> apply(Connection& db, const Fact& fact, const records::StockElsewhere& e) {
  const auto there = "outside:bench:" + e.bench;
  const auto &from = e.quantity > 0 ? there : e.location, &to = e.quantity > 0 ? e.location : there;
  move(db, {fact.seq, 0, e.item, e.lot, std::abs(e.quantity)}, from, to);
  return {};
}

Result<void> apply(Connection& db, const Fact&, const records::CentrePulled& e) {
  db.run("INSERT OR REPLACE INTO centre VALUES(1, ?)", e.cursor);
  return {};
}

void await_lease(Connection& db, const Fact& fact, const std::string& order) {
  db.run("INSERT OR IGNORE INTO leases(number, token, state, granted) VALUES(?, 0, 'ended', ?)", order,
         fact.seq);
}

void end_need(Connection& db, const std::string& order) {
  db.run(
      "UPDATE leases SET state = 'over', bench = '', why = '' WHERE number = ? AND state IN ('held', 'wanted')",
      order);
}

void need_again(Connection& db, const std::string& order) {
  db.run("UPDATE leases SET state = 'held' WHERE number = ? AND state = 'over'", order);
}

Result<void> check_lease(Connection& db, const Fact& fact) {
  auto row = db.query("SELECT state FROM leases WHERE number = ?", fact.order);
  if (!row.next() || row.text(0) != "ended") return {};
  return Error{Errc::conflict, "order " + std::string(fact.order) + " is not leased to this bench"};
}

}  // namespace packbench::db
