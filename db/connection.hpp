// One SQLite connection with its statements kept prepared for its life. Failures come as SQLite::Exception.
#pragma once
#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "db/error.hpp"

namespace packbench::db {

// What is bound as bytes instead of text.
struct Blob {
  std::string_view bytes;
};

// The rows of one running query; gives the statement back when it goes. At most one per statement at a time.
class Rows {
 public:
  explicit Rows(SQLite::Statement& statement) : statement_(statement) {}
  ~Rows() { statement_.tryReset(); }
  Rows(const Rows&) = delete;
  Rows& operator=(const Rows&) = delete;

  bool next() { return statement_.executeStep(); }
  std::string text(int column) const { return statement_.getColumn(column).getString(); }  // also bytes
  std::int64_t number(int column) const { return statement_.getColumn(column).getInt64(); }
  bool flag(int column) const { return number(column) != 0; }
  bool null(int column) const { return statement_.getColumn(column).isNull(); }

 private:
  SQLite::Statement& statement_;
};

class Connection {
 public:
  enum class Access { read, write };
  Connection(const std::filesystem::path& path, Access access, const std::string& vfs = {});
  static Connection scratch();  // a temporary file of its own, gone when closed

  // Runs one statement (a string literal: its address is its name in the cache); how many rows it changed.
  template <class... Args>
  int run(const char* sql, const Args&... args) {
    Rows rows(bound(sql, args...));
    rows.next();
    return raw_.getChanges();
  }

  template <class... Args>
  Rows query(const char* sql, const Args&... args) {
    return Rows(bound(sql, args...));
  }

  void script(const std::string& sql) { raw_.exec(sql); }  // any number of statements, not kept
  std::int64_t pragma(const std::string& name);            // "PRAGMA <name>", its first value as a number

  bool idle() const noexcept;  // in no transaction

  // Leaves the open transaction, if SQLite has not done so itself after the failure.
  void abandon() noexcept;

  SQLite::Database& raw() { return raw_; }

 private:
  explicit Connection(SQLite::Database raw) : raw_(std::move(raw)) {}

  template <class... Args>
  SQLite::Statement& bound(const char* sql, const Args&... args) {
    auto& statement = prepared(sql);
    int index = 0;
    (bind(statement, ++index, args), ...);
    return statement;
  }
  SQLite::Statement& prepared(const char* sql);

  static void bind(SQLite::Statement& s, int i, const std::string& value) { s.bind(i, value); }
  static void bind(SQLite::Statement& s, int i, std::string_view value) { s.bind(i, std::string(value)); }
  static void bind(SQLite::Statement& s, int i, const char* value) { s.bind(i, value); }
  static void bind(SQLite::Statement& s, int i, std::int64_t value) { s.bind(i, value); }
  static void bind(SQLite::Statement& s, int i, int value) { s.bind(i, value); }
  static void bind(SQLite::Statement& s, int i, bool value) { s.bind(i, value ? 1 : 0); }
  static void bind(SQLite::Statement& s, int i, std::nullptr_t) { s.bind(i); }
  static void bind(SQLite::Statement& s, int i, Blob value);
  template <class T>
  static void bind(SQLite::Statement& s, int i, const std::optional<T>& value) {
    value ? bind(s, i, *value) : s.bind(i);
  }

  SQLite::Database raw_;
  std::unordered_map<const char*, std::unique_ptr<SQLite::Statement>> prepared_;
};

// Several queries that must see one and the same state of the store. One inside another is the outer one's.
class Snapshot {
 public:
  explicit Snapshot(Connection& db) : db_(db), outer_(db.idle()) {
    if (outer_) db_.run("BEGIN");
  }
  ~Snapshot() {
    if (outer_) db_.abandon();
  }
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;

 private:
  Connection& db_;
  const bool outer_;
};

// What SQLite's failure means to a caller, with SQLite's own words.
[[nodiscard]] Error error_of(const SQLite::Exception& failure);

}  // namespace packbench::db
