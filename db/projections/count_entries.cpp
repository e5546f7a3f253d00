// What is counted in the round that goes on, and the windows in which it was looked at.
#include "db/projections/apply.hpp"
#include "db/projections/count_tasks.hpp"

namespace packbench::db {

// The item's window opens, or is open again; what the counter looked at before is behind him.
Result<void> apply(Connection& db, const Fact& fact, const records::CountScanned& e) {
  if (auto counting = count_task_in(db, fact, "counting"); !counting) return counting.error();
  db.run("INSERT INTO count_entries VALUES(?,?,?,?,?)", fact.document, e.entry, e.item, e.capture.lot,
         e.quantity);
  db.run(
      "INSERT INTO count_windows(task, item, opened) SELECT task, ?2, last_seq FROM count_tasks WHERE task = ?1"
      " ON CONFLICT DO UPDATE SET closed = NULL, none = 0",
      fact.document, e.item);
  db.run("UPDATE count_windows SET closed = ? WHERE task = ? AND item <> ? AND closed IS NULL", fact.seq,
         fact.document, e.item);
  count_acted(db, fact);
  return {};
}

Result<void> apply(Connection& db, const Fact& fact, const records::CountUndone& e) {
  if (auto counting = count_task_in(db, fact, "counting"); !counting) return counting.error();
  const int gone = db.run(
      "DELETE FROM count_entries WHERE task = ? AND entry = ? AND item = ? AND lot = ? AND quantity = ?",
      fact.document, e.entry, e.item, e.capture.lot, e.quantity);
  if (gone == 0)
    return Error{Errc::conflict, "entry " + std::to_string(e.entry) + " of count " +
                                     std::string(fact.document) + " is not there: it can't be undone"};
  count_acted(db, fact);
  return {};
}

Result<void> apply(Connection& db, const Fact& fact, const records::CountRestarted& e) {
  if (auto counting = count_task_in(db, fact, "counting"); !counting) return counting.error();
  db.run("DELETE FROM count_entries WHERE task = ? AND item = ?", fact.document, e.item);
  db.run("DELETE FROM count_windows WHERE task = ? AND item = ?", fact.document, e.item);
  count_acted(db, fact);
  return {};
}

Result<void> apply(Connection& db, const Fact& fact, const records::CountLooked& e) {
  if (auto counting = count_task_in(db, fact, "counting"); !counting) return counting.error();
  for (const auto& item : e.items)
    db.run(
        "INSERT INTO count_windows(task, item, opened) VALUES(?,?,?)"
        " ON CONFLICT DO UPDATE SET opened = excluded.opened, closed = NULL, none = 0",
        fact.document, item, fact.seq);
  db.run("UPDATE count_windows SET closed = ?1 WHERE task = ?2 AND closed IS NULL AND opened < ?1", fact.seq,
         fact.document);
  count_acted(db, fact);
  return {};
}

Result<void> apply(Connection& db, const Fact& fact, const records::CountNone& e) {
  if (auto counting = count_task_in(db, fact, "counting"); !counting) return counting.error();
  for (const auto& item : e.items) {
    const int changed = db.run(
        "UPDATE count_windows SET closed = ?1, none = 1 WHERE task = ?2 AND item = ?3"
        " AND NOT EXISTS (SELECT 1 FROM count_entries e WHERE e.task = ?2 AND e.item = ?3)",
        fact.seq, fact.document, item);
    if (changed == 0) return Error{Errc::conflict, item + " was counted, or nobody looked for it"};
  }
  count_acted(db, fact);
  return {};
}

}  // namespace packbench::db
