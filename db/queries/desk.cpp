// What supervisors ask: what a code names, what left, what runs low.
#include "db/reader_impl.hpp"

namespace packbench::db {

std::vector<Subject> SqliteReader::subjects(std::string_view code, std::size_t limit) {
  std::vector<Subject> found;
  if (code.empty()) return found;
  auto rows = db_.query(
      "SELECT 'order', number, number FROM orders WHERE number = ?1 OR (tote = ?1 AND tote <> '')"
      " OR (pick_list = ?1 AND pick_list <> '')"
      " UNION SELECT 'parcel', p.parcel, o.number FROM parcels p JOIN orders o ON o.id = p.order_id"
      " WHERE p.parcel = ?1 OR (p.waybill = ?1 AND p.waybill <> '')"
      " UNION SELECT 'serial', c.serial, o.number FROM parcel_contents c JOIN parcels p USING(parcel)"
      " JOIN orders o ON o.id = p.order_id WHERE c.serial = ?1 AND c.serial <> ''"
      " UNION SELECT 'item', item, '' FROM items WHERE item = ?1 OR item IN (SELECT item FROM barcodes WHERE code = ?1)"
      " UNION SELECT 'location', location, '' FROM locations WHERE location = ?1"
      " UNION SELECT 'operator', id, '' FROM operators WHERE id = ?1 OR (badge = ?1 AND badge <> '')"
      " UNION SELECT kind, document, '' FROM works WHERE document = ?1"
      " UNION SELECT kind, document, '' FROM work_codes WHERE code = ?1 ORDER BY 1, 2 LIMIT ?2",
      code, limit_of(limit));
  while (rows.next()) found.push_back({rows.text(0), rows.text(1), rows.text(2)});
  return found;
}

std::int64_t SqliteReader::sealed_between(std::int64_t from_ms, std::int64_t to_ms) {
  auto row =
      db_.query("SELECT count(*) FROM parcels WHERE sealed_ms > 0 AND sealed_ms >= ? AND sealed_ms < ?",
                from_ms, to_ms);
  return row.next() ? row.number(0) : 0;
}

std::vector<LowStock> SqliteReader::low_stock() {
  std::vector<LowStock> found;
  auto rows = db_.query(
      "SELECT i.item, i.name_zh, i.name_en, i.minimum, coalesce((SELECT sum(b.quantity) FROM balances b"
      " JOIN locations l USING(location) WHERE b.item = i.item AND b.quantity <> 0 AND l.zone IN ('shelf', 'bulk')), 0) AS lies"
      " FROM items i WHERE i.minimum > 0 AND lies < i.minimum ORDER BY lies * 1.0 / i.minimum, i.item");
  while (rows.next())
    found.push_back({rows.text(0), {rows.text(1), rows.text(2)}, rows.number(4), rows.number(3)});
  return found;
}

}  // namespace packbench::db
