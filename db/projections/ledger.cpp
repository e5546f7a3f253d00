// Movements and the balances that are their sum.
#include "db/projections/ledger.hpp"

#include "db/projections/apply.hpp"

namespace packbench::db {
namespace {

// Places that are empty have no row: parcels come and go by the million.
void add(Connection& db, const std::string& location, const Movement& m, std::int64_t quantity) {
  bool empty = false;
  {
    auto row = db.query(
        "INSERT INTO balances VALUES(?,?,?,?) ON CONFLICT DO UPDATE SET quantity = quantity + "
        "excluded.quantity"
        " RETURNING quantity = 0",
        location, m.item, m.lot, quantity);
    empty = row.next() && row.flag(0);
  }
  if (empty)
    db.run("DELETE FROM balances WHERE location = ? AND item = ? AND lot = ?", location, m.item, m.lot);
}

}  // namespace

void move(Connection& db, const Movement& m, const std::string& from, const std::string& to) {
  db.run("INSERT INTO movements VALUES(?,?,?,?,?,?,?)", m.seq, m.part, m.item, m.lot, m.quantity, from, to);
  add(db, from, m, -m.quantity);
  add(db, to, m, m.quantity);
}

Result<void> apply(Connection& db, const Fact& fact, const records::StockReceived& e) {
  move(db, {fact.seq, 0, e.item, e.lot, e.quantity}, std::string(kOutside), e.location);
  return {};
}

}  // namespace packbench::db
