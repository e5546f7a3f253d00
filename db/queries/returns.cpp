// What came back, what may still come back, and tickets.
#include "db/reader_impl.hpp"

namespace packbench::db {
namespace {

#define PACKBENCH_TICKET                                                                                        \
  "SELECT ticket, kind, document, text, state, opened_by, closed_by, reason, opened_ms, coalesce(closed_ms, 0)" \
  " FROM tickets "

TicketRow ticket_row(const Rows& row) {
  return {row.text(0),   row.text(1),  row.text(2), record_from_text<records::Text>(row.text(3)),
          row.text(4),   row.text(5),  row.text(6), row.text(7),
          row.number(8), row.number(9)};
}

}  // namespace

std::optional<SentOrder> SqliteReader::sent_order(std::string_view order) {
  const Snapshot snapshot(db_);
  SentOrder sent;
  {
    auto row = db_.query(
        "SELECT o.number, o.channel, coalesce(max(p.sealed_ms), 0) FROM orders o LEFT JOIN parcels p"
        " ON p.order_id = o.id AND p.state = 'sealed' WHERE o.number = ? GROUP BY o.id",
        order);
    if (!row.next()) return std::nullopt;
    sent = {row.text(0), row.text(1), row.number(2), {}};
  }
  auto rows = db_.query(
      "SELECT c.item, c.lot, c.serial, sum(c.quantity) - coalesce((SELECT sum(r.quantity) FROM returned_pieces r"
      " WHERE r.number = ?1 AND r.item = c.item AND r.lot = c.lot AND r.serial = c.serial AND r.odd = ''), 0) AS kept"
      " FROM parcel_contents c JOIN parcels p USING(parcel) JOIN orders o ON o.id = p.order_id"
      " WHERE o.number = ?1 AND p.state = 'sealed' GROUP BY c.item, c.lot, c.serial HAVING kept > 0"
      " ORDER BY c.item, c.lot, c.serial",
      order);
  while (rows.next()) sent.pieces.push_back({rows.text(0), rows.text(1), rows.text(2), rows.number(3)});
  return sent;
}

std::vector<TicketRow> SqliteReader::open_tickets(std::size_t limit) {
  std::vector<TicketRow> found;
  auto rows =
      db_.query(PACKBENCH_TICKET "WHERE state = 'open' ORDER BY opened_ms, ticket LIMIT ?", limit_of(limit));
  while (rows.next()) found.push_back(ticket_row(rows));
  return found;
}

std::optional<TicketRow> SqliteReader::ticket(std::string_view ticket) {
  auto rows = db_.query(PACKBENCH_TICKET "WHERE ticket = ?", ticket);
  return rows.next() ? std::optional(ticket_row(rows)) : std::nullopt;
}

#undef PACKBENCH_TICKET

}  // namespace packbench::db
