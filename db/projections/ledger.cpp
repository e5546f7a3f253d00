// Movements and the balances that are their sum.
#include "db/projections/ledger.hpp"

#include "db/projections/apply.hpp"

namespace packbench::db {
namespace {

void add(Connection& db, const std::string& location, const Movement& m, std::int64_t quantity) {
  db.run(
      "INSERT INTO balances VALUES(?,?,?,?) ON CONFLICT DO UPDATE SET quantity = quantity + "
      "excluded.quantity",
      location, m.item, m.lot, quantity);
}

// Parcels come and go by the million, so what they held leaves no row. The staging place stays, and is left
// alone: it is in the way of each scan.
void sweep(Connection& db, const std::string& location) {
  if (location != kStaging) db.run("DELETE FROM balances WHERE location = ? AND quantity = 0", location);
}

}  // namespace

std::int64_t lying(Connection& db, const std::string& place, const std::string& item,
                   const std::string& lot) {
  auto row =
      db.query("SELECT quantity FROM balances WHERE location = ? AND item = ? AND lot = ?", place, item, lot);
  return row.next() ? row.number(0) : 0;
}

void move(Connection& db, const Movement& m, const std::string& from, const std::string& to) {
  db.run("INSERT INTO movements VALUES(?,?,?,?,?,?,?)", m.seq, m.part, m.item, m.lot, m.quantity, from, to);
  add(db, from, m, -m.quantity);
  add(db, to, m, m.quantity);
  sweep(db, from);
}

Result<void> apply(Connection& db, const Fact& fact, const records::StockReceived& e) {
  move(db, {fact.seq, 0, e.item, e.lot, e.quantity}, std::string(kOutside), e.location);
  return {};
}

}  // namespace packbench::db
