// What left and may be sent once more.
#include "db/reader_impl.hpp"

namespace packbench::db {

std::int64_t SqliteReader::returned_of(std::string_view order) {
  auto row = db_.query(
      "SELECT coalesce(sum(quantity), 0) FROM returned_pieces WHERE number = ? AND number <> ''"
      " AND odd = ''",
      order);
  return row.next() ? row.number(0) : 0;
}

// A gift is one by its line in the order; a kit's part by the line of its kit.
std::vector<SentLine> SqliteReader::sent_lines(std::string_view order) {
  std::vector<SentLine> found;
  auto rows = db_.query(
      "SELECT c.line, c.item, coalesce(i.name_zh, ''), coalesce(i.name_en, ''), sum(c.quantity),"
      " coalesce((SELECT max(l.gift) FROM order_lines l WHERE l.order_id = p.order_id"
      " AND (l.line = c.line OR c.line = l.line || '/' || c.item)), 0)"
      " FROM parcels_left p JOIN parcel_contents c USING(parcel) LEFT JOIN items i ON i.item = c.item"
      " WHERE p.number = ? GROUP BY c.line, c.item ORDER BY min(c.entry)",
      order);
  while (rows.next())
    found.push_back({rows.text(0), rows.text(1), {rows.text(2), rows.text(3)}, rows.number(4), rows.flag(5)});
  return found;
}

std::vector<std::string> SqliteReader::reships_of(std::string_view order) {
  return names(
      db_.query("SELECT number FROM orders WHERE reship_of = ? AND reship_of <> '' ORDER BY id", order));
}

}  // namespace packbench::db
