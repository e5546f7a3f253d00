// Where somebody stands in what is told.
#include "central/cursor.hpp"

#include <charconv>

namespace packbench::central {

std::string to_text(const Cursor& cursor) {
  return std::to_string(cursor.transaction) + "." + std::to_string(cursor.row[0]) + "." +
         std::to_string(cursor.row[1]);
}

std::optional<Cursor> cursor_from(const std::string& text) {
  Cursor cursor;
  if (text.empty()) return cursor;
  const char* at = text.data();
  const char* end = at + text.size();
  for (auto* number : {&cursor.transaction, &cursor.row[0], &cursor.row[1]}) {
    const auto [next, error] = std::from_chars(at, end, *number);
    const bool is_last = number == &cursor.row[1];
    if (error != std::errc{} || *number < 0 || (is_last ? next != end : next == end || *next != '.'))
      return std::nullopt;
    at = next + 1;
  }
  return cursor;
}

std::int64_t horizon(pg::Connection& db) {
  return db.run("SELECT pg_snapshot_xmin(pg_current_snapshot())").number(0, 0);
}

}  // namespace packbench::central
