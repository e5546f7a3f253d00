// The one thread that writes: it takes all batches that wait and makes them durable together.
#pragma once
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

#include "db/journal.hpp"
#include "db/store.hpp"

namespace packbench::db {

class Writer {
 public:
  struct Job {
    Batch batch;
    Store::Done done;
  };

  explicit Writer(Connection db);
  ~Writer();  // writes what still waits

  void push(std::vector<Job> jobs);  // they stay together in one durable step

 private:
  void run();
  std::deque<Job> take();
  void write(std::deque<Job>& group);
  std::vector<Result<Committed>> commit(const std::deque<Job>& group);
  Result<Committed> append_one(Head& head, const Batch& batch, bool alone);
  void checkpoint();
  static int on_commit(void* self, struct sqlite3*, const char*, int wal_pages);

  Connection db_;
  Head head_;
  int wal_pages_ = 0;        // in the WAL now
  int checkpointed_at_ = 0;  // its size when it was last copied, as far as readers let that happen

  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Job> waiting_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace packbench::db
