// An order as it was last told: what an import compares with.
#include "db/reader_impl.hpp"

namespace packbench::db {
namespace {

std::vector<records::OrderLine> lines(Connection& db, std::int64_t id) {
  std::vector<records::OrderLine> found;
  auto rows =
      db.query("SELECT line, item, quantity, gift FROM order_lines WHERE order_id = ? ORDER BY position", id);
  while (rows.next()) found.push_back({rows.text(0), rows.text(1), rows.number(2), rows.flag(3)});
  return found;
}

std::vector<records::OrderNote> notes(Connection& db, std::int64_t id) {
  std::vector<records::OrderNote> found;
  auto rows = db.query("SELECT note, kind, text FROM order_notes WHERE order_id = ? ORDER BY position", id);
  while (rows.next()) found.push_back({rows.text(0), word<records::NoteKind>(rows.text(1)), rows.text(2)});
  return found;
}

}  // namespace

std::optional<records::Order> SqliteReader::order(std::string_view order) {
  const Snapshot snapshot(db_);
  records::Order found;
  std::int64_t id = 0;
  {
    auto row = db_.query(
        "SELECT id, number, revision, channel, carrier, paid_at, ship_by, tote, pick_list, waybills,"
        " consignee, reship_of, exchange_of FROM orders WHERE number = ?",
        order);
    if (!row.next()) return std::nullopt;
    id = row.number(0);
    found = {row.text(1),
             row.number(2),
             row.text(3),
             row.text(4),
             row.text(5),
             row.text(6),
             row.text(7),
             row.text(8),
             record_from_text<std::vector<std::string>>(row.text(9)),
             {},
             {},
             row.text(10),
             row.text(11),
             row.text(12)};
  }
  found.lines = lines(db_, id);
  found.notes = notes(db_, id);
  return found;
}

}  // namespace packbench::db
