// Two tables read side by side in key order.
#include "db/compare.hpp"

#include <algorithm>
#include <optional>

namespace packbench::db {
namespace {

struct Columns {
  std::vector<std::string> names;
  std::size_t keys = 0;  // the first ones are the primary key
};

Columns columns_of(Connection& db, const std::string& table) {
  Columns columns;
  SQLite::Statement info(db.raw(), "SELECT name, pk FROM pragma_table_info(?) ORDER BY pk = 0, pk, cid");
  info.bind(1, table);
  while (info.executeStep()) {
    columns.names.push_back(info.getColumn(0).getString());
    columns.keys += info.getColumn(1).getInt() > 0;
  }
  return columns;
}

std::string joined(const std::vector<std::string>& names, std::size_t count) {
  std::string list;
  for (std::size_t i = 0; i < count; ++i) list += (i ? ", " : "") + names[i];
  return list;
}

SQLite::Statement in_key_order(Connection& db, const std::string& table, const Columns& columns) {
  return {db.raw(), "SELECT " + joined(columns.names, columns.names.size()) + " FROM " + table +
                        " ORDER BY " + joined(columns.names, columns.keys)};
}

// Every value as SQLite would write it, so that 1, '1' and null are three things.
std::optional<std::vector<SQLite::Column>> next_row(SQLite::Statement& rows) {
  if (!rows.executeStep()) return std::nullopt;
  std::vector<SQLite::Column> values;
  for (int i = 0; i < rows.getColumnCount(); ++i) values.push_back(rows.getColumn(i));
  return values;
}

std::string shown(const SQLite::Column& value) {
  if (value.isNull()) return "null";
  return value.isInteger() ? value.getString() : "\"" + value.getString() + "\"";
}

// As SQLite orders: null, numbers, then texts by their bytes. Keys here are integers or texts.
int compare_values(const SQLite::Column& a, const SQLite::Column& b) {
  const auto rank = [](const SQLite::Column& v) {
    return v.isNull() ? 0 : v.isInteger() ? 1 : v.isText() ? 2 : 3;
  };
  if (rank(a) != rank(b)) return rank(a) - rank(b);
  if (a.isNull()) return 0;
  if (a.isInteger()) return a.getInt64() < b.getInt64() ? -1 : a.getInt64() > b.getInt64();
  return a.getString().compare(b.getString());
}

std::string key_of(const std::string& table, const Columns& columns, const std::vector<SQLite::Column>& row) {
  std::string text = table + " (";
  for (std::size_t i = 0; i < columns.keys; ++i)
    text += (i ? ", " : "") + columns.names[i] + "=" + shown(row[i]);
  return text + ")";
}

std::string difference(const std::string& table, const Columns& columns,
                       const std::vector<SQLite::Column>& stored, const std::vector<SQLite::Column>& folded) {
  for (std::size_t i = 0; i < columns.names.size(); ++i) {
    const int order = compare_values(stored[i], folded[i]);
    if (order == 0) continue;
    if (i >= columns.keys)
      return key_of(table, columns, stored) + ": " + columns.names[i] + " is " + shown(stored[i]) +
             ", the journal says " + shown(folded[i]);
    return order < 0 ? key_of(table, columns, stored) + ": the journal knows no such row"
                     : key_of(table, columns, folded) + ": the row is missing";
  }
  return "";
}

std::vector<std::pair<std::string, std::string>> schema_of(Connection& db) {
  std::vector<std::pair<std::string, std::string>> found;
  auto rows = db.query(
      "SELECT type || ' ' || name, coalesce(sql, '') FROM sqlite_schema"
      " WHERE name NOT LIKE 'sqlite_stat%' ORDER BY 1");
  while (rows.next()) found.emplace_back(rows.text(0), rows.text(1));
  return found;
}

}  // namespace

std::vector<std::string> table_names(Connection& db) {
  std::vector<std::string> names;
  auto rows = db.query(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid");
  while (rows.next()) names.push_back(rows.text(0));
  return names;
}

std::string compare_table(Connection& stored, Connection& folded, const std::string& table) {
  const auto columns = columns_of(folded, table);
  auto stored_rows = in_key_order(stored, table, columns), folded_rows = in_key_order(folded, table, columns);
  while (true) {
    const auto a = next_row(stored_rows), b = next_row(folded_rows);
    if (!a && !b) return "";
    if (!b) return key_of(table, columns, *a) + ": the journal knows no such row";
    if (!a) return key_of(table, columns, *b) + ": the row is missing";
    if (auto found = difference(table, columns, *a, *b); !found.empty()) return found;
  }
}

std::string compare_schema(Connection& stored, Connection& folded) {
  const auto a = schema_of(stored), b = schema_of(folded);
  const auto [at, bt] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  if (at == a.end() && bt == b.end()) return "";
  if (at != a.end() && bt != b.end() && at->first == bt->first)
    return "schema: " + at->first + " was altered";
  if (bt == b.end() || (at != a.end() && at->first < bt->first))
    return "schema: " + at->first + " does not belong here";
  return "schema: " + bt->first + " is missing";
}

}  // namespace packbench::db
