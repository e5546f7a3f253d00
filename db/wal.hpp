// The write-ahead log as a file: its blocks, and when what it holds is copied into the store.
#pragma once
#include <cstdint>

struct sqlite3;

namespace packbench::db {

// A commit that overwrites blocks syncs only data; one that makes the file longer also syncs its length,
// which takes about twice as long. And a checkpoint copies pages and syncs twice, and the first commit after
// it syncs the log's new header as well. So the log gets its blocks, and is copied back, when nobody scans;
// only a log that grows without a pause is copied between two scans.
class WriteAheadLog {
 public:
  // Of the connection's own log, which is kept at `wanted_bytes`; 0: as long as it comes.
  WriteAheadLog(sqlite3* db, std::int64_t wanted_bytes);
  WriteAheadLog(const WriteAheadLog&) = delete;
  WriteAheadLog& operator=(const WriteAheadLog&) = delete;

  bool wants_a_pause() const;  // there is something to do when nobody scans
  void use_pause();            // a piece of it: a few milliseconds
  void relieve();              // copies back if it can't wait any longer

 private:
  static int on_commit(void* self, sqlite3*, const char*, int pages);
  void checkpoint();
  void stretch();

  sqlite3* db_;
  std::int64_t wanted_, length_ = 0;  // bytes
  int pages_ = 0;                     // in the log now
  int checkpointed_at_ = 0;           // its pages when it was last copied, as far as readers let that happen
};

}  // namespace packbench::db
