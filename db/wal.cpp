// Checkpoints by hand, and zeros behind the log's last frame.
#include "db/wal.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <vector>

namespace packbench::db {
namespace {

constexpr int kWorthIt = 2000, kTooMany = 7500;         // pages since the last checkpoint
constexpr std::int64_t kPiece = std::int64_t{1} << 20;  // between two looks whether somebody scans
constexpr int kWrite = 1 << 16;  // SQLite's own file layer takes less than 128 KiB at once

bool append_zeros(sqlite3_file& file, std::int64_t from, std::int64_t to) {
  static const std::vector<char> zeros(kWrite);
  for (auto at = from; at < to; at += kWrite) {
    const auto bytes = static_cast<int>(std::min<std::int64_t>(kWrite, to - at));
    if (file.pMethods->xWrite(&file, zeros.data(), bytes, at) != SQLITE_OK) return false;
  }
  return file.pMethods->xSync(&file, SQLITE_SYNC_NORMAL) == SQLITE_OK;
}

sqlite3_file* file_of(sqlite3* db) {
  sqlite3_file* file = nullptr;
  sqlite3_file_control(db, "main", SQLITE_FCNTL_JOURNAL_POINTER, &file);
  return file && file->pMethods ? file : nullptr;
}

}  // namespace

WriteAheadLog::WriteAheadLog(sqlite3* db, std::int64_t wanted_bytes) : db_(db), wanted_(wanted_bytes) {
  sqlite3_wal_hook(db_, on_commit, this);  // in the place of SQLite's own checkpoints
}

int WriteAheadLog::on_commit(void* self, sqlite3*, const char*, int pages) {
  auto& log = *static_cast<WriteAheadLog*>(self);
  if (pages < log.pages_) log.checkpointed_at_ = 0;  // it begins from its start again
  log.pages_ = pages;
  return SQLITE_OK;
}

bool WriteAheadLog::wants_a_pause() const {
  return length_ < wanted_ || pages_ - checkpointed_at_ > kWorthIt;
}

void WriteAheadLog::use_pause() {
  if (pages_ - checkpointed_at_ > kWorthIt) return checkpoint();
  stretch();
}

void WriteAheadLog::relieve() {
  if (pages_ - checkpointed_at_ > kTooMany) checkpoint();
}

// PASSIVE waits for nobody. What a reader still needs, or a disk refuses, stays in the log, as durable as
// before.
void WriteAheadLog::checkpoint() {
  sqlite3_wal_checkpoint_v2(db_, nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
  checkpointed_at_ = pages_;
}

// What lies behind the last frame is no frame to SQLite (https://www.sqlite.org/fileformat2.html#walformat:
// its salt is not the header's). A disk that refuses is left alone: the log then grows as it comes.
void WriteAheadLog::stretch() {
  auto* file = file_of(db_);
  sqlite3_int64 size = 0;
  if (!file || file->pMethods->xFileSize(file, &size) != SQLITE_OK) wanted_ = 0;
  length_ = std::max<std::int64_t>(size, std::min<std::int64_t>(size + kPiece, wanted_));
  if (length_ > size && !append_zeros(*file, size, length_)) wanted_ = 0;
}

}  // namespace packbench::db
