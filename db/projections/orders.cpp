// Orders, lines and notes as the centre last told them.
#include "db/json_text.hpp"
#include "db/projections/apply.hpp"
#include "db/projections/late_told.hpp"

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
      " consignee, reship_of, exchange_of)"
      " VALUES(?1,?2,?3,?4,?5,?6,?7,iif(?7 = '', ?8, coalesce(unixepoch(?7), 0)),?9,?10,?11,?12,?13,?14)",
      id, o.order, o.revision, o.channel, o.carrier, o.paid_at, o.ship_by, kNoShipBy, o.tote, o.pick_list,
      records::json::serialize(records::to_json(o.waybills)), o.consignee, o.reship_of, o.exchange_of);
}

// The centre need not know which tote the bench picked into.
void replace_order(Connection& db, std::int64_t id, const records::Order& o) {
  db.run(
      "UPDATE orders SET revision = ?2, cancelled = 0, channel = ?3, carrier = ?4, paid_at = ?5, ship_by = "
      "?6,"
      " due = iif(?6 = '', ?7, coalesce(unixepoch(?6), 0)), tote = iif(?8 = '', coalesce((SELECT p.tote FROM picks p WHERE p.number = orders.number), ''), ?8), pick_list = ?9, waybills = ?10, "
      "consignee = ?11, reship_of = ?12, exchange_of = ?13"
      " WHERE id = ?1",
      id, o.revision, o.channel, o.carrier, o.paid_at, o.ship_by, kNoShipBy, o.tote, o.pick_list,
      records::json::serialize(records::to_json(o.waybills)), o.consignee, o.reship_of, o.exchange_of);
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

// What has left, or was ended, can't be changed back: the fact is marked at the order, and counts when a
// parcel of it is opened again. `told`: JSON of the order, or empty for a cancellation.
void mark_late(Connection& db, std::int64_t id, std::int64_t revision, const std::string& told) {
  db.run("UPDATE orders SET late_revision = ?, late_cancelled = ?, late_told = ? WHERE id = ?", revision,
         told.empty(), told, id);
}

void change_order(Connection& db, std::int64_t id, const records::Order& order) {
  replace_order(db, id, order);
  insert_parts(db, id, order);
  reopen_parcels(db, id);
}

void cancel_order(Connection& db, std::int64_t id, std::int64_t revision) {
  db.run("UPDATE orders SET cancelled = 1, revision = ? WHERE id = ?", revision, id);
  reopen_parcels(db, id);
}

}  // namespace

Result<void> apply(Connection& db, const Fact& fact, const records::OrderReceived& event) {
  const auto& order = event.order;
  const auto known = known_order(db, order.order);
  if (known.id != 0 && order.revision <= known.revision)
    return stale(order.order, order.revision, known.revision);
  if (known.ended)
    return mark_late(db, known.id, order.revision, records::json::serialize(records::to_json(order))),
           Result<void>{};
  if (known.id != 0) {
    change_order(db, known.id, order);
  } else {
    insert_order(db, fact.seq, order);
    insert_parts(db, fact.seq, order);
    if (fact.source == records::kCentreSource) await_lease(db, fact, order.order);
  }
  settle_exchange(db, fact, order);
  return {};
}

Result<void> apply(Connection& db, const Fact&, const records::OrderCancelled& event) {
  const auto known = known_order(db, event.order);
  if (known.id == 0)
    return Error{Errc::not_found, "order " + event.order + " is not here: nothing to cancel"};
  if (event.revision <= known.revision) return stale(event.order, event.revision, known.revision);
  if (known.ended) return mark_late(db, known.id, event.revision, ""), Result<void>{};
  cancel_order(db, known.id, event.revision);
  return {};
}

Result<void> apply(Connection& db, const Fact&, const records::OrderForgotten& event) {
  db.run(
      "UPDATE orders SET consignee = '', late_told = iif(late_told = '', '', json_remove(late_told, '$.consignee'))"
      " WHERE number = ?",
      event.order);
  db.run("DELETE FROM waybill_labels WHERE number = ?", event.order);
  return {};
}

Result<void> reopen_order(Connection& db, const Fact& fact, const std::string& ended) {
  std::int64_t id = 0, late_revision = 0;
  bool late_cancelled = false;
  std::string late_told;
  {
    auto row =
        db.query("SELECT id, state, late_revision, late_cancelled, late_told FROM orders WHERE number = ?",
                 fact.order);
    const auto name = "order " + std::string(fact.order);
    if (!row.next()) return Error{Errc::not_found, name + " is not here"};
    const bool may = ended.empty() || ended == "shipped" || ended == "shorted";
    if (!may || row.text(1) != (ended.empty() ? "open" : ended))
      return Error{Errc::conflict, name + " is " + row.text(1) + ": its parcel can't be opened again"};
    id = row.number(0);
    late_revision = row.number(2);
    late_cancelled = row.flag(3);
    late_told = row.text(4);
  }
  db.run(
      "UPDATE orders SET state = 'open', late_revision = 0, late_cancelled = 0, late_told = '' WHERE id = ?",
      id);
  need_again(db, std::string(fact.order));
  if (late_cancelled) cancel_order(db, id, late_revision);
  if (!late_told.empty()) change_order(db, id, record_from_text<records::Order>(late_told));
  return {};
}

}  // namespace packbench::db
