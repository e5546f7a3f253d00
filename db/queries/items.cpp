// Items, and which of them a code means.
#include "db/reader_impl.hpp"

namespace packbench::db {
namespace {

std::vector<ItemMatch> matches(Rows rows) {
  std::vector<ItemMatch> found;
  while (rows.next()) found.push_back({rows.text(0), rows.number(1)});
  return found;
}

}  // namespace

std::vector<ItemMatch> SqliteReader::items_by_barcode(std::string_view code) {
  return matches(
      db_.query("SELECT item, quantity FROM barcodes WHERE code = ? ORDER BY item, quantity", code));
}

std::vector<ItemMatch> SqliteReader::items_by_gtin14(std::string_view gtin14) {
  return matches(db_.query(
      "SELECT DISTINCT item, quantity FROM barcodes WHERE gtin14 = ? ORDER BY item, quantity", gtin14));
}

std::optional<records::Item> SqliteReader::item(std::string_view item) {
  const Snapshot snapshot(db_);
  records::Item found;
  {
    auto row = db_.query(
        "SELECT item, name_zh, name_en, weight_g, lot, expiry, serial, hazardous, image,"
        " category, minimum, value, days_left FROM items"
        " WHERE item = ?",
        item);
    if (!row.next()) return std::nullopt;
    found = {row.text(0),
             {row.text(1), row.text(2)},
             {},
             row.number(3),
             row.flag(4),
             row.flag(5),
             row.flag(6),
             row.flag(7),
             {},
             row.text(8),
             row.text(9),
             row.number(10),
             row.number(11),
             row.number(12)};
  }
  auto barcodes = db_.query("SELECT code, quantity FROM barcodes WHERE item = ? ORDER BY position", item);
  while (barcodes.next()) found.barcodes.push_back({barcodes.text(0), barcodes.number(1)});
  auto parts = db_.query("SELECT part, quantity FROM kit_parts WHERE item = ? ORDER BY position", item);
  while (parts.next()) found.kit.push_back({parts.text(0), parts.number(1)});
  return found;
}

}  // namespace packbench::db
