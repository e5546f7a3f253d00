// Receiving: notes as they are told, goods into the inspection zone, and out of it by a decision.
#include "db/projections/receive.hpp"

#include <algorithm>
#include <set>

#include "db/json_text.hpp"
#include "db/projections/ledger.hpp"
#include "db/projections/works.hpp"
#include "db/records/places.hpp"

namespace packbench::db {
namespace {

using namespace records;

constexpr const char* kKind = "receive";
const std::string kNone;

std::int64_t due_of(Connection& db, const std::string& expected) {
  auto row = db.query("SELECT coalesce(unixepoch(nullif(?, '')), ?)", expected, kNoDue);
  row.next();
  return row.number(0);
}

Result<void> check_note(const InboundNote& note) {
  const auto bad = [&](const std::string& what) {
    return Error{Errc::bad_input, "note " + note.note + ": " + what};
  };
  if (note.sample_percent < 0 || note.sample_percent > 100) return bad("sample_percent is not 0 to 100");
  std::set<std::string> names;
  for (const auto& line : note.lines) {
    if (line.line.empty() || !names.insert(line.line).second)
      return bad("line \"" + line.line + "\" is empty or stands twice");
    if (line.item.empty() || line.quantity <= 0)
      return bad("line " + line.line + " has no item or no quantity above zero");
  }
  return {};
}

Result<void> tell(Connection& db, const Fact& fact, const InboundNote& note) {
  ToldWork told{kKind,         note.note,
                note.revision, due_of(db, note.expected),
                fact.seq,      json::serialize(to_json(note)),
                note.codes};
  if (!note.supplier.empty()) told.codes.push_back(note.supplier);
  std::erase(told.codes, "");
  return tell_work(db, told);
}

// The note as it was last told, or nothing.
std::optional<InboundNote> known_note(Connection& db, const std::string& name) {
  auto row = db.query("SELECT body FROM works WHERE kind = ? AND document = ?", kKind, name);
  if (!row.next() || row.text(0).empty()) return std::nullopt;
  return record_from_text<InboundNote>(row.text(0));
}

bool is_zone(Connection& db, const std::string& place, std::initializer_list<std::string_view> zones) {
  auto row = db.query("SELECT zone FROM locations WHERE location = ?", place);
  if (!row.next()) return false;
  const auto zone = row.text(0);
  return std::find(zones.begin(), zones.end(), zone) != zones.end();
}

bool is_inspection(Connection& db, const std::string& place) {
  return place == kInspectionPlace || is_zone(db, place, {"inspection"});
}

const char* word(ReceiveCondition condition) {
  return boost::describe::enum_to_string(condition, "");
}

// conflict unless so many pieces were counted and wait for their decision.
Result<void> check_waiting(Connection& db, const Fact& fact, const ReceiveLot& g, std::int64_t quantity) {
  auto row = db.query(
      "SELECT counted - passed - rejected FROM receipts WHERE document = ? AND item = ? AND lot = ?"
      " AND expiry = ? AND condition = ? AND place = ?",
      fact.document, g.item, g.lot, g.expiry, word(g.condition), g.place);
  const auto waiting = row.next() ? row.number(0) : 0;
  if (quantity <= 0 || quantity > waiting)
    return Error{Errc::conflict, std::string(fact.document) + ": " + std::to_string(waiting) + " of " +
                                     g.item + " wait for inspection, not " + std::to_string(quantity)};
  return {};
}

struct Leaving {
  const ReceiveLot& goods;
  std::int64_t quantity;
  const char* result;
  const std::string &reason, &by;
  std::string to;
};

void leave(Connection& db, const Fact& fact, const Leaving& l) {
  db.run("INSERT INTO inspections VALUES(?,?,?,?,?,?,?,?,?)", fact.seq, fact.document, l.goods.item,
         l.goods.lot, l.quantity, l.goods.place, l.result, l.reason, l.by);
  move(db, {fact.seq, 0, l.goods.item, l.goods.lot, l.quantity}, l.goods.place, l.to);
}

Result<void> check_target(Connection& db, const ReceiveInspected& e) {
  if (e.result == Inspection::rejected) {
    if (e.to == kDefectsPlace || is_zone(db, e.to, {"defects", "quarantine"})) return {};
    return Error{Errc::conflict, "rejected goods go to the defects zone, not to " + e.to};
  }
  if (e.goods.condition == ReceiveCondition::damaged)
    return Error{Errc::conflict, "damaged pieces of " + e.goods.item + " can't be passed"};
  if (e.goods.condition == ReceiveCondition::foreign && e.by.empty())
    return Error{Errc::conflict, e.goods.item + " is not on the note: only a supervisor passes it"};
  if (e.to != kPassedPlace) return Error{Errc::conflict, "passed goods wait at \"passed\", not at " + e.to};
  return {};
}

}  // namespace

Result<void> apply(Connection& db, const Fact& fact, const NoteReceived& e) {
  if (auto good = check_note(e.note); !good) return good;
  return tell(db, fact, e.note);
}

// Where nothing was begun the note has its end; else it is another revision, which the receiver is told of.
// One that was received here has its end: who told it takes it back from the other benches.
Result<void> apply(Connection& db, const Fact& fact, const NoteCancelled& e) {
  auto note = known_note(db, e.note);
  if (!note) return Error{Errc::not_found, "note " + e.note + " is not here"};
  {
    auto row =
        db.query("SELECT 1 FROM works WHERE kind = ? AND document = ? AND state = 'ended'", kKind, e.note);
    if (row.next()) return {};
  }
  note->revision = e.revision;
  note->cancelled = true;
  if (auto told = tell(db, fact, *note); !told) return told;
  db.run(
      "UPDATE works SET state = 'cancelled' WHERE kind = ? AND document = ? AND state = 'open' AND token = 0",
      kKind, e.note);
  return {};
}

Result<void> apply(Connection& db, const Fact& fact, const ReceiveCounted& e) {
  const auto& g = e.goods;
  if (e.quantity <= 0) return Error{Errc::bad_input, "a count is of one piece or more"};
  if (!is_inspection(db, g.place))
    return Error{Errc::conflict, g.place + " is not of the inspection zone: arriving goods go there first"};
  db.run(
      "INSERT INTO receipts(document, item, lot, expiry, condition, place, counted) VALUES(?,?,?,?,?,?,?)"
      " ON CONFLICT DO UPDATE SET counted = counted + excluded.counted",
      fact.document, g.item, g.lot, g.expiry, word(g.condition), g.place, e.quantity);
  move(db, {fact.seq, 0, g.item, g.lot, e.quantity}, std::string(kOutside), g.place);
  return {};
}

Result<void> apply(Connection& db, const Fact& fact, const ReceiveUndone& e) {
  const auto& g = e.goods;
  if (auto waits = check_waiting(db, fact, g, e.quantity); !waits) return waits;
  db.run(
      "UPDATE receipts SET counted = counted - ? WHERE document = ? AND item = ? AND lot = ? AND expiry = ?"
      " AND condition = ? AND place = ?",
      e.quantity, fact.document, g.item, g.lot, g.expiry, word(g.condition), g.place);
  leave(db, fact, {g, e.quantity, "undone", kNone, kNone, std::string(kOutside)});
  return {};
}

Result<void> apply(Connection& db, const Fact& fact, const ReceiveInspected& e) {
  const auto& g = e.goods;
  if (auto waits = check_waiting(db, fact, g, e.quantity); !waits) return waits;
  if (auto may = check_target(db, e); !may) return may;
  const bool passed = e.result == Inspection::passed;
  db.run(
      "UPDATE receipts SET passed = passed + ?1, rejected = rejected + ?2 WHERE document = ?3 AND item = ?4"
      " AND lot = ?5 AND expiry = ?6 AND condition = ?7 AND place = ?8",
      passed ? e.quantity : 0, passed ? 0 : e.quantity, fact.document, g.item, g.lot, g.expiry,
      word(g.condition), g.place);
  leave(db, fact, {g, e.quantity, boost::describe::enum_to_string(e.result, ""), e.reason, e.by, e.to});
  return {};
}

Result<void> apply(Connection& db, const Fact& fact, const ReceiveClosed&) {
  auto row =
      db.query("SELECT item FROM receipts WHERE document = ? AND counted > passed + rejected", fact.document);
  if (row.next())
    return Error{Errc::conflict, std::string(fact.document) + ": " + row.text(0) + " is not inspected yet"};
  return {};
}

}  // namespace packbench::db
