// Devices that lanes are worked from.
#include "db/reader_impl.hpp"

namespace packbench::db {
namespace {

TabletRow tablet_row(const Rows& row) {
  return {row.text(0), row.text(1), row.number(2), row.text(3)};
}

}  // namespace

std::optional<TabletRow> SqliteReader::tablet(std::string_view lane) {
  auto row = db_.query("SELECT lane, proof, paired_at_ms, paired_by FROM tablets WHERE lane = ?", lane);
  return row.next() ? std::optional(tablet_row(row)) : std::nullopt;
}

std::vector<TabletRow> SqliteReader::tablets() {
  std::vector<TabletRow> found;
  auto rows = db_.query("SELECT lane, proof, paired_at_ms, paired_by FROM tablets ORDER BY lane");
  while (rows.next()) found.push_back(tablet_row(rows));
  return found;
}

}  // namespace packbench::db
