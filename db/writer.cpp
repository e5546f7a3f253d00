// Group commit: BEGIN IMMEDIATE, all batches that wait, COMMIT, and only then the callbacks.
#include "db/writer.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <chrono>
#include <utility>

namespace packbench::db {
namespace {

// A checkpoint copies pages and syncs twice, and the first commit after it syncs the WAL's new header as
// well. So it is done rarely, and when nobody scans; only a WAL that grows without a pause is copied between
// two scans.
constexpr std::chrono::milliseconds kIdle{100};
constexpr int kWorthIt = 2000, kTooMany = 32000;  // pages since the last one

// What is told of a whole group, not of one of its batches.
bool concerns_all(const Error& error) {
  return error.code == Errc::unavailable || error.code == Errc::damaged;
}

}  // namespace

Writer::Writer(Connection db) : db_(std::move(db)), head_(read_head(db_)) {
  sqlite3_wal_hook(db_.raw().getHandle(), on_commit, this);  // in the place of SQLite's own checkpoints
  thread_ = std::thread([this] { run(); });
}

Writer::~Writer() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_one();
  thread_.join();
}

void Writer::push(std::vector<Job> jobs) {
  {
    const std::lock_guard lock(mutex_);
    std::move(jobs.begin(), jobs.end(), std::back_inserter(waiting_));
  }
  wake_.notify_one();
}

void Writer::run() {
  for (auto group = take(); !group.empty(); group = take()) {
    write(group);
    if (wal_pages_ - checkpointed_at_ > kTooMany) checkpoint();
  }
}

std::deque<Writer::Job> Writer::take() {
  std::unique_lock lock(mutex_);
  const auto something = [this] { return stopping_ || !waiting_.empty(); };
  if (wal_pages_ - checkpointed_at_ > kWorthIt && !wake_.wait_for(lock, kIdle, something)) {
    lock.unlock();
    checkpoint();
    lock.lock();
  }
  wake_.wait(lock, something);
  return std::exchange(waiting_, {});
}

int Writer::on_commit(void* self, sqlite3*, const char*, int wal_pages) {
  auto& writer = *static_cast<Writer*>(self);
  if (wal_pages < writer.wal_pages_) writer.checkpointed_at_ = 0;  // it begins from its start again
  writer.wal_pages_ = wal_pages;
  return SQLITE_OK;
}

// PASSIVE waits for nobody. What a reader still needs, or a disk refuses, stays in the WAL, as durable as
// before.
void Writer::checkpoint() {
  sqlite3_wal_checkpoint_v2(db_.raw().getHandle(), nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
  checkpointed_at_ = wal_pages_;
}

void Writer::write(std::deque<Job>& group) {
  auto results = commit(group);
  for (std::size_t i = 0; i < group.size(); ++i) group[i].done(std::move(results[i]));
}

std::vector<Result<Committed>> Writer::commit(const std::deque<Job>& group) {
  std::vector<Result<Committed>> results;
  results.reserve(group.size());
  Head head = head_;
  try {
    db_.run("BEGIN IMMEDIATE");
    for (const auto& job : group) results.push_back(append_one(head, job.batch, group.size() == 1));
    db_.run(head.seq == head_.seq ? "ROLLBACK" : "COMMIT");
    head_ = std::move(head);
  } catch (const SQLite::Exception& failure) {
    db_.abandon();
    results.assign(group.size(), error_of(failure));
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
