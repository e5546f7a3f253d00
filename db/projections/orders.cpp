// Orders, lines and notes as the centre last told them.
#include "db/projections/apply.hpp"

namespace packbench::db {
namespace {

// Sorts behind every real ship-by: the last second of the year 9999.
constexpr std::int64_t kNoShipBy = 253402300799;

struct Known {
  std::int64_t id = 0;  // 0: not known
  std::int64_t revision = 0;
  bool ended = false;
};

Known known_order(Connection& db, const std::string& number) {
  auto row = db.query(
      "SELECT id, max(revision, late_revision), state IN ('shipped', 'shorted', 'cancelled')"
      " FROM orders WHERE number = ?",
      number);
  return row.next() ? Known{row.number(0), row.number(1), row.flag(2)} : Known{};
}

Error stale(const std::string& number, std::int64_t told, std::int64_t known) {
  return {Errc::conflict, "order " + number + " is at revision " + std::to_string(known) + ": revision " +
                              std::to_string(told) + " is not newer"};
}

void insert_order(Connection& db, std::int64_t id, const records::Order& o) {
  db.run(
      "INSERT INTO orders(id, number, revision, channel, carrier, paid_at, ship_by, due, tote, pick_list, "
      "waybills,"
      " consignee) VALUES(?1,?2,?3,?4,?5,?6,?7,iif(?7 = '', ?8, coalesce(unixepoch(?7), 0)),?9,?10,?11,?12)",
      id, o.order, o.revision, o.channel, o.carrier, o.paid_at, o.ship_by, kNoShipBy, o.tote, o.pick_list,
      records::json::serialize(records::to_json(o.waybills)), o.consignee);
}

// The centre need not know which tote the bench picked into.
void replace_order(Connection& db, std::int64_t id, const records::Order& o) {
  db.run(
      "UPDATE orders SET revision = ?2, cancelled = 0, channel = ?3, carrier = ?4, paid_at = ?5, ship_by = "
      "?6,"
      " due = iif(?6 = '', ?7, coalesce(unixepoch(?6), 0)), tote = iif(?8 = '', coalesce((SELECT p.tote FROM picks p WHERE p.number = orders.number), ''), ?8), pick_list = ?9, waybills = ?10, "
      "consignee = ?11"
      " WHERE id = ?1",
      id, o.revision, o.channel, o.carrier, o.paid_at, o.ship_by, kNoShipBy, o.tote, o.pick_list,
      records::json::serialize(records::to_json(o.waybills)), o.consignee);
  db.run("DELETE FROM order_lines WHERE order_id = ?", id);
  db.run("DELETE FROM order_notes WHERE order_id = ?", id);
}

void insert_parts(Connection& db, std::int64_t id, const records::Order& o) {
  std::int64_t position = 0;
  for (const auto& l : o.lines)
    db.run("INSERT INTO order_lines VALUES(?,?,?,?,?,?)", id, l.line, position++, l.item, l.quantity, l.gift);
  position = 0;
  for (const auto& n : o.notes)
    db.run("INSERT INTO order_notes VALUES(?,?,?,?,?)", id, n.note, position++,
           boost::describe::enum_to_string(n.kind, ""), n.text);
}

// A closed parcel may hold the wrong pieces now: it must be closed once more before it can be sealed.
void reopen_parcels(Connection& db, std::int64_t id) {
  db.run("UPDATE parcels SET state = 'packing' WHERE order_id = ? AND state = 'closed'", id);
}

// What has left, or was ended, can't be changed back: the fact stands in the journal and is marked at the
// order.
void mark_late(Connection& db, std::int64_t id, std::int64_t revision, bool cancelled) {
  db.run("UPDATE orders SET late_revision = ?, late_cancelled = ? WHERE id = ?", revision, cancelled, id);
}

}  // namespace

Result<void> apply(Connection& db, const Fact& fact, const records::OrderReceived& event) {
  const auto& order = event.order;
  const auto known = known_order(db, order.order);
  if (known.id != 0 && order.revision <= known.revision)
    return stale(order.order, order.revision, known.revision);
  if (known.ended) return mark_late(db, known.id, order.revision, false), Result<void>{};
  if (known.id == 0) {
    insert_order(db, fact.seq, order);
  } else {
    replace_order(db, known.id, order);
    reopen_parcels(db, known.id);
  }
  insert_parts(db, known.id == 0 ? fact.seq : known.id, order);
  return {};
}

Result<void> apply(Connection& db, const Fact&, const records::OrderCancelled& event) {
  const auto known = known_order(db, event.order);
  if (known.id == 0)
    return Error{Errc::not_found, "order " + event.order + " is not here: nothing to cancel"};
  if (event.revision <= known.revision) return stale(event.order, event.revision, known.revision);
  if (known.ended) return mark_late(db, known.id, event.revision, true), Result<void>{};
  db.run("UPDATE orders SET cancelled = 1, revision = ? WHERE id = ?", event.revision, known.id);
  reopen_parcels(db, known.id);
  return {};
}

Result<void> apply(Connection& db, const Fact&, const records::OrderForgotten& event) {
  db.run("UPDATE orders SET consignee = '' WHERE number = ?", event.order);
  return {};
}

}  // namespace packbench::db
