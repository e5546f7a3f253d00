// Orders: where they stand, what opens them, which are the most urgent.
#include "db/reader_impl.hpp"
#include "db/sealing.hpp"

namespace packbench::db {
namespace {

// Pieces wanted, a kit counted as its parts.
#define PACKBENCH_HEAD                                                                                   \
  "SELECT number, state, revision, token, lane, person, cancelled, carrier, ship_by, tote,"              \
  " (SELECT coalesce(sum(l.quantity * coalesce((SELECT sum(k.quantity) FROM kit_parts k WHERE k.item = " \
  "l.item), 1)), 0)"                                                                                     \
  " FROM order_lines l WHERE l.order_id = orders.id) FROM orders "

// The centre gave it to another bench, or nobody packs it any more.
#define PACKBENCH_ELSEWHERE \
  "EXISTS (SELECT 1 FROM leases e WHERE e.number = orders.number AND e.state = 'ended')"

OrderHead head_row(const Rows& row) {
  return {row.text(0), row.text(1), row.number(2), row.number(3), row.text(4),   row.text(5),
          row.flag(6), row.text(7), row.text(8),   row.text(9),   row.number(10)};
}

std::vector<OrderHead> heads(Rows rows) {
  std::vector<OrderHead> found;
  while (rows.next()) found.push_back(head_row(rows));
  return found;
}

}  // namespace

std::optional<OrderHead> SqliteReader::order_head(std::string_view order) {
  auto row = db_.query(PACKBENCH_HEAD "WHERE number = ?", order);
  return row.next() ? std::optional(head_row(row)) : std::nullopt;
}

std::vector<OrderHead> SqliteReader::work(std::size_t limit) {
  return heads(db_.query(PACKBENCH_HEAD
                         "WHERE state IN ('open', 'packing') AND state = 'open' AND NOT " PACKBENCH_ELSEWHERE
                         " ORDER BY due, id LIMIT ?",
                         limit_of(limit)));
}

std::vector<OrderHead> SqliteReader::unfinished_orders(std::size_t limit) {
  return heads(db_.query(
      PACKBENCH_HEAD "WHERE state IN ('open', 'packing') AND (state = 'packing' OR NOT " PACKBENCH_ELSEWHERE
                     ") ORDER BY due, id LIMIT ?",
      limit_of(limit)));
}

std::vector<OrderHead> SqliteReader::orders_elsewhere(std::size_t limit) {
  return heads(db_.query(
      PACKBENCH_HEAD
      "WHERE state = 'open' AND cancelled = 0 AND number IN"
      " (SELECT number FROM leases WHERE state <> 'over' AND state = 'ended') ORDER BY id DESC LIMIT ?",
      limit_of(limit)));
}

// One query for what every scan asks.
OwnNames SqliteReader::own_names(std::string_view name) {
  auto row = db_.query(
      "SELECT EXISTS (SELECT 1 FROM operators WHERE badge = ?1 AND active = 1 AND badge <> ''),"
      " EXISTS (SELECT 1 FROM locations WHERE location = ?1 AND active = 1),"
      " EXISTS (SELECT 1 FROM orders WHERE number = ?1),"
      " EXISTS (SELECT 1 FROM orders WHERE tote = ?1 AND tote <> '' AND number <> ?1)"
      " OR EXISTS (SELECT 1 FROM orders WHERE pick_list = ?1 AND pick_list <> '' AND number <> ?1)",
      name);
  row.next();
  return {row.flag(0), row.flag(1), row.flag(2), row.flag(3)};
}

std::vector<std::string> SqliteReader::orders_by_code(std::string_view code) {
  if (code.empty()) return {};
  return names(
      db_.query("SELECT number FROM orders WHERE id IN (SELECT id FROM orders WHERE number = ?1"
                " UNION SELECT id FROM orders WHERE tote = ?1 AND tote <> ''"
                " UNION SELECT id FROM orders WHERE pick_list = ?1 AND pick_list <> '') ORDER BY due, id",
                code));
}

Result<records::Consignee> SqliteReader::consignee(std::string_view order) {
  const Error missing{Errc::not_found,
                      "order " + std::string(order) + " has no personal data, or it was forgotten"};
  std::string sealed;
  {
    auto row = db_.query("SELECT consignee FROM orders WHERE number = ?", order);
    if (!row.next() || row.text(0).empty()) return missing;
    sealed = row.text(0);
  }
  auto key = keys_.query("SELECT key FROM keys WHERE number = ? AND key IS NOT NULL", order);
  if (!key.next()) return missing;
  return unseal(key.text(0), std::string(order), sealed);
}

#undef PACKBENCH_ELSEWHERE
#undef PACKBENCH_HEAD

}  // namespace packbench::db
