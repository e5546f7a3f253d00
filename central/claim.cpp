// Orders to a bench: one that it names, or the most urgent that nobody has.
#include "central/grant.hpp"

namespace packbench::central {
namespace {

using http::problem;

// Nobody's, or run out with the margin. now() is when the transaction began: earlier than it could be.
const std::string kFree = "(bench IS NULL OR lease_until + make_interval(secs => $1::bigint) < now())";

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
  std::string order, holder;
  std::int64_t token = 0;
  bool mine = false, free = false;
};

std::vector<Waiting> named(pg::Connection& db, const LeaseRules& rules, const Caller& bench,
                           const Claim& wanted) {
  const auto rows =
      db.run("SELECT o.number, o.token, coalesce(o.bench = $2, false), " + kFree +
                 ", coalesce((SELECT name FROM benches b WHERE b.id = o.bench), '') FROM orders o"
                 " WHERE state = 'open' AND NOT cancelled AND (number = nullif($3, '')"
                 " OR tote = nullif($4, '') OR pick_list = nullif($4, '')) ORDER BY number FOR UPDATE OF o",
             {rules.margin, bench.id, wanted.order, wanted.code});
  std::vector<Waiting> found;
  for (int i = 0; i < rows.size(); ++i)
    found.push_back({rows.text(i, 0), rows.text(i, 4), rows.number(i, 1), rows.flag(i, 2), rows.flag(i, 3)});
  return found;
}

http::Outcome<std::vector<Lease>> claim_named(pg::Connection& db, const LeaseRules& rules,
                                              const Caller& bench, const Claim& wanted, std::int64_t held) {
  const auto found = named(db, rules, bench, wanted);
  if (found.empty())
    return problem(404, "order.unknown", "no order " + wanted.order + wanted.code + " waits to be packed");
  std::vector<Lease> leases;
  std::string holder;
  bool full = false;
  for (const auto& order : found) {
    if (order.mine)
      leases.push_back({order.order, order.token});
    else if (!order.free)
      holder = order.holder;
    else if (held++ < rules.limit)
      leases.push_back(grant(db, rules, bench.id, order.order, "expired"));
    else
      full = true;
  }
  if (!leases.empty()) return leases;
  if (full) return limit_reached(rules);
  return problem(409, "order.held", "bench " + holder + " has this order");
}

// Orders of which parcels were sealed are somebody's to look at: they are given out by their name alone.
std::vector<std::string> urgent(pg::Connection& db, const LeaseRules& rules, const Claim& wanted,
                                std::int64_t count) {
  const auto rows =
      db.run("SELECT number FROM orders WHERE state = 'open' AND NOT cancelled AND sealed = 0 AND " + kFree +
                 " AND ($2 = '' OR carrier = $2) AND ($3 = '' OR channel = $3)"
                 " ORDER BY due, number LIMIT $4 FOR UPDATE SKIP LOCKED",
             {rules.margin, wanted.carrier, wanted.channel, count});
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
  std::vector<Lease> leases;
  const auto count = std::min(wanted.upto, rules.limit) - held;
  if (count <= 0) return leases;
  for (const auto& order : urgent(db, rules, wanted, count))
    leases.push_back(grant(db, rules, bench.id, order, "expired"));
  return leases;
}

}  // namespace packbench::central
