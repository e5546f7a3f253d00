// One connection to PostgreSQL, over libpq. One thread at a time.
#pragma once
#include <initializer_list>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "central/pg/error.hpp"
#include "central/pg/value.hpp"

struct pg_conn;
struct pg_result;

namespace packbench::central::pg {

// What a statement gave. Columns by their position.
class Rows {
 public:
  explicit Rows(pg_result* result) : result_(result, &clear) {}

  [[nodiscard]] int size() const;
  [[nodiscard]] bool empty() const { return size() == 0; }
  [[nodiscard]] int changed() const;  // rows that an INSERT, UPDATE or DELETE touched
  [[nodiscard]] bool is_null(int row, int column) const;
  [[nodiscard]] std::string text(int row, int column) const;     // "" for null
  [[nodiscard]] std::int64_t number(int row, int column) const;  // 0 for null
  [[nodiscard]] bool flag(int row, int column) const;
  [[nodiscard]] std::string bytes(int row, int column) const;  // of a bytea

 private:
  static void clear(pg_result* result);
  std::unique_ptr<pg_result, void (*)(pg_result*)> result_;
};

class Connection {
 public:
  // `conninfo`: libpq's keywords or URI. Unavailable.
  explicit Connection(const std::string& conninfo);

  // One statement, prepared at its first use. Failed or Unavailable.
  Rows run(const std::string& sql, std::initializer_list<Value> values = {});

  // Several statements without parameters. Failed or Unavailable.
  void script(const std::string& sql);

  // `sql`: COPY ... FROM STDIN; `lines`: as CopyLine writes them. Failed or Unavailable.
  void copy(const std::string& sql, const std::string& lines);

 private:
  pg_result* checked(pg_result* result);
  const std::string& prepared(const std::string& sql);

  std::unique_ptr<pg_conn, void (*)(pg_conn*)> connection_;
  std::map<std::string, std::string> statements_;  // name by text
};

}  // namespace packbench::central::pg
