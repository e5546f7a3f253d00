// What lies in a parcel, entry by entry, and the movements that put it there.
#include "db/projections/apply.hpp"
#include "db/projections/ledger.hpp"
#include "db/projections/parcel_state.hpp"

namespace packbench::db {
namespace {

struct Entry {
  std::int64_t entry;
  const std::string &line, &item, &parcel;
  std::int64_t quantity;
  const records::Capture& capture;
};

Result<void> put_in(Connection& db, const Fact& fact, const Entry& e) {
  if (auto open = open_parcel(db, fact, e.parcel); !open) return open;
  db.run("INSERT INTO parcel_contents VALUES(?,?,?,?,?,?,?,?)", e.parcel, e.entry, e.line, e.item, e.quantity,
         e.capture.lot, e.capture.expiry, e.capture.serial);
  move(db, {fact.seq, 0, e.item, e.capture.lot, e.quantity}, std::string(kStaging),
       parcel_location(e.parcel));
  return {};
}

Result<void> shrink_entry(Connection& db, const records::PackUndone& e) {
  std::int64_t there = 0;
  {
    auto row = db.query(
        "SELECT quantity FROM parcel_contents WHERE parcel = ? AND entry = ? AND item = ? AND lot = ?",
        e.parcel, e.entry, e.item, e.capture.lot);
    if (row.next()) there = row.number(0);
  }
  if (e.quantity <= 0 || there < e.quantity)
    return Error{Errc::conflict, "parcel " + e.parcel + " holds only " + std::to_string(there) +
                                     " of entry " + std::to_string(e.entry) + ": it can't be undone"};
  if (there == e.quantity) {
    db.run("DELETE FROM parcel_contents WHERE parcel = ? AND entry = ?", e.parcel, e.entry);
  } else {
    db.run("UPDATE parcel_contents SET quantity = quantity - ? WHERE parcel = ? AND entry = ?", e.quantity,
           e.parcel, e.entry);
  }
  return {};
}

}  // namespace

Result<void> apply(Connection& db, const Fact& fact, const records::PackScanned& e) {
  return put_in(db, fact, {e.entry, e.line, e.item, e.parcel, e.quantity, e.capture});
}

Result<void> apply(Connection& db, const Fact& fact, const records::PackReleased& e) {
  return put_in(db, fact, {e.entry, e.line, e.item, e.parcel, e.quantity, {}});
}

Result<void> apply(Connection& db, const Fact& fact, const records::PackUndone& e) {
  if (auto open = open_parcel(db, fact, e.parcel); !open) return open;
  if (auto shrunk = shrink_entry(db, e); !shrunk) return shrunk;
  move(db, {fact.seq, 0, e.item, e.capture.lot, e.quantity}, parcel_location(e.parcel),
       std::string(kStaging));
  return {};
}

}  // namespace packbench::db
