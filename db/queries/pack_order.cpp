// The order as a packer meets it: kits opened into their parts, the items' facts copied in.
#include "db/reader_impl.hpp"

namespace packbench::db {
namespace {

using records::PackLine;
using records::PackOrder;

PackLine line_row(const Rows& row) {
  PackLine line;
  line.line = row.text(0);
  line.item = row.text(1);
  line.quantity = row.number(2);
  line.gift = row.flag(3);
  line.kit = row.text(4);
  line.name = {row.text(5), row.text(6)};
  line.weight_g = row.number(7);
  line.lot = row.flag(8);
  line.expiry = row.flag(9);
  line.serial = row.flag(10);
  line.hazardous = row.flag(11);
  line.image = row.text(12);
  return line;
}

// An item that nobody has told of yet keeps its number and packs without a name.
std::vector<PackLine> lines(Connection& db, std::int64_t id) {
  std::vector<PackLine> found;
  auto rows = db.query(
      "SELECT iif(k.part IS NULL, l.line, l.line || '/' || k.part), coalesce(k.part, l.item),"
      " l.quantity * coalesce(k.quantity, 1), l.gift, iif(k.part IS NULL, '', l.item),"
      " coalesce(i.name_zh, ''), coalesce(i.name_en, ''), coalesce(i.weight_g, 0), coalesce(i.lot, 0),"
      " coalesce(i.expiry, 0), coalesce(i.serial, 0), coalesce(i.hazardous, 0), coalesce(i.image, '')"
      " FROM order_lines l LEFT JOIN kit_parts k ON k.item = l.item LEFT JOIN items i ON i.item = "
      "coalesce(k.part, l.item)"
      " WHERE l.order_id = ? ORDER BY l.position, k.position",
      id);
  while (rows.next()) found.push_back(line_row(rows));
  return found;
}

std::vector<records::OrderNote> notes(Connection& db, std::int64_t id) {
  std::vector<records::OrderNote> found;
  auto rows = db.query("SELECT note, kind, text FROM order_notes WHERE order_id = ? ORDER BY position", id);
  while (rows.next()) found.push_back({rows.text(0), word<records::NoteKind>(rows.text(1)), rows.text(2)});
  return found;
}

}  // namespace

std::optional<PackOrder> SqliteReader::pack_order(std::string_view order) {
  const Snapshot snapshot(db_);
  PackOrder found;
  std::int64_t id = 0;
  {
    auto row = db_.query(
        "SELECT id, number, revision, cancelled, channel, carrier, ship_by, waybills, reship_of FROM orders"
        " WHERE number = ?",
        order);
    if (!row.next()) return std::nullopt;
    id = row.number(0);
    found = {row.text(1),
             row.number(2),
             row.flag(3),
             row.text(4),
             row.text(5),
             row.text(6),
             record_from_text<std::vector<std::string>>(row.text(7)),
             {},
             {},
             row.text(8)};
  }
  found.lines = lines(db_, id);
  found.notes = notes(db_, id);
  return found;
}

}  // namespace packbench::db
