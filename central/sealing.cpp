// Parcels and ends of orders, held against the leases.
#include "central/sealing.hpp"

#include <map>

#include "central/grant.hpp"
#include "central/tickets.hpp"
#include "db/records/centre_events.hpp"
#include "db/records/json.hpp"

namespace packbench::central {
namespace {

using Names = std::vector<std::string>;

// How an order stands, its row locked, with the newest lease that the bench knew of.
struct Standing {
  std::string state;
  std::int64_t token = 0, own_token = 0, holder = 0;
  [[nodiscard]] bool is_current() const { return own_token != 0 && own_token == token; }
};
using Standings = std::map<std::string, Standing>;  // by order; none of an order that nobody told

// Locked in the same order by whoever asks.
Standings standings(pg::Connection& db, const Caller& bench, const Names& orders) {
  const auto rows = db.run(
      "SELECT number, state, token, coalesce((SELECT max(token) FROM leases l WHERE l.number = o.number"
      " AND l.bench = $2 AND l.seen), 0), bench FROM orders o WHERE number = ANY($1::text[]) ORDER BY number FOR UPDATE",
      {orders, bench.id});
  Standings all;
  for (int i = 0; i < rows.size(); ++i)
    all[rows.text(i, 0)] = {rows.text(i, 1), rows.number(i, 2), rows.number(i, 3), rows.number(i, 4)};
  return all;
}

void count_sealed(pg::Connection& db, const Names& orders) {
  db.run(
      "UPDATE orders o SET sealed = (SELECT count(*) FROM parcels p WHERE p.number = o.number AND p.sealed)"
      " WHERE number = ANY($1::text[])",
      {orders});
}

void keep_parcels(pg::Connection& db, const Caller& bench, const std::vector<SealedParcel>& parcels,
                  const Standings& now) {
  Names names, orders, waybills, carriers;
  std::vector<std::int64_t> tokens, times;
  for (const auto& parcel : parcels) {
    const auto known = now.find(parcel.order);
    names.push_back(parcel.parcel);
    orders.push_back(parcel.order);
    waybills.push_back(parcel.waybill);
    carriers.push_back(parcel.carrier);
    tokens.push_back(known == now.end() ? 0 : known->second.own_token);
    times.push_back(parcel.at_ms);
  }
  db.run(
      "INSERT INTO parcels(bench, parcel, number, waybill, carrier, token, at_ms, sealed) SELECT $1, p.*, true"
      " FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::bigint[]) p"
      " ON CONFLICT (bench, parcel) DO UPDATE SET number = excluded.number, waybill = excluded.waybill,"
      " carrier = excluded.carrier, token = excluded.token, at_ms = excluded.at_ms, sealed = true",
      {bench.id, names, orders, waybills, carriers, tokens, times});
}

// Of each order a parcel that another bench has sealed: where it is.
std::map<std::string, std::string> sealed_elsewhere(pg::Connection& db, const Caller& bench,
                                                    const Names& orders) {
  const auto rows = db.run(
      "SELECT DISTINCT ON (p.number) p.number, b.name, p.parcel FROM parcels p JOIN benches b ON b.id = p.bench"
      " WHERE p.number = ANY($1::text[]) AND p.bench <> $2 AND p.sealed ORDER BY 1, 2, 3",
      {orders, bench.id});
  std::map<std::string, std::string> found;
  for (int i = 0; i < rows.size(); ++i)
    found[rows.text(i, 0)] = "parcel " + rows.text(i, 2) + " of it at bench " + rows.text(i, 1);
  return found;
}

void look_at_lease(pg::Connection& db, const std::string& order, const std::string& what,
                   const Standing& now) {
  if (now.own_token == 0)
    open_ticket(db, {"seal.unleased", order, what + ", which was never given it: find the parcel"});
  else if (!now.is_current())
    open_ticket(db, {"seal.stale", order,
                     what + " under lease " + std::to_string(now.own_token) + ", the newest is " +
                         std::to_string(now.token) + ": find what else was packed of it"});
}

// The holder's lease ends with the order, and it is told.
void take_from_holder(pg::Connection& db, const std::string& order, const Standing& now) {
  end_lease(db, {order, now.token}, "ended");
  const records::LeaseEnded ended{order, now.token, "ended"};
  tell(db, now.holder, ended.kType, records::to_json(ended));
}

}  // namespace

void seal(pg::Connection& db, const Caller& bench, const std::vector<SealedParcel>& parcels) {
  Names orders;
  for (const auto& parcel : parcels) orders.push_back(parcel.order);
  const auto now = standings(db, bench, orders);
  keep_parcels(db, bench, parcels, now);
  if (now.empty()) return;
  count_sealed(db, orders);
  const auto elsewhere = sealed_elsewhere(db, bench, orders);
  for (const auto& parcel : parcels) {
    const auto known = now.find(parcel.order);
    if (known == now.end()) continue;
    const auto what =
        "parcel " + parcel.parcel + " of order " + parcel.order + " was sealed at bench " + bench.name;
    look_at_lease(db, parcel.order, what, known->second);
    if (const auto other = elsewhere.find(parcel.order); other != elsewhere.end())
      open_ticket(db, {"seal.twice", parcel.order,
                       what + ", and " + other->second + ": hold back both and compare them"});
  }
}

void unseal(pg::Connection& db, const LeaseRules& rules, const Caller& bench, const std::string& order,
            const std::string& parcel) {
  const auto all = standings(db, bench, {order});
  db.run("UPDATE parcels SET sealed = false WHERE bench = $1 AND parcel = $2", {bench.id, parcel});
  if (all.empty()) return;
  const auto& now = all.at(order);
  count_sealed(db, {order});
  if (now.state == "open" || !now.is_current()) return;
  // While it had ended nobody else could have it, even when nobody renewed it: so the lease goes on.
  db.run(
      "UPDATE orders SET state = 'open', ended_at = NULL, lease_until = CASE WHEN bench = $2 THEN"
      " clock_timestamp() + make_interval(secs => $3::bigint) ELSE lease_until END WHERE number = $1",
      {order, bench.id, rules.seconds});
}

void finish(pg::Connection& db, const Caller& bench, const std::vector<EndedOrder>& orders) {
  Names names, ends;
  for (const auto& [order, end] : orders) {
    names.push_back(order);
    ends.push_back(end);
  }
  const auto all = standings(db, bench, names);
  if (all.empty()) return;
  for (const auto& [order, end] : orders) {
    const auto known = all.find(order);
    if (known == all.end()) continue;
    const auto& now = known->second;
    if (!now.is_current())
      open_ticket(db, {"end.stale", order,
                       "order " + order + " ended as " + end + " at bench " + bench.name +
                           ", which has not its newest lease: find what was packed of it"});
    if (now.holder != 0 && now.holder != bench.id) take_from_holder(db, order, now);
  }
  db.run(
      "UPDATE orders o SET state = e.state, ended_at = coalesce(ended_at, now()), wanted_bench = NULL"
      " FROM unnest($1::text[], $2::text[]) e(number, state) WHERE o.number = e.number",
      {names, ends});
}

}  // namespace packbench::central
