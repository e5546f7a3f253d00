// Lanes: who stands there, what waits, which order is open.
#include "db/reader_impl.hpp"

namespace packbench::db {
namespace {

template <class T>
std::optional<T> maybe(const Rows& row, int column) {
  if (row.null(column)) return std::nullopt;
  return record_from_text<T>(row.text(column));
}

LaneRow lane_row(const Rows& row) {
  return {row.text(0),
          maybe<records::Operator>(row, 1),
          maybe<records::Text>(row, 2),
          maybe<records::LaneAsked>(row, 3),
          row.text(4),
          row.text(5),
          row.text(6)};
}

}  // namespace

std::vector<LaneRow> SqliteReader::lanes() {
  std::vector<LaneRow> found;
  auto rows = db_.query(
      "SELECT lane, person, stop, asked, coalesce(number, ''), kind, document FROM lanes ORDER BY lane");
  while (rows.next()) found.push_back(lane_row(rows));
  return found;
}

std::optional<LaneRow> SqliteReader::lane(std::string_view lane) {
  auto row = db_.query(
      "SELECT lane, person, stop, asked, coalesce(number, ''), kind, document FROM lanes WHERE lane = ?",
      lane);
  return row.next() ? std::optional(lane_row(row)) : std::nullopt;
}

}  // namespace packbench::db
