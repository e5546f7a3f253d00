// What can be picked, and what became of orders while they are picked.
#include "db/reader_impl.hpp"

namespace packbench::db {

// `state IN` is what the partial index orders_due is made of: SQLite takes it only where the query says the
// same.
std::vector<std::string> SqliteReader::pickable_orders(std::size_t limit) {
  return names(db_.query(
      "SELECT number FROM orders o WHERE state IN ('open', 'packing') AND state = 'open' AND cancelled = 0 AND tote = ''"
      " AND NOT EXISTS (SELECT 1 FROM leases e WHERE e.number = o.number AND e.state = 'ended')"
      " AND NOT EXISTS (SELECT 1 FROM picks p WHERE p.number = o.number)"
      " AND NOT EXISTS (SELECT 1 FROM parcels c WHERE c.order_id = o.id) ORDER BY due, id LIMIT ?",
      limit_of(limit)));
}

std::vector<std::string> SqliteReader::changed_picks(std::string_view document) {
  return names(
      db_.query("SELECT p.number FROM picks p JOIN orders o USING(number) WHERE p.document = ?"
                " AND p.state = 'picking' AND (o.cancelled = 1 OR o.revision <> p.revision"
                " OR o.state NOT IN ('open', 'packing')) ORDER BY p.number",
                document));
}

std::string SqliteReader::pick_list_of(std::string_view order) {
  auto row = db_.query("SELECT document FROM picks WHERE number = ?", order);
  return row.next() ? row.text(0) : "";
}

std::vector<ShortageRow> SqliteReader::shortages(std::size_t limit) {
  std::vector<ShortageRow> found;
  auto rows = db_.query(
      "SELECT s.number, s.line, s.item, s.reason, s.document, s.quantity, s.since_ms FROM shortages s"
      " JOIN orders o ON o.number = s.number AND o.state IN ('open', 'packing') ORDER BY s.seq LIMIT ?",
      limit_of(limit));
  while (rows.next())
    found.push_back({rows.text(0), rows.text(1), rows.text(2), rows.text(3), rows.text(4), rows.number(5),
                     rows.number(6)});
  return found;
}

}  // namespace packbench::db
