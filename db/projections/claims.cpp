// Who has an order: opened under a fencing token, set aside, ended.
#include "db/projections/apply.hpp"
#include "db/projections/centre.hpp"
#include "db/projections/ledger.hpp"

namespace packbench::db {
namespace {

Result<void> check_claim(Connection& db, const Fact& fact, const records::PackOpened& event) {
  {
    auto row = db.query("SELECT state, token FROM orders WHERE number = ?", fact.order);
    const auto name = "order " + std::string(fact.order);
    if (!row.next()) return Error{Errc::not_found, name + " is not here"};
    if (row.text(0) != "open" && row.text(0) != "packing")
      return Error{Errc::conflict, name + " has ended: " + row.text(0)};
    if (row.number(1) + 1 != event.token)
      return Error{Errc::conflict, name + " was opened by another lane or operator"};
  }
  auto other = db.query(
      "SELECT coalesce(number, document) FROM lanes WHERE lane = ? AND (number <> ? OR document <> '')",
      event.lane, fact.order);
  if (other.next())
    return Error{Errc::conflict,
                 "lane " + event.lane + " has " + other.text(0) + " open: set it aside first"};
  return {};
}

// Whoever may write for the order is the lane that has it.
Result<void> leave_lane(Connection& db, const Fact& fact, const std::string& state) {
  const int changed =
      db.run("UPDATE orders SET state = ?, lane = '', person = '' WHERE number = ? AND state = 'packing'",
             state, fact.order);
  if (changed == 0)
    return Error{Errc::conflict, "order " + std::string(fact.order) + " is not open at any lane"};
  db.run("UPDATE lanes SET number = NULL WHERE number = ?", fact.order);
  return {};
}

// Goods in boxes that will not leave go back to where they came from.
void unpack(Connection& db, const Fact& fact) {
  std::vector<Lying> contents;
  {
    auto rows = db.query(
        "SELECT c.parcel, c.item, c.lot, sum(c.quantity) FROM parcel_contents c JOIN parcels p USING(parcel)"
        " JOIN orders o ON o.id = p.order_id WHERE o.number = ? AND p.state <> 'sealed'"
        " GROUP BY c.parcel, c.item, c.lot ORDER BY c.parcel, c.item, c.lot",
        fact.order);
    while (rows.next()) contents.push_back({rows.text(0), rows.text(1), rows.text(2), rows.number(3)});
  }
  int part = 0;
  for (const auto& c : contents)
    move(db, {fact.seq, part++, c.item, c.lot, c.quantity}, parcel_location(c.place), std::string(kStaging));
  db.run(
      "DELETE FROM parcel_contents WHERE parcel IN (SELECT p.parcel FROM parcels p JOIN orders o ON o.id = "
      "p.order_id"
      " WHERE o.number = ? AND p.state <> 'sealed')",
      fact.order);
}

bool holds_unsealed(Connection& db, const Fact& fact) {
  auto row = db.query(
      "SELECT 1 FROM parcels p JOIN orders o ON o.id = p.order_id JOIN parcel_contents c USING(parcel)"
      " WHERE o.number = ? AND p.state <> 'sealed' LIMIT 1",
      fact.order);
  return row.next();
}

}  // namespace

Result<void> apply(Connection& db, const Fact& fact, const records::PackOpened& event) {
  if (auto may = check_claim(db, fact, event); !may) return may;
  db.run("UPDATE orders SET state = 'packing', lane = ?, person = ?, token = ? WHERE number = ?", event.lane,
         event.person, event.token, fact.order);
  db.run("UPDATE lanes SET number = NULL WHERE number = ? AND lane <> ?", fact.order, event.lane);
  db.run(
      "INSERT INTO lanes(lane, number) VALUES(?, ?) ON CONFLICT(lane) DO UPDATE SET number = excluded.number",
      event.lane, fact.order);
  return {};
}

Result<void> apply(Connection& db, const Fact& fact, const records::PackSetAside&) {
  return leave_lane(db, fact, "open");
}

Result<void> apply(Connection& db, const Fact& fact, const records::PackFinished& event) {
  if (event.end == records::OrderEnd::cancelled) {
    unpack(db, fact);
  } else if (holds_unsealed(db, fact)) {
    return Error{Errc::conflict,
                 "order " + std::string(fact.order) + " has goods in a parcel that is not sealed"};
  }
  if (auto left = leave_lane(db, fact, boost::describe::enum_to_string(event.end, "")); !left) return left;
  db.run(
      "UPDATE parcels SET state = 'cancelled' WHERE state <> 'sealed' AND order_id ="
      " (SELECT id FROM orders WHERE number = ?)",
      fact.order);
  end_need(db, std::string(fact.order));
  db.run("INSERT INTO outbox(seq, kind) VALUES(?, 'order.ended')", fact.seq);
  return {};
}

}  // namespace packbench::db
