// A shift's checklist: each point has one answer, nobody stands on it twice, and it is signed whole or not at
// all.
#include "db/projections/shift.hpp"

namespace packbench::db {
namespace {

// How many points, and how many of them have no answer yet; nothing if the list has not begun or was signed.
struct Standing {
  std::int64_t points = 0, open = 0;
};

Result<Standing> unsigned_list(Connection& db, const Fact& fact) {
  const std::string name(fact.document);
  auto row = db.query(
      "SELECT signed_ms, (SELECT count(*) FROM shift_points p WHERE p.document = s.document),"
      " (SELECT count(*) FROM shift_points p WHERE p.document = s.document AND p.answer = '')"
      " FROM shifts s WHERE s.document = ?",
      fact.document);
  if (!row.next()) return Error{Errc::conflict, "checklist " + name + " has not begun"};
  if (row.number(0) > 0) return Error{Errc::conflict, "checklist " + name + " is signed already"};
  return Standing{row.number(1), row.number(2)};
}

Error no_such_answer(const Fact& fact, std::int64_t number) {
  return Error{Errc::conflict, "point " + std::to_string(number) + " of " + std::string(fact.document) +
                                   " is not the one in question"};
}

}  // namespace

Result<void> apply(Connection& db, const Fact& fact, const records::ShiftBegan& e) {
  {
    auto known = db.query("SELECT 1 FROM shifts WHERE document = ?", fact.document);
    if (known.next())
      return Error{Errc::conflict, "checklist " + std::string(fact.document) + " has begun already"};
  }
  db.run("INSERT INTO shifts(document, list, day, began_ms) VALUES(?,?,?,?)", fact.document,
         boost::describe::enum_to_string(e.list, ""), e.day, fact.at_ms);
  std::int64_t number = 0;
  for (const auto& point : e.points)
    db.run("INSERT INTO shift_points(document, number, point) VALUES(?,?,?)", fact.document, ++number, point);
  return {};
}

Result<void> apply(Connection& db, const Fact& fact, const records::ShiftPoint& e) {
  const auto standing = unsigned_list(db, fact);
  if (!standing) return standing.error();
  if (e.number != standing->points - standing->open + 1) return no_such_answer(fact, e.number);
  const int answered = db.run("UPDATE shift_points SET answer = ?, odd = ? WHERE document = ? AND number = ?",
                              e.odd.empty() ? "fine" : "odd", e.odd, fact.document, e.number);
  if (answered == 0) return no_such_answer(fact, e.number);
  return {};
}

Result<void> apply(Connection& db, const Fact& fact, const records::ShiftPointUndone& e) {
  const auto standing = unsigned_list(db, fact);
  if (!standing) return standing.error();
  if (e.number != standing->points - standing->open || e.number == 0) return no_such_answer(fact, e.number);
  db.run("UPDATE shift_points SET answer = '', odd = '' WHERE document = ? AND number = ?", fact.document,
         e.number);
  return {};
}

Result<void> apply(Connection& db, const Fact& fact, const records::ShiftPresent& e) {
  if (const auto standing = unsigned_list(db, fact); !standing) return standing.error();
  const int added = db.run(
      "INSERT INTO shift_people(document, position, person, called) SELECT ?1,"
      " (SELECT coalesce(max(position), 0) + 1 FROM shift_people WHERE document = ?1), ?2, ?3"
      " WHERE NOT EXISTS (SELECT 1 FROM shift_people WHERE document = ?1 AND person = ?2)",
      fact.document, e.who, e.called);
  if (added == 0)
    return Error{Errc::conflict, e.who + " stands on " + std::string(fact.document) + " already"};
  return {};
}

Result<void> apply(Connection& db, const Fact& fact, const records::ShiftPresentUndone& e) {
  if (const auto standing = unsigned_list(db, fact); !standing) return standing.error();
  const int gone = db.run("DELETE FROM shift_people WHERE document = ? AND person = ?", fact.document, e.who);
  if (gone == 0) return Error{Errc::conflict, e.who + " does not stand on " + std::string(fact.document)};
  return {};
}

Result<void> apply(Connection& db, const Fact& fact, const records::ShiftSigned& e) {
  const auto standing = unsigned_list(db, fact);
  if (!standing) return standing.error();
  const std::string name(fact.document);
  if (standing->open > 0)
    return Error{Errc::conflict, name + " has points without an answer: it can't be signed"};
  {
    auto here =
        db.query("SELECT 1 FROM shift_people WHERE document = ? AND person = ?", fact.document, e.signed_by);
    if (!here.next())
      return Error{Errc::conflict, e.signed_by + " signs " + name + " and does not stand on it"};
  }
  db.run("UPDATE shifts SET signed_by = ?, signed_ms = ? WHERE document = ?", e.signed_by, fact.at_ms,
         fact.document);
  return {};
}

// Before a list was chosen there is nothing to take away.
Result<void> apply(Connection& db, const Fact& fact, const records::ShiftDropped&) {
  const std::string name(fact.document);
  {
    auto kept = db.query(
        "SELECT 1 FROM shifts s WHERE s.document = ?1 AND (s.signed_ms > 0 OR EXISTS (SELECT 1 FROM shift_points p"
        " WHERE p.document = ?1 AND p.answer <> '') OR EXISTS (SELECT 1 FROM shift_people p WHERE p.document = ?1))",
        fact.document);
    if (kept.next())
      return Error{Errc::conflict, "something of " + name + " is on record: it can't be dropped"};
  }
  db.run("DELETE FROM shift_points WHERE document = ?", fact.document);
  db.run("DELETE FROM shifts WHERE document = ?", fact.document);
  return {};
}

}  // namespace packbench::db
