// Manifests and what is on them. Whatever the workflow overlooked is refused here: wrong carrier, not sealed,
// cancelled, changed meanwhile, on two manifests, on a closed one.
#include "db/projections/handover.hpp"

#include "db/projections/ledger.hpp"

namespace packbench::db {
namespace {

constexpr std::int64_t kNone = -1;

// The parcel's manifest row must be in this state. Empty: there is none.
Result<void> expect_state(Connection& db, const Fact& fact, std::string_view wanted) {
  auto row = db.query("SELECT state FROM manifests WHERE document = ?", fact.document);
  const std::string state = row.next() ? row.text(0) : "not begun";
  if (state == wanted) return {};
  return Error{Errc::conflict, "manifest " + std::string(fact.document) + " is " + state};
}

// What the tables say of a parcel that shall go on a manifest.
struct Known {
  std::string state, carrier;
  std::int64_t revision = kNone;
  bool cancelled = false;
};

Known known_parcel(Connection& db, const std::string& parcel) {
  auto row = db.query(
      "SELECT p.state, p.carrier, max(o.revision, o.late_revision), o.cancelled OR o.late_cancelled"
      " FROM parcels p JOIN orders o ON o.id = p.order_id WHERE p.parcel = ?",
      parcel);
  return row.next() ? Known{row.text(0), carrier_name(row.text(1)), row.number(2), row.flag(3)} : Known{};
}

Result<void> may_leave(const records::HandoverScanned& e, const Known& known) {
  if (known.revision == kNone) return Error{Errc::not_found, "parcel " + e.parcel + " is not here"};
  if (known.cancelled) return Error{Errc::conflict, "the order of parcel " + e.parcel + " was cancelled"};
  if (known.state != "sealed")
    return Error{Errc::conflict, "parcel " + e.parcel + " is " + known.state + ", not sealed"};
  if (known.revision != e.revision)
    return Error{Errc::conflict, "the order of parcel " + e.parcel + " was changed meanwhile"};
  return {};
}

std::string manifest_of(Connection& db, const std::string& parcel) {
  auto row = db.query("SELECT document FROM manifest_parcels WHERE parcel = ?", parcel);
  return row.next() ? row.text(0) : "";
}

Result<void> check_carrier(Connection& db, const Fact& fact, const records::HandoverScanned& e,
                           const Known& known) {
  auto row =
      db.query("SELECT 1 FROM manifests WHERE document = ? AND carrier = ?", fact.document, known.carrier);
  if (row.next()) return {};
  return Error{Errc::conflict,
               "parcel " + e.parcel + " is of carrier " + known.carrier + ", not of this manifest's"};
}

// An order on the manifest that was cancelled, or changed since it was looked at.
Result<void> check_orders(Connection& db, const Fact& fact) {
  auto row = db.query(
      "SELECT o.number, o.cancelled OR o.late_cancelled FROM manifest_parcels m JOIN parcels p USING(parcel)"
      " JOIN orders o ON o.id = p.order_id WHERE m.document = ?"
      " AND (o.cancelled OR o.late_cancelled OR m.revision <> max(o.revision, o.late_revision)) LIMIT 1",
      fact.document);
  if (!row.next()) return {};
  return Error{Errc::conflict,
               "order " + row.text(0) + (row.flag(1) ? " was cancelled" : " was changed meanwhile")};
}

}  // namespace

void await_carrier(Connection& db, const std::string& parcel, const std::string& carrier) {
  db.run("INSERT INTO waiting_parcels VALUES(?,?)", parcel, carrier_name(carrier));
}

Result<void> apply(Connection& db, const Fact& fact, const records::HandoverBegan& e) {
  db.run("INSERT INTO manifests(document, carrier, cutoff, began_ms) VALUES(?,?,?,?)", fact.document,
         carrier_name(e.carrier), e.cutoff, fact.at_ms);
  return {};
}

Result<void> apply(Connection& db, const Fact& fact, const records::HandoverScanned& e) {
  if (auto open = expect_state(db, fact, "open"); !open) return open;
  if (const auto other = manifest_of(db, e.parcel); !other.empty())
    return Error{Errc::conflict, "parcel " + e.parcel + " is on manifest " + other + " already"};
  const auto known = known_parcel(db, e.parcel);
  if (auto may = may_leave(e, known); !may) return may;
  if (auto right = check_carrier(db, fact, e, known); !right) return right;
  db.run("INSERT INTO manifest_parcels VALUES(?,?,?,?,?,?)", e.parcel, fact.document, e.position, e.revision,
         fact.at_ms, fact.person);
  db.run("DELETE FROM waiting_parcels WHERE parcel = ?", e.parcel);
  return {};
}

Result<void> apply(Connection& db, const Fact& fact, const records::HandoverUndone& e) {
  if (auto open = expect_state(db, fact, "open"); !open) return open;
  const int taken =
      db.run("DELETE FROM manifest_parcels WHERE parcel = ? AND document = ?", e.parcel, fact.document);
  if (taken == 0)
    return Error{Errc::conflict, "parcel " + e.parcel + " is not on manifest " + std::string(fact.document)};
  await_carrier(db, e.parcel, known_parcel(db, e.parcel).carrier);
  return {};
}

Result<void> apply(Connection& db, const Fact& fact, const records::HandoverClosed& e) {
  if (auto open = expect_state(db, fact, "open"); !open) return open;
  db.run(
      "UPDATE manifests SET state = 'closed', closed_ms = ?, closed_by = ?, left_out = ? WHERE document = ?",
      fact.at_ms, e.signed_by, e.left_out, fact.document);
  return {};
}

Result<void> apply(Connection& db, const Fact& fact, const records::HandoverReopened&) {
  if (auto closed = expect_state(db, fact, "closed"); !closed) return closed;
  db.run(
      "UPDATE manifests SET state = 'open', closed_ms = NULL, closed_by = '', left_out = 0 WHERE document = ?",
      fact.document);
  return {};
}

Result<void> apply(Connection& db, const Fact& fact, const records::HandoverHanded& e) {
  if (auto closed = expect_state(db, fact, "closed"); !closed) return closed;
  for (const auto& seen : e.seen)
    db.run(
        "UPDATE manifest_parcels SET revision = ? WHERE document = ? AND parcel IN (SELECT parcel FROM parcels p"
        " JOIN orders o ON o.id = p.order_id WHERE o.number = ?)",
        seen.revision, fact.document, seen.order);
  if (auto unchanged = check_orders(db, fact); !unchanged) return unchanged;
  db.run("UPDATE manifests SET state = 'handed', handed_ms = ?, handed_by = ? WHERE document = ?", fact.at_ms,
         e.signed_by, fact.document);
  return {};
}

Result<void> apply(Connection& db, const Fact& fact, const records::HandoverDropped&) {
  auto row = db.query("SELECT parcel FROM manifest_parcels WHERE document = ? LIMIT 1", fact.document);
  if (row.next())
    return Error{Errc::conflict, "parcel " + row.text(0) + " is on this manifest: it can't be dropped"};
  db.run("UPDATE manifests SET state = 'dropped' WHERE document = ?", fact.document);
  return {};
}

}  // namespace packbench::db
