// Orders to a bench: one that it names, or the most urgent that nobody has.
#include "central/grant.hpp"

namespace packbench::central {
namespace {

using http::problem;

// Also makes the claims of one bench wait for each other, so that none of them goes beyond the limit.
std::int64_t held_by(pg::Connection& db, const Caller& bench) {
  db.run("SELECT 1 FROM benches WHERE id = $1 FOR NO KEY UPDATE", {bench.id});
  return db.run("SELECT count(*) FROM orders WHERE bench = $1 AND state = 'open'", {bench.id}).number(0, 0);
}

http::Response limit_reached(const LeaseRules& rules) {
  return problem(
      429, "lease.limit",
      "this bench holds " + std::to_string(rules.limit) + " orders, as many as it may: end some first");
}

struct Waiting {
  std::string order, holder;  // empty: nobody has it
  std::int64_t token = 0;
  bool mine = false, run_out = false;
};

std::vector<Waiting> named(pg::Connection& db, const Caller& bench, const Claim& wanted) {
  const auto rows = db.run(
      "SELECT o.number, o.token, coalesce(o.bench = $1, false), coalesce(o.lease_until < now(), false),"
      " coalesce((SELECT name FROM benches b WHERE b.id = o.bench), '') FROM orders o"
      " WHERE state = 'open' AND NOT cancelled AND (number = nullif($2, '')"
      " OR tote = nullif($3, '') OR pick_list = nullif($3, '')) ORDER BY number FOR UPDATE OF o",
      {bench.id, wanted.order, wanted.code});
  std::vector<Waiting> found;
  for (int i = 0; i < rows.size(); ++i)
    found.push_back({rows.text(i, 0), rows.text(i, 4), rows.number(i, 1), rows.flag(i, 2), rows.flag(i, 3)});
  return found;
}

http::Response held_by_another(const Waiting& order) {
  auto message = "bench " + order.holder + " has order " + order.order;
  if (order.run_out)
    message +=
        ", and has not said for long what became of it: switch that bench on and mend its line,"
        " or have it revoked if it will never come back";
  return http::json_response(
      {{"error", {{"code", "order.held"}, {"message", message}, {"bench", order.holder}}}}, 409);
}

http::Outcome<std::vector<Lease>> claim_named(pg::Connection& db, const LeaseRules& rules,
                                              const Caller& bench, const Claim& wanted, std::int64_t held) {
  const auto found = named(db, bench, wanted);
  if (found.empty())
    return problem(404, "order.unknown",
                   "no order " + (wanted.order.empty() ? wanted.code : wanted.order) + " waits to be packed");
  std::vector<Lease> leases;
  std::vector<std::string> free;
  const Waiting* elsewhere = nullptr;
  bool full = false;
  for (const auto& order : found) {
    if (order.mine)
      leases.push_back({order.order, order.token});
    else if (!order.holder.empty())
      elsewhere = &order;
    else if (held++ < rules.limit)
      free.push_back(order.order);
    else
      full = true;
  }
  for (auto& lease : grant(db, rules, bench.id, free)) leases.push_back(std::move(lease));
  if (!leases.empty()) return leases;
  if (full) return limit_reached(rules);
  return held_by_another(*elsewhere);
}

// Orders of which parcels were sealed are somebody's to look at: they are given out by their name alone.
std::vector<std::string> urgent(pg::Connection& db, const Claim& wanted, std::int64_t count) {
  const auto rows = db.run(
      "SELECT number FROM orders WHERE state = 'open' AND NOT cancelled AND sealed = 0 AND bench IS NULL"
      " AND ($1 = '' OR carrier = $1) AND ($2 = '' OR channel = $2)"
      " ORDER BY due, number LIMIT $3 FOR UPDATE SKIP LOCKED",
      {wanted.carrier, wanted.channel, count});
  std::vector<std::string> orders;
  for (int i = 0; i < rows.size(); ++i) orders.push_back(rows.text(i, 0));
  return orders;
}

}  // namespace

http::Outcome<std::vector<Lease>> claim(pg::Connection& db, const LeaseRules& rules, const Caller& bench,
                                        const Claim& wanted) {
  const auto held = held_by(db, bench);
  if (!wanted.order.empty() || !wanted.code.empty()) return claim_named(db, rules, bench, wanted, held);
  if (held >= rules.limit && wanted.upto > rules.limit) return limit_reached(rules);
  const auto count = std::min(wanted.upto, rules.limit) - held;
  if (count <= 0) return std::vector<Lease>();
  return grant(db, rules, bench.id, urgent(db, wanted, count));
}

}  // namespace packbench::central
