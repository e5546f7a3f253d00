// Group commit: BEGIN IMMEDIATE, all batches, COMMIT, and only then an answer.
#include "db/writer.hpp"

#include <utility>

namespace packbench::db {
namespace {

// What is told of a whole group, not of one of its batches.
bool concerns_all(const Error& error) {
  return error.code == Errc::unavailable || error.code == Errc::damaged;
}

}  // namespace

Writer::Writer(Connection db, std::int64_t wal_bytes)
    : db_(std::move(db)), log_(db_.raw().getHandle(), wal_bytes), head_(read_head(db_)) {}

std::vector<Result<Committed>> Writer::write(const std::vector<Batch>& batches) {
  const std::lock_guard lock(turn_);
  auto results = commit(batches);
  log_.relieve();
  return results;
}

bool Writer::wants_a_pause() {
  const std::lock_guard lock(turn_);
  return log_.wants_a_pause();
}

void Writer::use_pause() {
  const std::lock_guard lock(turn_);
  log_.use_pause();
}

std::vector<Result<Committed>> Writer::commit(const std::vector<Batch>& batches) {
  std::vector<Result<Committed>> results;
  results.reserve(batches.size());
  Head head = head_;
  try {
    db_.run("BEGIN IMMEDIATE");
    for (const auto& batch : batches) results.push_back(append_one(head, batch, batches.size() == 1));
    db_.run(head.seq == head_.seq ? "ROLLBACK" : "COMMIT");
    head_ = std::move(head);
  } catch (const SQLite::Exception& failure) {
    db_.abandon();
    results.assign(batches.size(), error_of(failure));
  }
  return results;
}

// Throws what concerns the whole group; of any other failure nothing is left in the transaction.
Result<Committed> Writer::append_one(Head& head, const Batch& batch, bool alone) {
  const Head before = head;
  if (!alone) db_.run("SAVEPOINT batch");
  Result<Committed> result = Error{Errc::damaged, ""};
  try {
    result = append(db_, head, batch);
  } catch (const SQLite::Exception& failure) {
    result = error_of(failure);
    if (concerns_all(result.error())) throw;
  }
  if (!result) {
    head = before;
    if (!alone) db_.run("ROLLBACK TO batch");
  }
  if (!alone) db_.run("RELEASE batch");
  return result;
}

}  // namespace packbench::db
