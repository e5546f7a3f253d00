// Leases from beginning to end.
#include "central/grant.hpp"

#include <map>

#include "db/records/centre_events.hpp"
#include "db/records/json.hpp"
#include "db/records/wire.hpp"

namespace packbench::central {
namespace {

// Each order as it stands, and behind it that it was granted.
void tell_granted(pg::Connection& db, std::int64_t bench, const std::vector<Lease>& leases) {
  std::vector<std::string> types, payloads;
  for (const auto& [order, token] : leases) {
    types.insert(types.end(), {records::kOrderFact, records::LeaseGranted::kType});
    payloads.push_back(json::serialize(json::object{{"order", order}}));
    payloads.push_back(json::serialize(records::to_json(records::LeaseGranted{order, token})));
  }
  db.run(
      "INSERT INTO changes(bench, type, payload) SELECT $1, t, p"
      " FROM unnest($2::text[], $3::text[]) WITH ORDINALITY c(t, p, n) ORDER BY n",
      {bench, types, payloads});
}

}  // namespace

void split(const std::vector<Lease>& leases, std::vector<std::string>& orders,
           std::vector<std::int64_t>& tokens) {
  for (const auto& lease : leases) {
    orders.push_back(lease.order);
    tokens.push_back(lease.token);
  }
}

void end_lease(pg::Connection& db, const Lease& lease, const char* why) {
  db.run("UPDATE leases SET ended_at = now(), why = $3 WHERE number = $1 AND token = $2",
         {lease.order, lease.token, why});
  db.run("UPDATE orders SET bench = NULL, lease_until = NULL WHERE number = $1", {lease.order});
}

void note_seen(pg::Connection& db, const Caller& bench, const std::vector<Lease>& leases) {
  std::vector<std::string> orders;
  std::vector<std::int64_t> tokens;
  split(leases, orders, tokens);
  db.run(
      "UPDATE leases l SET seen = true FROM unnest($1::text[], $2::bigint[]) s(number, token)"
      " WHERE l.number = s.number AND l.token = s.token AND l.bench = $3",
      {orders, tokens, bench.id});
}

// A lease counts from clock_timestamp(), which is later than now(): who holds it is given the benefit.
std::vector<Lease> grant(pg::Connection& db, const LeaseRules& rules, std::int64_t bench,
                         const std::vector<std::string>& orders) {
  if (orders.empty()) return {};
  const auto rows = db.run(
      "UPDATE orders SET bench = $2, token = token + 1, wanted_bench = NULL,"
      " lease_until = clock_timestamp() + make_interval(secs => $3::bigint) WHERE number = ANY($1::text[])"
      " RETURNING number, token",
      {orders, bench, rules.seconds});
  std::map<std::string, std::int64_t> tokens;
  for (int i = 0; i < rows.size(); ++i) tokens[rows.text(i, 0)] = rows.number(i, 1);
  std::vector<Lease> leases;
  std::vector<std::int64_t> numbers;
  for (const auto& order : orders) {
    leases.push_back({order, tokens.at(order)});
    numbers.push_back(leases.back().token);
  }
  db.run("INSERT INTO leases(number, token, bench) SELECT l.*, $3 FROM unnest($1::text[], $2::bigint[]) l",
         {orders, numbers, bench});
  tell_granted(db, bench, leases);
  return leases;
}

}  // namespace packbench::central
