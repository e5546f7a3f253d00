// Leases that live on, end, or go to another bench.
#include "central/leases.hpp"

#include <algorithm>

#include "central/grant.hpp"
#include "db/records/centre_events.hpp"
#include "db/records/json.hpp"

namespace packbench::central {
namespace {

using http::problem;

// Those of `leases` that are this bench's, their rows locked in the same order by whoever asks.
pg::Rows own(pg::Connection& db, const Caller& bench, const std::vector<Lease>& leases) {
  std::vector<std::string> orders;
  std::vector<std::int64_t> tokens;
  split(leases, orders, tokens);
  return db.run(
      "SELECT number, token, wanted_bench, cancelled, state FROM orders"
      " WHERE bench = $1 AND (number, token) IN (SELECT * FROM unnest($2::text[], $3::bigint[]))"
      " ORDER BY number FOR UPDATE",
      {bench.id, orders, tokens});
}

void record_wanted(pg::Connection& db, const Caller& bench, const Lease& lease, std::int64_t holder,
                   const TakeOver& wanted) {
  db.run("UPDATE orders SET wanted_bench = $2 WHERE number = $1", {lease.order, bench.id});
  const records::LeaseWanted asked{lease.order, lease.token, bench.name, wanted.by, wanted.reason};
  tell(db, holder, asked.kType, records::to_json(asked));
}

}  // namespace

std::vector<Lease> renew(pg::Connection& db, const LeaseRules& rules, const Caller& bench,
                         const std::vector<Lease>& leases) {
  const auto rows = own(db, bench, leases);
  std::vector<std::string> orders;
  for (int i = 0; i < rows.size(); ++i) orders.push_back(rows.text(i, 0));
  db.run(
      "UPDATE orders SET lease_until = clock_timestamp() + make_interval(secs => $2::bigint)"
      " WHERE number = ANY($1::text[])",
      {orders, rules.seconds});
  std::vector<Lease> lost;
  for (const auto& lease : leases) {
    const auto kept = std::find(orders.begin(), orders.end(), lease.order);
    bool is_kept = false;
    if (kept != orders.end())
      is_kept = rows.number(static_cast<int>(kept - orders.begin()), 1) == lease.token;
    if (!is_kept) lost.push_back(lease);
  }
  return lost;
}

void let_go(pg::Connection& db, const LeaseRules& rules, const Caller& bench, const Lease& lease) {
  const auto row = own(db, bench, {lease});
  if (row.empty()) return;
  const bool waits = row.text(0, 4) == "open", wanted = waits && !row.is_null(0, 2);
  end_lease(db, lease, wanted ? "taken_over" : "released");
  if (wanted)
    grant(db, rules, row.number(0, 2), {lease.order});
  else if (waits && row.flag(0, 3))  // cancelled, and nobody packs it any more
    db.run("UPDATE orders SET state = 'cancelled', ended_at = now() WHERE number = $1 AND sealed = 0",
           {lease.order});
}

http::Outcome<Taken> take_over(pg::Connection& db, const LeaseRules& rules, const Caller& bench,
                               const TakeOver& wanted) {
  const auto row = db.run(
      "SELECT token, bench, state, coalesce(wanted_bench = $2, false), coalesce(bench = $2, false),"
      " ceil(extract(epoch FROM greatest(lease_until + make_interval(secs => $3::bigint) - now(), '0 s')))::bigint,"
      " coalesce((SELECT name FROM benches b WHERE b.id = o.bench), '')"
      " FROM orders o WHERE number = $1 FOR UPDATE OF o",
      {wanted.order, bench.id, rules.margin});
  if (row.empty()) return problem(404, "order.unknown", "no order " + wanted.order + " is known");
  const Lease now{wanted.order, row.number(0, 0)};
  if (row.flag(0, 4)) return Taken{now, {}, 0};
  if (row.text(0, 2) != "open") return problem(409, "order.ended", "order " + wanted.order + " has ended");
  if (row.is_null(0, 1)) return Taken{grant(db, rules, bench.id, {wanted.order}).front(), {}, 0};
  if (!row.flag(0, 3)) record_wanted(db, bench, now, row.number(0, 1), wanted);
  return Taken{std::nullopt, row.text(0, 6), row.number(0, 5)};
}

}  // namespace packbench::central
