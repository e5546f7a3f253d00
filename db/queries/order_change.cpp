// What an order's newest revision changes for parcels that are sealed: the difference, not "start again"
// (design 5.10).
#include <map>

#include "db/reader_impl.hpp"

namespace packbench::db {
namespace {

using Pieces = std::map<std::string, std::int64_t>;  // by item

struct Head {
  std::int64_t id = 0, revision = 0, late_revision = 0;
  bool cancelled = false, ended = false;
  std::string carrier;
};

// The order as it was told after its end: it stands in the journal alone.
std::optional<records::Order> told_late(Connection& db, std::string_view order) {
  auto row = db.query(
      "SELECT payload FROM journal WHERE stream = 'order:' || ?"
      " AND type = 'order.received' ORDER BY seq DESC LIMIT 1",
      order);
  if (!row.next()) return std::nullopt;
  return record_from_text<records::OrderReceived>(row.text(0)).order;
}

Pieces wanted(Connection& db, const Head& head) {
  Pieces pieces;
  auto rows = db.query(
      "SELECT coalesce(k.part, l.item), sum(l.quantity * coalesce(k.quantity, 1)) FROM order_lines l"
      " LEFT JOIN kit_parts k ON k.item = l.item WHERE l.order_id = ? GROUP BY 1",
      head.id);
  while (rows.next()) pieces[rows.text(0)] = rows.number(1);
  return pieces;
}

// A kit counts as its parts, as above.
Pieces wanted(Connection& db, const records::Order& order) {
  Pieces pieces;
  for (const auto& line : order.lines) {
    bool kit = false;
    auto rows = db.query("SELECT part, quantity FROM kit_parts WHERE item = ?", line.item);
    for (; rows.next(); kit = true) pieces[rows.text(0)] += line.quantity * rows.number(1);
    if (!kit) pieces[line.item] += line.quantity;
  }
  return pieces;
}

Pieces sealed(Connection& db, const Head& head) {
  Pieces pieces;
  auto rows = db.query(
      "SELECT c.item, sum(c.quantity) FROM parcel_contents c JOIN parcels p USING(parcel)"
      " WHERE p.order_id = ? AND p.state = 'sealed' GROUP BY 1",
      head.id);
  while (rows.next()) pieces[rows.text(0)] = rows.number(1);
  return pieces;
}

std::vector<ItemChange> difference(const Pieces& now, const Pieces& before, bool excess_only) {
  std::vector<ItemChange> found;
  auto all = now;
  for (const auto& [item, quantity] : before) all[item] -= quantity;
  for (const auto& [item, quantity] : all)
    if (quantity < 0 || (quantity > 0 && !excess_only)) found.push_back({item, quantity});
  return found;
}

}  // namespace

std::optional<OrderChange> SqliteReader::order_change(std::string_view order) {
  const Snapshot snapshot(db_);
  Head head;
  {
    auto row = db_.query(
        "SELECT id, revision, late_revision, cancelled OR late_cancelled, state IN ('open', 'packing'),"
        " carrier FROM orders WHERE number = ?",
        order);
    if (!row.next()) return std::nullopt;
    head = {row.number(0), row.number(1), row.number(2), row.flag(3), !row.flag(4), row.text(5)};
  }
  OrderChange change{std::max(head.revision, head.late_revision), head.cancelled, {}, ""};
  if (head.cancelled) return change;
  // While it is packed, only what is too much in sealed boxes concerns them: the rest is still to come.
  if (!head.ended) return change.items = difference(wanted(db_, head), sealed(db_, head), true), change;
  if (head.late_revision == 0) return change;
  if (const auto late = told_late(db_, order)) {
    change.items = difference(wanted(db_, *late), wanted(db_, head), false);
    if (late->carrier != head.carrier) change.carrier = late->carrier;
  }
  return change;
}

}  // namespace packbench::db
