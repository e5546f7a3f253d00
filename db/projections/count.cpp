// Count plans and tasks: what is to be counted, which round goes on, how it ended.
#include "db/projections/apply.hpp"
#include "db/projections/count_book.hpp"
#include "db/projections/count_tasks.hpp"
#include "db/projections/ledger.hpp"
#include "db/projections/works.hpp"

namespace packbench::db {
namespace {

template <class T>
std::string json_of(const T& value) {
  return records::json::serialize(records::to_json(value));
}

// A location is in one unsettled task at most.
Result<void> add_task(Connection& db, const Fact& fact, const records::CountTask& task, const char* state,
                      std::int64_t round) {
  {
    auto other =
        db.query("SELECT task FROM count_tasks WHERE location = ? AND state <> 'settled'", task.location);
    if (other.next())
      return Error{Errc::conflict,
                   "location " + task.location + " is to be counted already, in " + other.text(0)};
  }
  db.run(
      "INSERT INTO count_tasks(task, plan, location, reason, state, round, last_seq) VALUES(?,?,?,?,?,?,?)",
      task.task, task.plan, task.location, task.reason, state, round, fact.seq);
  return {};
}

// Whether the event says what the tables say, of the round that goes on.
Result<void> check_lines(const records::CountBook& book, const records::CountFinished& event) {
  if (!book.moved.empty())
    return Error{Errc::conflict,
                 "goods of " + book.moved.front() + " moved while they were counted: count them again"};
  if (!book.unseen.empty())
    return Error{Errc::conflict, book.unseen.front() + " is on the books and was not looked for"};
  bool same = book.lines.size() == event.lines.size();
  for (std::size_t i = 0; same && i < book.lines.size(); ++i) {
    const auto &a = book.lines[i], &b = event.lines[i];
    same = a.item == b.item && a.lot == b.lot && a.counted == b.counted && a.book == b.book;
    if (event.outcome == records::CountOutcome::equal) same = same && a.counted == a.book;
  }
  return same ? Result<void>{}
              : Error{Errc::conflict, "the books of " + event.location + " are others by now: look again"};
}

struct OutcomeRow {
  records::CountOutcome outcome;
  const char* state;
};
constexpr OutcomeRow kOutcomes[] = {{records::CountOutcome::equal, "settled"},
                                    {records::CountOutcome::tolerated, "settled"},
                                    {records::CountOutcome::recount, "open"},
                                    {records::CountOutcome::approval, "approval"}};

}  // namespace

Result<CountTaskRow> count_task_in(Connection& db, const Fact& fact, const char* state, std::int64_t round) {
  auto row = db.query("SELECT location, state, round FROM count_tasks WHERE task = ?", fact.document);
  if (!row.next())
    return Error{Errc::conflict, "count " + std::string(fact.document) + " has no location yet"};
  CountTaskRow found{row.text(0), row.text(1), row.number(2)};
  if (found.state != state || (round != 0 && found.round != round))
    return Error{Errc::conflict, "count " + std::string(fact.document) + " is " + found.state + " in round " +
                                     std::to_string(found.round)};
  return found;
}

void count_acted(Connection& db, const Fact& fact) {
  db.run("UPDATE count_tasks SET last_seq = ? WHERE task = ?", fact.seq, fact.document);
}

Result<void> apply(Connection& db, const Fact&, const records::CountPlanned& event) {
  const auto& plan = event.plan;
  {
    auto row = db.query("SELECT revision FROM count_plans WHERE plan = ?", plan.plan);
    if (row.next() && row.number(0) >= plan.revision)
      return Error{Errc::conflict, "count plan " + plan.plan + " is at revision " +
                                       std::to_string(row.number(0)) + ": revision " +
                                       std::to_string(plan.revision) + " is not newer"};
  }
  db.run(
      "INSERT INTO count_plans VALUES(?,?,?,?) ON CONFLICT DO UPDATE SET revision = excluded.revision,"
      " active = excluded.active, body = excluded.body",
      plan.plan, plan.revision, plan.active, json_of(plan));
  return {};
}

Result<void> apply(Connection& db, const Fact& fact, const records::CountTasked& event) {
  if (auto added = add_task(db, fact, event.task, "open", 0); !added) return added;
  return tell_work(db, {"count", event.task.task, 1, fact.at_ms / 1000, fact.seq, json_of(event.task), {}});
}

Result<void> apply(Connection& db, const Fact& fact, const records::CountTaken& event) {
  bool known = false;
  {
    auto row = db.query("SELECT 1 FROM count_tasks WHERE task = ?", fact.document);
    known = row.next();
  }
  if (!known) return add_task(db, fact, event.task, "counting", event.round);
  if (auto open = count_task_in(db, fact, "open", event.round - 1); !open) return open.error();
  db.run("UPDATE count_tasks SET state = 'counting', round = ?, last_seq = ? WHERE task = ?", event.round,
         fact.seq, fact.document);
  return {};
}

Result<void> apply(Connection& db, const Fact& fact, const records::CountBegan& event) {
  if (auto counting = count_task_in(db, fact, "counting", event.round); !counting) return counting.error();
  db.run("UPDATE count_tasks SET began_seq = ?1, last_seq = ?1 WHERE task = ?2", fact.seq, fact.document);
  return {};
}

Result<void> apply(Connection& db, const Fact& fact, const records::CountFinished& event) {
  if (auto counting = count_task_in(db, fact, "counting", event.round); !counting) return counting.error();
  if (auto same = check_lines(count_book(db, fact.document), event); !same) return same;
  for (const auto& line : event.lines)
    db.run(
        "INSERT INTO count_results(task, round, item, lot, person, counted, book, value, at_ms) VALUES(?,?,?,?,?,?,?,?,?)",
        fact.document, event.round, line.item, line.lot, event.person, line.counted, line.book, line.value,
        fact.at_ms);
  db.run("DELETE FROM count_windows WHERE task = ?", fact.document);
  db.run("DELETE FROM count_entries WHERE task = ?", fact.document);
  const auto* state = kOutcomes[static_cast<std::size_t>(event.outcome)].state;
  db.run("UPDATE count_tasks SET state = ?1, settled_ms = iif(?1 = 'settled', ?2, NULL) WHERE task = ?3",
         state, fact.at_ms, fact.document);
  return {};
}

Result<void> apply(Connection& db, const Fact& fact, const records::CountApproved& event) {
  if (auto waits = count_task_in(db, fact, "approval", event.round); !waits) return waits.error();
  db.run(
      "UPDATE count_tasks SET state = 'settled', settled_ms = ?, cause = ?, responsible = ?, approved = ? WHERE task = ?",
      fact.at_ms, event.cause, event.responsible, event.by, fact.document);
  return {};
}

Result<void> apply(Connection& db, const Fact& fact, const records::CountRejected& event) {
  if (auto waits = count_task_in(db, fact, "approval", event.round); !waits) return waits.error();
  db.run("UPDATE count_tasks SET state = 'open' WHERE task = ?", fact.document);
  return {};
}

// Only what was settled, and only once: else the books would be wrong by a count.
Result<void> apply(Connection& db, const Fact& fact, const records::CountCorrected& event) {
  const auto settled = count_task_in(db, fact, "settled", event.round);
  if (!settled) return settled.error();
  const int changed = db.run(
      "UPDATE count_results SET corrected = 1 WHERE task = ? AND round = ? AND item = ? AND lot = ?"
      " AND corrected = 0 AND counted - book = ? AND counted <> book",
      fact.document, event.round, event.item, event.lot, event.variance);
  if (changed == 0 || settled->location != event.location)
    return Error{Errc::conflict, "count " + std::string(fact.document) + " found no such difference of " +
                                     event.item + ", or it was corrected already"};
  const std::string outside(kOutsideCount);
  const bool found = event.variance > 0;
  move(db, {fact.seq, 0, event.item, event.lot, found ? event.variance : -event.variance},
       found ? outside : event.location, found ? event.location : outside);
  return {};
}

}  // namespace packbench::db
