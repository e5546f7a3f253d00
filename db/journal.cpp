// Guard, rows, chain and projections of one batch.
#include "db/journal.hpp"

#include <sqlite3.h>

#include <algorithm>

#include "db/projections/project.hpp"

namespace packbench::db {
namespace {

using records::Event;

bool opens_order(const Batch& batch) {
  return std::any_of(batch.events.begin(), batch.events.end(),
                     [](const Event& e) { return e.is<records::PackOpened>(); });
}

Result<void> check_guard(Connection& db, const Batch& batch) {
  if (!batch.guard) return {};
  const auto& guard = *batch.guard;
  auto row = db.query("SELECT token, revision, state, lane FROM orders WHERE number = ?", guard.order);
  if (!row.next()) return Error{Errc::not_found, "order " + guard.order + " is not here"};
  if (row.number(0) != guard.token)
    return Error{Errc::conflict, "order " + guard.order + " was taken over by another lane or operator"};
  if (row.number(1) != guard.revision)
    return Error{Errc::conflict, "order " + guard.order + " was changed meanwhile"};
  // Whoever opens the order may be another lane than the one that has it; anyone else must have it.
  if (!batch.lane.empty() && !opens_order(batch) && (row.text(2) != "packing" || row.text(3) != batch.lane))
    return Error{Errc::conflict, "order " + guard.order + " is not open at lane " + batch.lane};
  return {};
}

bool opens_work(const Batch& batch) {
  return std::any_of(batch.events.begin(), batch.events.end(),
                     [](const Event& e) { return e.is<records::WorkOpened>(); });
}

// Whoever works on a document is the lane that has it, under the token it opened it with.
Result<void> check_work(Connection& db, const Batch& batch) {
  if (!batch.work || opens_work(batch)) return {};
  auto row = db.query("SELECT token, lane FROM works WHERE kind = ? AND document = ?",
                      boost::describe::enum_to_string(batch.work->kind, ""), batch.work->document);
  if (!row.next()) return Error{Errc::not_found, batch.work->document + " is not here"};
  if (row.number(0) != batch.work->token || (!batch.lane.empty() && row.text(1) != batch.lane))
    return Error{Errc::conflict, batch.work->document + " was taken over by another lane or operator"};
  return {};
}

records::JournalRow row_of(const Batch& batch, std::int64_t seq, bool first) {
  records::JournalRow row{seq, batch.at_ms, batch.lane, batch.person, "", std::nullopt, "", "{}"};
  if (!first) return row;
  const auto& in = batch.input;
  row.input =
      records::RowInput{in.id.empty() ? std::nullopt : std::optional(in.id), in.source, in.raw, in.aim};
  return row;
}

void insert(Connection& db, Head& head, const records::JournalRow& row) {
  auto hash = records::chain_hash(head.hash, row);
  std::optional<std::string> id;
  std::optional<std::string> source, aim;
  std::optional<Blob> raw;
  if (row.input) {
    id = row.input->id;
    source = row.input->source;
    raw = Blob{row.input->raw};
    aim = row.input->aim;
  }
  db.run("INSERT INTO journal VALUES(?,?,?,?,?,?,?,?,?,?,?,?)", row.seq, row.at_ms, row.lane, row.person,
         row.stream, id, source, raw, aim, row.type, row.payload, Blob{hash});
  head = {row.seq, std::move(hash)};
}

// The rows of a batch lie together, and only a batch's first row has a source.
Committed find_repeated(Connection& db, const std::string& input_id) {
  Committed found{0, 0, true};
  {
    auto first = db.query("SELECT seq FROM journal WHERE input_id = ?", input_id);
    if (first.next()) found.first_seq = first.number(0);
  }
  auto end = db.query(
      "SELECT coalesce((SELECT seq FROM journal WHERE seq > ?1 AND source IS NOT NULL ORDER BY seq LIMIT 1) "
      "- 1,"
      " (SELECT max(seq) FROM journal))",
      found.first_seq);
  if (end.next()) found.last_seq = end.number(0);
  return found;
}

Result<Committed> append_noted(Connection& db, Head& head, const Batch& batch) {
  auto row = row_of(batch, head.seq + 1, true);
  row.stream = !batch.order.empty() ? "order:" + batch.order
               : batch.lane.empty() ? "bench"
                                    : "lane:" + batch.lane;
  row.type = kNoted;
  insert(db, head, row);
  return Committed{row.seq, row.seq, false};
}

Result<void> append_event(Connection& db, Head& head, const Batch& batch, const Event& event, bool first) {
  auto stream = stream_of(batch, event);
  if (!stream) return stream.error();
  auto row = row_of(batch, head.seq + 1, first);
  row.stream = *std::move(stream);
  row.type = records::type_of(event);
  row.payload = records::json::serialize(records::payload_of(event));
  insert(db, head, row);
  return project(db, fact_of(row), event);
}

bool is_repeat(const SQLite::Exception& failure, const Batch& batch, const Head& before, const Head& now) {
  return failure.getExtendedErrorCode() == SQLITE_CONSTRAINT_UNIQUE && !batch.input.id.empty() &&
         before.seq == now.seq;
}

Result<Committed> append_new(Connection& db, Head& head, const Batch& batch) {
  if (batch.events.empty()) return append_noted(db, head, batch);
  Committed committed{head.seq + 1, 0, false};
  for (const auto& event : batch.events)
    if (auto done = append_event(db, head, batch, event, &event == &batch.events.front()); !done)
      return done.error();
  committed.last_seq = head.seq;
  return committed;
}

}  // namespace

Head read_head(Connection& db) {
  auto row = db.query("SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1");
  return row.next() ? Head{row.number(0), row.text(1)} : Head{};
}

Result<Committed> append(Connection& db, Head& head, const Batch& batch) {
  const auto before = head;
  auto guarded = check_guard(db, batch);
  if (guarded) guarded = check_work(db, batch);
  if (!guarded) {
    // A repeated input was decided on an older state: it is told as repeated, not as a conflict.
    if (const auto repeated = find_repeated(db, batch.input.id); repeated.first_seq != 0) return repeated;
    return guarded.error();
  }
  try {
    return append_new(db, head, batch);
  } catch (const SQLite::Exception& failure) {
    if (!is_repeat(failure, batch, before, head)) throw;
    return find_repeated(db, batch.input.id);
  }
}

}  // namespace packbench::db
