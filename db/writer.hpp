// Makes batches durable: all that come together in one step.
#pragma once
#include <mutex>
#include <vector>

#include "db/journal.hpp"
#include "db/wal.hpp"

namespace packbench::db {

// From any thread, one at a time: the others wait.
class Writer {
 public:
  Writer(Connection db, std::int64_t wal_bytes);  // StoreOptions

  // When it returns they are on disk, or have failed; a batch that failed has left nothing behind.
  std::vector<Result<Committed>> write(const std::vector<Batch>& batches);

  bool wants_a_pause();  // WriteAheadLog
  void use_pause();

 private:
  std::vector<Result<Committed>> commit(const std::vector<Batch>& batches);
  Result<Committed> append_one(Head& head, const Batch& batch, bool alone);

  std::mutex turn_;
  Connection db_;
  WriteAheadLog log_;
  Head head_;
};

}  // namespace packbench::db
