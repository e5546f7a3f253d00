// What people are shown of the centre: a table of queries, for the verbs and for the page.
#pragma once
#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "central/pg/connection.hpp"

namespace packbench::central {

// How a cell is meant: text is as somebody told it, a word is one of ours, that the page has in two
// languages; times are "2026-11-23 17:05:00", UTC.
enum class CellKind { text, number, time, word };
BOOST_DESCRIBE_ENUM(CellKind, text, number, time, word)

struct Column {
  std::string key;    // the same for ever: the page's heading goes by it
  std::string title;  // on a terminal
  CellKind kind = CellKind::text;
};

struct Table {
  std::string name;
  std::vector<Column> columns;
  std::string sql;    // gives them; $1 is what is looked for
  std::string order;  // by the columns' keys
};

[[nodiscard]] const std::vector<Table>& tables();
// Null: there is none of that name.
[[nodiscard]] const Table* find_table(std::string_view name);

struct RowsWanted {
  std::string find;        // rows with it in one of their texts; empty: all
  std::int64_t from = 0;   // so many are passed over
  std::int64_t limit = 0;  // 0: no limit
};

using Cells = std::vector<std::optional<std::string>>;
struct RowsFound {
  std::vector<Cells> rows;
  std::int64_t total = 0;  // of which these are some; 0 as well where `from` lies behind the last
};
[[nodiscard]] RowsFound rows_of(pg::Connection& db, const Table& table, const RowsWanted& wanted);

}  // namespace packbench::central
