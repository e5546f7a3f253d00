// Picking: an order is on one list only; goods go from their location to staging, never more than lies there.
#include "db/projections/pick.hpp"

#include "db/projections/ledger.hpp"

namespace packbench::db {
namespace {

Result<void> check_order(Connection& db, const std::string& order) {
  auto row = db.query(
      "SELECT o.state, o.cancelled, coalesce((SELECT p.document FROM picks p WHERE p.number = o.number), '')"
      " FROM orders o WHERE o.number = ?",
      order);
  if (!row.next()) return Error{Errc::not_found, "order " + order + " is not here"};
  if (row.text(0) != "open" || row.flag(1))
    return Error{Errc::conflict, "order " + order + " can't be picked now"};
  if (!row.text(2).empty())
    return Error{Errc::conflict, "order " + order + " is on pick list " + row.text(2)};
  return {};
}

// The order is being picked, on this list.
Result<void> check_listed(Connection& db, const Fact& fact, const std::string& order) {
  auto row = db.query("SELECT 1 FROM picks WHERE number = ? AND document = ? AND state = 'picking'", order,
                      fact.document);
  if (row.next()) return {};
  return Error{Errc::conflict, "order " + order + " is not on pick list " + std::string(fact.document)};
}

Result<void> check_there(Connection& db, const std::string& place, const std::string& item,
                         const std::string& lot, std::int64_t quantity) {
  const auto there = lying(db, place, item, lot);
  if (there >= quantity) return {};
  return Error{Errc::conflict, "only " + std::to_string(there) + " of " + item + " lie at " + place + ": " +
                                   std::to_string(quantity) + " can't be taken"};
}

// Goods are picked from shelf and bulk: what waits for inspection, or is bad, is issued to nobody
// (design 5.6).
Result<void> check_issuable(Connection& db, const std::string& place) {
  auto row = db.query("SELECT zone FROM locations WHERE location = ?", place);
  if (row.next() && (row.text(0) == "shelf" || row.text(0) == "bulk")) return {};
  return Error{Errc::conflict, "goods at " + place + " can't be issued"};
}

}  // namespace

Result<void> apply(Connection& db, const Fact& fact, const records::PickBegan& e) {
  for (const auto& order : e.orders) {
    if (auto may = check_order(db, order.order); !may) return may;
    db.run("INSERT INTO picks(number, document, revision) VALUES(?,?,?)", order.order, fact.document,
           order.revision);
  }
  return {};
}

Result<void> apply(Connection& db, const Fact& fact, const records::PickBound& e) {
  if (auto listed = check_listed(db, fact, e.order); !listed) return listed;
  {
    auto other = db.query(
        "SELECT number FROM orders WHERE tote = ?1 AND tote <> '' AND state IN ('open', 'packing') AND number <> ?2"
        " AND number NOT IN (SELECT number FROM picks WHERE document = ?3)",
        e.tote, e.order, fact.document);
    if (other.next()) return Error{Errc::conflict, "tote " + e.tote + " holds order " + other.text(0)};
  }
  db.run("UPDATE picks SET tote = ? WHERE number = ?", e.tote, e.order);
  db.run("UPDATE orders SET tote = ? WHERE number = ? AND state = 'open'", e.tote, e.order);
  return {};
}

Result<void> apply(Connection& db, const Fact& fact, const records::PickPicked& e) {
  if (auto listed = check_listed(db, fact, e.order); !listed) return listed;
  if (auto may = check_issuable(db, e.from); !may) return may;
  if (auto there = check_there(db, e.from, e.item, e.lot, e.quantity); !there) return there;
  move(db, {fact.seq, 0, e.item, e.lot, e.quantity}, e.from, std::string(kStaging));
  return {};
}

Result<void> apply(Connection& db, const Fact& fact, const records::PickUndone& e) {
  if (auto listed = check_listed(db, fact, e.order); !listed) return listed;
  const std::string staging(kStaging);
  if (auto there = check_there(db, staging, e.item, e.lot, e.quantity); !there) return there;
  move(db, {fact.seq, 0, e.item, e.lot, e.quantity}, staging, e.from);
  return {};
}

Result<void> apply(Connection& db, const Fact& fact, const records::PickLooked& e) {
  db.run("INSERT INTO shelf_looks VALUES(?,?,?,?,?,?)", fact.seq, e.location, e.item, e.expected, e.empty,
         fact.at_ms);
  return {};
}

Result<void> apply(Connection& db, const Fact& fact, const records::PickShorted& e) {
  if (auto listed = check_listed(db, fact, e.order); !listed) return listed;
  db.run("INSERT INTO shortages VALUES(?,?,?,?,?,?,?,?)", fact.seq, e.order, e.line, e.item, e.quantity,
         e.reason, fact.at_ms, fact.document);
  return {};
}

Result<void> apply(Connection& db, const Fact& fact, const records::PickTold& e) {
  if (auto listed = check_listed(db, fact, e.order); !listed) return listed;
  db.run("UPDATE picks SET revision = ? WHERE number = ?", e.revision, e.order);
  return {};
}

Result<void> apply(Connection& db, const Fact& fact, const records::PickDropped& e) {
  if (auto listed = check_listed(db, fact, e.order); !listed) return listed;
  const std::string staging(kStaging), passed(records::kPassed);
  int part = 0;
  for (const auto& goods : e.goods) {
    if (auto there = check_there(db, staging, goods.item, goods.lot, goods.quantity); !there) return there;
    move(db, {fact.seq, part++, goods.item, goods.lot, goods.quantity}, staging, passed);
  }
  db.run("DELETE FROM picks WHERE number = ?", e.order);
  db.run("DELETE FROM shortages WHERE number = ? AND document = ?", e.order, fact.document);
  db.run("UPDATE orders SET tote = '' WHERE number = ? AND tote = ? AND state = 'open'", e.order, e.tote);
  return {};
}

Result<void> apply(Connection& db, const Fact& fact, const records::PickSigned&) {
  db.run("UPDATE picks SET state = 'picked' WHERE document = ?", fact.document);
  return {};
}

}  // namespace packbench::db
