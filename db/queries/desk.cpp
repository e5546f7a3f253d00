// What supervisors ask: what a code names, what left, what runs low, who did what.
#include "db/reader_impl.hpp"

namespace packbench::db {
namespace {

// The first row of that time or later. Rows come in the order of time but for a clock that was set back; what was
// written meanwhile is then told with its neighbours.
std::int64_t seq_at(Connection& db, std::int64_t at_ms) {
  std::int64_t low = 1, high = 1;
  {
    auto last = db.query("SELECT coalesce(max(seq), 0) + 1 FROM journal");
    if (last.next()) high = last.number(0);
  }
  while (low < high) {
    const auto middle = low + (high - low) / 2;
    auto row = db.query("SELECT at_ms FROM journal WHERE seq = ?", middle);
    if (row.next() && row.number(0) < at_ms) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

}  // namespace

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
      " UNION SELECT kind, document, '' FROM works WHERE document = ?1"
      " UNION SELECT kind, document, '' FROM work_codes WHERE code = ?1 ORDER BY 1, 2 LIMIT ?2",
      code, limit_of(limit));
  while (rows.next()) found.push_back({rows.text(0), rows.text(1), rows.text(2)});
  return found;
}

std::vector<SentParcel> SqliteReader::sent_between(std::int64_t from_ms, std::int64_t to_ms) {
  std::vector<SentParcel> found;
  auto rows = db_.query(
      "SELECT p.parcel, o.number, p.carrier, p.waybill, o.channel, p.sealed_ms, p.weight_g,"
      " coalesce(sum(c.quantity), 0), coalesce(sum(c.quantity * coalesce(i.value, 0)), 0)"
      " FROM parcels p JOIN orders o ON o.id = p.order_id LEFT JOIN parcel_contents c USING(parcel)"
      " LEFT JOIN items i ON i.item = c.item WHERE p.sealed_ms > 0 AND p.sealed_ms >= ? AND p.sealed_ms < ?"
      " GROUP BY p.parcel ORDER BY p.carrier, p.sealed_ms, p.parcel",
      from_ms, to_ms);
  while (rows.next())
    found.push_back({rows.text(0), rows.text(1), rows.text(2), rows.text(3), rows.text(4), rows.number(5),
                     rows.number(6), rows.number(7), rows.number(8)});
  return found;
}

std::vector<LowStock> SqliteReader::low_stock() {
  std::vector<LowStock> found;
  auto rows = db_.query(
      "SELECT i.item, i.name_zh, i.name_en, i.minimum, coalesce((SELECT sum(b.quantity) FROM balances b"
      " JOIN locations l USING(location) WHERE b.item = i.item AND b.quantity <> 0 AND l.zone IN ('shelf', 'bulk')), 0) AS lies"
      " FROM items i WHERE i.minimum > 0 AND lies < i.minimum ORDER BY lies * 1.0 / i.minimum, i.item");
  while (rows.next()) found.push_back({rows.text(0), {rows.text(1), rows.text(2)}, rows.number(4), rows.number(3)});
  return found;
}

std::vector<Activity> SqliteReader::activity(std::int64_t from_ms, std::int64_t to_ms) {
  const Snapshot snapshot(db_);
  std::vector<Activity> found;
  auto rows = db_.query(
      "SELECT person, type, count(*), coalesce(sum(payload ->> 'quantity'), 0) FROM journal WHERE seq >= ? AND seq < ?"
      " AND person <> '' GROUP BY person, type ORDER BY person, type",
      seq_at(db_, from_ms), seq_at(db_, to_ms));
  while (rows.next()) found.push_back({rows.text(0), rows.text(1), rows.number(2), rows.number(3)});
  return found;
}

}  // namespace packbench::db
