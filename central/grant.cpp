// One lease from beginning to end.
#include "central/grant.hpp"

#include "db/records/centre_events.hpp"
#include "db/records/json.hpp"

namespace packbench::central {

void end_lease(pg::Connection& db, const Lease& lease, const char* why) {
  db.run("UPDATE leases SET ended_at = now(), why = $3 WHERE number = $1 AND token = $2",
         {lease.order, lease.token, why});
  db.run("UPDATE orders SET bench = NULL, lease_until = NULL WHERE number = $1", {lease.order});
}

// The lease counts from clock_timestamp(), which is later than now(): who holds it is given the benefit.
Lease grant(pg::Connection& db, const LeaseRules& rules, std::int64_t bench, const std::string& order) {
  const auto row = db.run(
      "UPDATE orders SET bench = $2, token = token + 1, wanted_bench = NULL,"
      " lease_until = clock_timestamp() + make_interval(secs => $3::bigint) WHERE number = $1 RETURNING token",
      {order, bench, rules.seconds});
  const records::LeaseGranted granted{order, row.number(0, 0)};
  db.run("INSERT INTO leases(number, token, bench) VALUES($1, $2, $3)", {order, granted.token, bench});
  tell_order(db, bench, order);
  tell(db, bench, granted.kType, records::to_json(granted));
  return {order, granted.token};
}

}  // namespace packbench::central
