// Who has a document: opened under a fencing token, set aside, ended.
#include "db/projections/works.hpp"

#include "db/projections/apply.hpp"

namespace packbench::db {
namespace {

// A shift has one checklist at a time: two lanes that begin at the same moment go through one.
Result<void> check_alone(Connection& db, const Fact& fact) {
  if (fact.kind != "shift") return {};
  auto other =
      db.query("SELECT document FROM works WHERE kind = ? AND document <> ? AND state IN ('open', 'working')",
               fact.kind, fact.document);
  if (other.next()) return Error{Errc::conflict, "checklist " + other.text(0) + " is open: end it first"};
  return {};
}

Result<void> check_claim(Connection& db, const Fact& fact, const records::WorkOpened& event) {
  const std::string name(fact.document);
  {
    auto row =
        db.query("SELECT state, token FROM works WHERE kind = ? AND document = ?", fact.kind, fact.document);
    const bool known = row.next();
    if (known && row.text(0) != "open" && row.text(0) != "working")
      return Error{Errc::conflict, name + " has ended: " + row.text(0)};
    if ((known ? row.number(1) : 0) + 1 != event.token)
      return Error{Errc::conflict, name + " was opened by another lane or operator"};
  }
  auto other = db.query(
      "SELECT coalesce(number, document) FROM lanes WHERE lane = ?1"
      " AND (number IS NOT NULL OR (document <> '' AND (kind <> ?2 OR document <> ?3)))",
      event.lane, fact.kind, fact.document);
  if (other.next())
    return Error{Errc::conflict,
                 "lane " + event.lane + " has " + other.text(0) + " open: set it aside first"};
  return {};
}

Result<void> leave_lane(Connection& db, const Fact& fact, const char* state) {
  const int changed = db.run(
      "UPDATE works SET state = ?, lane = '', person = '' WHERE kind = ? AND document = ?"
      " AND state = 'working'",
      state, fact.kind, fact.document);
  if (changed == 0) return Error{Errc::conflict, std::string(fact.document) + " is not open at any lane"};
  db.run("UPDATE lanes SET kind = '', document = '' WHERE kind = ? AND document = ?", fact.kind,
         fact.document);
  return {};
}

}  // namespace

Result<void> tell_work(Connection& db, const ToldWork& told) {
  {
    auto row = db.query("SELECT revision, state FROM works WHERE kind = ? AND document = ?", told.kind,
                        told.document);
    const bool known = row.next();
    if (known && row.number(0) >= told.revision)
      return Error{Errc::conflict, told.document + " is at revision " + std::to_string(row.number(0)) +
                                       ": revision " + std::to_string(told.revision) + " is not newer"};
    if (known && row.text(1) == "ended") return Error{Errc::conflict, told.document + " has ended"};
  }
  db.run(
      "INSERT INTO works(kind, document, state, revision, due, began, body) VALUES(?,?,'open',?,?,?,?)"
      " ON CONFLICT DO UPDATE SET revision = excluded.revision, due = excluded.due, body = excluded.body,"
      " state = iif(state = 'cancelled', 'open', state)",
      told.kind, told.document, told.revision, told.due, told.seq, told.body);
  db.run("DELETE FROM work_codes WHERE kind = ? AND document = ?", told.kind, told.document);
  for (const auto& code : told.codes)
    db.run("INSERT OR IGNORE INTO work_codes VALUES(?,?,?)", code, told.kind, told.document);
  return {};
}

Result<void> apply(Connection& db, const Fact& fact, const records::WorkOpened& event) {
  if (auto may = check_claim(db, fact, event); !may) return may;
  if (auto may = check_alone(db, fact); !may) return may;
  db.run(
      "INSERT INTO works(kind, document, state, token, lane, person, began) VALUES(?,?,'working',?,?,?,?)"
      " ON CONFLICT DO UPDATE SET state = 'working', token = excluded.token, lane = excluded.lane,"
      " person = excluded.person",
      fact.kind, fact.document, event.token, event.lane, event.person, fact.seq);
  db.run("UPDATE lanes SET kind = '', document = '' WHERE kind = ? AND document = ? AND lane <> ?", fact.kind,
         fact.document, event.lane);
  db.run(
      "INSERT INTO lanes(lane, kind, document) VALUES(?,?,?) ON CONFLICT(lane) DO UPDATE SET kind = excluded.kind,"
      " document = excluded.document",
      event.lane, fact.kind, fact.document);
  return {};
}

Result<void> apply(Connection& db, const Fact& fact, const records::WorkSetAside&) {
  return leave_lane(db, fact, "open");
}

Result<void> apply(Connection& db, const Fact& fact, const records::WorkEnded& event) {
  if (auto left = leave_lane(db, fact, "ended"); !left) return left;
  db.run("UPDATE works SET ended_ms = ?, signed = ? WHERE kind = ? AND document = ?", fact.at_ms,
         event.signed_by, fact.kind, fact.document);
  return {};
}

}  // namespace packbench::db
