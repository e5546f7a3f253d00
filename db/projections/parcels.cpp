// Parcels: opened by the first piece, closed, weighed, sealed by the waybill on the box.
#include "db/projections/apply.hpp"
#include "db/projections/handover.hpp"
#include "db/projections/late_told.hpp"
#include "db/projections/ledger.hpp"
#include "db/projections/parcel_state.hpp"

namespace packbench::db {
namespace {

Error wrong_state(const std::string& parcel, const std::string& state) {
  return {Errc::conflict, "parcel " + parcel + " is " + state};
}

// Empty: there is no such parcel of this order.
std::string parcel_state(Connection& db, const Fact& fact, const std::string& parcel) {
  auto row = db.query(
      "SELECT p.state, o.number FROM parcels p JOIN orders o ON o.id = p.order_id WHERE p.parcel = ?",
      parcel);
  if (!row.next()) return "";
  return row.text(1) == fact.order ? row.text(0) : "a parcel of order " + row.text(1);
}

// All that lies in the parcel, from one place to another.
void move_contents(Connection& db, const Fact& fact, const std::string& parcel, const std::string& from,
                   const std::string& to) {
  std::vector<Lying> contents;
  {
    auto rows = db.query(
        "SELECT parcel, item, lot, sum(quantity) FROM parcel_contents WHERE parcel = ? GROUP BY item, lot"
        " ORDER BY item, lot",
        parcel);
    while (rows.next()) contents.push_back({rows.text(0), rows.text(1), rows.text(2), rows.number(3)});
  }
  int part = 0;
  for (const auto& c : contents) move(db, {fact.seq, part++, c.item, c.lot, c.quantity}, from, to);
}

// The centre is told of which order this is a reship, and by nothing else: it must be right.
Result<void> check_reship_of(Connection& db, const Fact& fact, const std::string& reship_of) {
  auto row = db.query("SELECT reship_of FROM orders WHERE number = ?", fact.order);
  if (row.next() && row.text(0) == reship_of) return {};
  return Error{Errc::conflict, "order " + std::string(fact.order) + " is no reship of \"" + reship_of + "\""};
}

// Why a sealed parcel must stay sealed, or nothing: it is on its way, or was.
Result<void> may_unseal(Connection& db, const Fact& fact, const records::PackUnsealed& e) {
  const auto state = parcel_state(db, fact, e.parcel);
  if (state != "sealed") return wrong_state(e.parcel, state.empty() ? "not here" : state + ", not sealed");
  auto manifest = db.query("SELECT document FROM manifest_parcels WHERE parcel = ?", e.parcel);
  if (manifest.next()) return wrong_state(e.parcel, "on manifest " + manifest.text(0));
  auto back =
      db.query("SELECT document FROM returned_pieces WHERE number = ? AND number <> '' AND odd = '' LIMIT 1",
               fact.order);
  if (back.next())
    return Error{Errc::conflict,
                 "goods of order " + std::string(fact.order) + " came back in " + back.text(0)};
  return {};
}

}  // namespace

Result<void> open_parcel(Connection& db, const Fact& fact, const std::string& parcel) {
  const auto state = parcel_state(db, fact, parcel);
  if (state == "packing") return {};
  if (state == "closed") {
    db.run("UPDATE parcels SET state = 'packing' WHERE parcel = ?", parcel);
    return {};
  }
  if (!state.empty()) return wrong_state(parcel, state);
  const int made =
      db.run("INSERT INTO parcels SELECT ?1, id, 0, 'packing', '', '', 0, 0 FROM orders WHERE number = ?2",
             parcel, fact.order);
  if (made == 0) return Error{Errc::not_found, "order " + std::string(fact.order) + " is not here"};
  return {};
}

Result<void> apply(Connection& db, const Fact& fact, const records::PackParcelClosed& e) {
  if (auto open = open_parcel(db, fact, e.parcel); !open) return open;
  db.run("UPDATE parcels SET state = 'closed', number = ?, waybill = ?, carrier = ? WHERE parcel = ?",
         e.number, e.waybill, e.carrier, e.parcel);
  return {};
}

Result<void> apply(Connection& db, const Fact& fact, const records::PackWeighed& e) {
  const auto state = parcel_state(db, fact, e.parcel);
  if (state != "packing" && state != "closed")
    return wrong_state(e.parcel, state.empty() ? "not here" : state);
  db.run("UPDATE parcels SET weight_g = ? WHERE parcel = ?", e.grams, e.parcel);
  return {};
}

Result<void> apply(Connection& db, const Fact& fact, const records::PackSealed& e) {
  const auto state = parcel_state(db, fact, e.parcel);
  if (state != "closed") return wrong_state(e.parcel, state.empty() ? "not here" : state + ", not closed");
  if (auto bound = check_reship_of(db, fact, e.reship_of); !bound) return bound;
  if (auto leased = check_lease(db, fact); !leased) return leased;
  db.run("UPDATE parcels SET state = 'sealed', waybill = ?, carrier = ?, sealed_ms = ? WHERE parcel = ?",
         e.waybill, e.carrier, fact.at_ms, e.parcel);
  move_contents(db, fact, e.parcel, parcel_location(e.parcel), carrier_location(e.carrier));
  await_carrier(db, e.parcel, e.carrier);
  db.run("INSERT INTO outbox(seq, kind) VALUES(?, 'parcel.sealed')", fact.seq);
  return {};
}

// Compensates a PackSealed, and the PackFinished that may have followed: the centre gets a row that says so.
Result<void> apply(Connection& db, const Fact& fact, const records::PackUnsealed& e) {
  if (auto may = may_unseal(db, fact, e); !may) return may;
  if (auto open = reopen_order(db, fact, e.ended); !open) return open;
  std::string carrier;
  {
    auto row = db.query("SELECT carrier, waybill FROM parcels WHERE parcel = ?", e.parcel);
    if (row.next() && row.text(1) != e.waybill) return wrong_state(e.parcel, "under waybill " + row.text(1));
    carrier = row.text(0);
  }
  move_contents(db, fact, e.parcel, carrier_location(carrier), parcel_location(e.parcel));
  db.run(
      "UPDATE parcels SET state = 'packing', waybill = '', carrier = '', weight_g = 0, sealed_ms = 0 WHERE parcel = ?",
      e.parcel);
  db.run("DELETE FROM waiting_parcels WHERE parcel = ?", e.parcel);
  db.run("INSERT INTO outbox(seq, kind) VALUES(?, 'parcel.unsealed')", fact.seq);
  return {};
}

}  // namespace packbench::db
