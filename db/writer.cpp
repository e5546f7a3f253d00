// Group commit: BEGIN IMMEDIATE, all batches that wait, COMMIT, and only then the callbacks.
#include "db/writer.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

namespace packbench::db {
namespace {

constexpr std::chrono::milliseconds kIdle{100};  // without a scan: a pause

// What is told of a whole group, not of one of its batches.
bool concerns_all(const Error& error) {
  return error.code == Errc::unavailable || error.code == Errc::damaged;
}

}  // namespace

Writer::Writer(Connection db, std::int64_t wal_bytes)
    : db_(std::move(db)), log_(db_.raw().getHandle(), wal_bytes), head_(read_head(db_)) {
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
    log_.relieve();
  }
}

std::deque<Writer::Job> Writer::take() {
  std::unique_lock lock(mutex_);
  const auto something = [this] { return stopping_ || !waiting_.empty(); };
  bool pause = log_.wants_a_pause() && !wake_.wait_for(lock, kIdle, something);
  while (pause) {
    lock.unlock();
    log_.use_pause();
    lock.lock();
    pause = log_.wants_a_pause() && !something();
  }
  wake_.wait(lock, something);
  return std::exchange(waiting_, {});
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
