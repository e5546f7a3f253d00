// Opening a connection, keeping its statements, and telling its failures apart.
#include "db/connection.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace packbench::db {
namespace {

constexpr int kBusyMs = 5000;  // another process (backup, a shell) holds the file only shortly

// SQLite's primary result code to what the caller should do next; what is not here is a broken schema.
struct Meaning {
  int code;
  Errc errc;
  const char* advice;
};
constexpr std::array kMeanings{
    Meaning{SQLITE_FULL, Errc::unavailable, "the disk is full: free some space, then repeat"},
    Meaning{SQLITE_IOERR, Errc::unavailable, "the disk can't be read or written: look at it, then repeat"},
    Meaning{SQLITE_CANTOPEN, Errc::unavailable, "the file can't be opened: look at path and permissions"},
    Meaning{SQLITE_PERM, Errc::unavailable, "look at the permissions of the file and its folder"},
    Meaning{SQLITE_READONLY, Errc::unavailable, "look at the permissions of the file and its folder"},
    Meaning{SQLITE_BUSY, Errc::unavailable, "another program holds the file: close it, then repeat"},
    Meaning{SQLITE_LOCKED, Errc::unavailable, "another program holds the file: close it, then repeat"},
    Meaning{SQLITE_NOMEM, Errc::unavailable, "out of memory"},
    Meaning{SQLITE_CONSTRAINT, Errc::bad_input, "a rule of the schema is broken"},
    Meaning{SQLITE_MISMATCH, Errc::bad_input, "a rule of the schema is broken"},
    Meaning{SQLITE_TOOBIG, Errc::bad_input, "too long"},
    Meaning{SQLITE_NOTADB, Errc::foreign, "not a Packbench store: nothing was touched"},
    Meaning{SQLITE_CORRUPT, Errc::damaged, "the file is damaged: restore a backup"},
};

// Each connection belongs to one thread, or to whoever holds the lock around it: SQLite's own locks are left
// out.
constexpr int kFlags[] = {SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX,
                          SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX};

// The same for the count of all memory in use, which nobody here reads. Only heard before SQLite is first
// used.
void without_statistics() {
  [[maybe_unused]] static const int result = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

}  // namespace

Connection::Connection(const std::filesystem::path& path, Access access, const std::string& vfs)
    : raw_((without_statistics(), path.string()), kFlags[access == Access::write], kBusyMs, vfs) {
  sqlite3_extended_result_codes(raw_.getHandle(), 1);
  // temp_store: savepoints and sorts stay in memory, so that a full /tmp can't stop the bench.
  script(
      "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY; PRAGMA "
      "trusted_schema = OFF");
}

Connection Connection::scratch() {
  return Connection(SQLite::Database("", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE));
}

SQLite::Statement& Connection::prepared(const char* sql) {
  auto& kept = prepared_[sql];
  if (!kept) kept = std::make_unique<SQLite::Statement>(raw_, sql);
  return *kept;
}

void Connection::bind(SQLite::Statement& s, int i, Blob value) {
  // An empty blob is not null; SQLite takes a null pointer for null.
  s.bind(i, value.bytes.empty() ? "" : static_cast<const void*>(value.bytes.data()),
         static_cast<int>(value.bytes.size()));
}

std::int64_t Connection::pragma(const std::string& name) {
  SQLite::Statement statement(raw_, "PRAGMA " + name);
  return statement.executeStep() ? statement.getColumn(0).getInt64() : 0;
}

bool Connection::idle() const noexcept {
  return sqlite3_get_autocommit(raw_.getHandle()) != 0;
}

void Connection::abandon() noexcept {
  if (!idle()) raw_.tryExec("ROLLBACK");
}

Error error_of(const SQLite::Exception& failure) {
  const int primary = failure.getErrorCode() & 0xff;
  const auto* found =
      std::find_if(kMeanings.begin(), kMeanings.end(), [&](auto& m) { return m.code == primary; });
  if (found == kMeanings.end()) return {Errc::damaged, std::string("store: ") + failure.what()};
  return {found->errc, std::string(failure.what()) + " (" + found->advice + ")"};
}

}  // namespace packbench::db
