// Orders as an order system last told them.
#include "central/orders.hpp"

#include <algorithm>
#include <set>

#include "central/due.hpp"
#include "central/personal.hpp"

namespace packbench::central {
namespace {

using records::Errc;
using records::Error;
using records::OrderFact;

Error bad(const std::string& what) {
  return {Errc::bad_value, "order." + what};
}

// What an index takes.
constexpr std::size_t kLongest = 500;

records::Result<void> check_lines(const records::Order& order) {
  std::set<std::string> names;
  for (const auto& line : order.lines) {
    if (line.line.empty() || line.item.empty()) return bad("lines: each has a name and an item");
    if (line.quantity <= 0) return bad("lines: each wants one piece or more");
    if (!names.insert(line.line).second) return bad("lines: the name \"" + line.line + "\" stands twice");
  }
  return {};
}

records::Result<void> check(const OrderFact& fact) {
  const auto& order = fact.order;
  if (order.order.empty()) return bad("order: an order has a number");
  if (std::max({order.order.size(), order.tote.size(), order.pick_list.size()}) > kLongest)
    return bad("order: its number, tote and pick list have at most 500 bytes");
  if (order.revision < 0) return bad("revision: revisions begin at 1; left out, they are counted here");
  if (!order.consignee.empty()) return bad("consignee: who gets it stands in \"to\"");
  if (!due_of(order.ship_by)) return bad("ship_by: is no RFC 3339 time");
  return check_lines(order);
}

struct Known {
  std::int64_t revision = 0;
  OrderFact fact;
  bool forgotten = false;
};

std::optional<Known> known_order(pg::Connection& db, const std::string& number) {
  const auto row = db.run(
      "SELECT o.revision, o.cancelled, o.reason, o.fact, o.consignee, k.forgotten_at IS NOT NULL FROM orders o"
      " LEFT JOIN order_keys k USING (number) WHERE number = $1 FOR UPDATE OF o",
      {number});
  if (row.empty()) return std::nullopt;
  auto order = records::from_json<records::Order>(json::parse(row.text(0, 3))).value();
  return Known{row.number(0, 0),
               {std::move(order), consignee_of(db, number, row.bytes(0, 4)), row.flag(0, 1), row.text(0, 2)},
               row.flag(0, 5)};
}

bool is_same(const Known& known, OrderFact told) {
  if (known.forgotten) told.to = {};
  return known.fact == told;
}

// False: somebody told a revision as great meanwhile.
bool keep(pg::Connection& db, const OrderFact& fact) {
  const auto& o = fact.order;
  const auto kept = db.run(
      "INSERT INTO orders(number, revision, cancelled, reason, fact, consignee, carrier, channel, tote, pick_list, due)"
      " VALUES($1, $2, $3, $4, $5, $6::bytea, $7, $8, $9, $10, $11) ON CONFLICT (number) DO UPDATE SET"
      " revision = excluded.revision, cancelled = excluded.cancelled, reason = excluded.reason, fact = excluded.fact,"
      " consignee = excluded.consignee, carrier = excluded.carrier, channel = excluded.channel,"
      " tote = excluded.tote, pick_list = excluded.pick_list, due = excluded.due, told_at = now()"
      " WHERE orders.revision < excluded.revision",
      {o.order, o.revision, fact.cancelled, fact.reason, json::serialize(records::to_json(o)),
       pg::Bytes{seal_consignee(db, o.order, fact.to)}, o.carrier, o.channel, o.tote, o.pick_list,
       *due_of(o.ship_by)});
  return kept.changed() > 0;
}

// An order that no bench ever had ends with its cancellation, and begins again when it is taken back. Where a
// bench had it, that bench says how it ended.
void settle(pg::Connection& db, const OrderFact& fact) {
  db.run(
      "UPDATE orders SET state = CASE WHEN cancelled THEN 'cancelled' ELSE 'open' END,"
      " ended_at = CASE WHEN cancelled THEN now() END"
      " WHERE number = $1 AND token = 0 AND state IN ('open', 'cancelled')",
      {fact.order.order});
}

// A cancellation need not say what the order is.
void leave_as_known(OrderFact& fact, const Known& known) {
  const auto revision = fact.order.revision;
  fact.order = known.fact.order;
  fact.order.revision = revision;
  fact.to = known.fact.to;
}

bool is_same_but_cancelled(Known known, const OrderFact& told) {
  known.fact.cancelled = false;
  known.fact.reason.clear();
  return is_same(known, told);
}

// With what is known: unchanged, an error, or nothing: it is news, and has its number.
records::Result<std::optional<Told>> compare(const Known& known, OrderFact& fact, bool counted, bool reopen) {
  if (fact.cancelled && fact.order.lines.empty()) leave_as_known(fact, known);
  if (counted) fact.order.revision = known.revision;
  if (fact.order.revision > known.revision) return std::optional<Told>();
  if (fact.order.revision < known.revision || is_same(known, fact)) return std::optional(Told::unchanged);
  if (!counted)
    return bad("revision: " + std::to_string(known.revision) +
               " was told with another content: what changes has a greater one");
  if (known.fact.cancelled && !fact.cancelled && !reopen) {
    if (is_same_but_cancelled(known, fact)) return std::optional(Told::unchanged);
    return bad("revision: it was cancelled: give it one above " + std::to_string(known.revision) +
               " to open it again");
  }
  ++fact.order.revision;
  return std::optional<Told>();
}

}  // namespace

records::Result<Told> tell_order_fact(pg::Connection& db, OrderFact fact, bool reopen) {
  if (auto good = check(fact); !good) return good.error();
  const auto& number = fact.order.order;
  const bool counted = fact.order.revision == 0;
  std::optional<Known> known;
  do {  // again where somebody else told it meanwhile
    known = known_order(db, number);
    if (!known && counted) fact.order.revision = 1;
    const auto settled = known ? compare(*known, fact, counted, reopen)
                               : records::Result<std::optional<Told>>(std::optional<Told>());
    if (!settled) return settled.error();
    if (*settled) return **settled;
  } while (!keep(db, fact));
  settle(db, fact);
  for (const auto bench : benches_that_had(db, number)) tell_order(db, bench, number);
  return known ? Told::changed : Told::fresh;
}

json::value order_fact(pg::Connection& db, const std::string& number) {
  const auto known =
      db.run("SELECT cancelled, reason, fact, consignee FROM orders WHERE number = $1", {number});
  OrderFact fact{records::from_json<records::Order>(json::parse(known.text(0, 2))).value(),
                 consignee_of(db, number, known.bytes(0, 3)), known.flag(0, 0), known.text(0, 1)};
  return records::to_json(fact);
}

}  // namespace packbench::central
