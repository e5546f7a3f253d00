// The one thread that writes: it takes all batches that wait and makes them durable together.
#pragma once
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

#include "db/journal.hpp"
#include "db/store.hpp"
#include "db/wal.hpp"

namespace packbench::db {

class Writer {
 public:
  struct Job {
    Batch batch;
    Store::Done done;
  };

  Writer(Connection db, std::int64_t wal_bytes);  // StoreOptions
  ~Writer();                                      // writes what still waits

  void push(std::vector<Job> jobs);  // they stay together in one durable step

 private:
  void run();
  std::deque<Job> take();
  void write(std::deque<Job>& group);
  std::vector<Result<Committed>> commit(const std::deque<Job>& group);
  Result<Committed> append_one(Head& head, const Batch& batch, bool alone);

  Connection db_;
  WriteAheadLog log_;
  Head head_;

  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Job> waiting_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace packbench::db
