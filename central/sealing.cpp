// Parcels and ends of orders, held against the leases.
#include "central/sealing.hpp"

#include "central/grant.hpp"
#include "central/tickets.hpp"
#include "db/records/centre_events.hpp"
#include "db/records/json.hpp"

namespace packbench::central {
namespace {

// How the order stands, its row locked, with the newest lease that the bench knew of.
struct Standing {
  bool is_known = false;
  std::string state;
  std::int64_t token = 0, own_token = 0, holder = 0;
  [[nodiscard]] bool is_current() const { return own_token != 0 && own_token == token; }
};

Standing standing(pg::Connection& db, const Caller& bench, const std::string& order) {
  const auto row = db.run(
      "SELECT state, token, coalesce((SELECT max(token) FROM leases l WHERE l.number = o.number AND l.bench = $2"
      " AND l.seen), 0), bench FROM orders o WHERE number = $1 FOR UPDATE",
      {order, bench.id});
  if (row.empty()) return {};
  return {true, row.text(0, 0), row.number(0, 1), row.number(0, 2), row.number(0, 3)};
}

void count_sealed(pg::Connection& db, const std::string& order) {
  db.run(
      "UPDATE orders SET sealed = (SELECT count(*) FROM parcels p WHERE p.number = $1 AND p.sealed) WHERE number = $1",
      {order});
}

void look_for_trouble(pg::Connection& db, const Caller& bench, const SealedParcel& parcel,
                      const Standing& now) {
  const auto what =
      "parcel " + parcel.parcel + " of order " + parcel.order + " was sealed at bench " + bench.name;
  if (now.own_token == 0)
    open_ticket(db, {"seal.unleased", parcel.order, what + ", which was never given it: find the parcel"});
  else if (!now.is_current())
    open_ticket(db, {"seal.stale", parcel.order,
                     what + " under lease " + std::to_string(now.own_token) + ", the newest is " +
                         std::to_string(now.token) + ": find what else was packed of it"});
  const auto other = db.run(
      "SELECT b.name, p.parcel FROM parcels p JOIN benches b ON b.id = p.bench"
      " WHERE p.number = $1 AND p.bench <> $2 AND p.sealed ORDER BY 1, 2 LIMIT 1",
      {parcel.order, bench.id});
  if (!other.empty())
    open_ticket(db, {"seal.twice", parcel.order,
                     what + ", and parcel " + other.text(0, 1) + " of it at bench " + other.text(0, 0) +
                         ": hold back both and compare them"});
}

}  // namespace

void seal(pg::Connection& db, const Caller& bench, const SealedParcel& parcel) {
  const auto now = standing(db, bench, parcel.order);
  db.run(
      "INSERT INTO parcels(bench, parcel, number, waybill, carrier, token, at_ms, sealed)"
      " VALUES($1, $2, $3, $4, $5, $6, $7, true) ON CONFLICT (bench, parcel) DO UPDATE SET number = excluded.number,"
      " waybill = excluded.waybill, carrier = excluded.carrier, token = excluded.token, at_ms = excluded.at_ms,"
      " sealed = true",
      {bench.id, parcel.parcel, parcel.order, parcel.waybill, parcel.carrier, now.own_token, parcel.at_ms});
  if (!now.is_known) return;
  count_sealed(db, parcel.order);
  look_for_trouble(db, bench, parcel, now);
}

void unseal(pg::Connection& db, const LeaseRules& rules, const Caller& bench, const std::string& order,
            const std::string& parcel) {
  const auto now = standing(db, bench, order);
  db.run("UPDATE parcels SET sealed = false WHERE bench = $1 AND parcel = $2", {bench.id, parcel});
  if (!now.is_known) return;
  count_sealed(db, order);
  if (now.state == "open" || !now.is_current()) return;
  // While it had ended nobody else could have it, even when nobody renewed it: so the lease goes on.
  db.run(
      "UPDATE orders SET state = 'open', ended_at = NULL, lease_until = CASE WHEN bench = $2 THEN"
      " clock_timestamp() + make_interval(secs => $3::bigint) ELSE lease_until END WHERE number = $1",
      {order, bench.id, rules.seconds});
}

void finish(pg::Connection& db, const Caller& bench, const std::string& order, const std::string& end) {
  const auto now = standing(db, bench, order);
  if (!now.is_known) return;
  if (!now.is_current())
    open_ticket(db, {"end.stale", order,
                     "order " + order + " ended as " + end + " at bench " + bench.name +
                         ", which has not its newest lease: find what was packed of it"});
  if (now.holder != 0 && now.holder != bench.id) {
    end_lease(db, {order, now.token}, "ended");
    const records::LeaseEnded ended{order, now.token, "ended"};
    tell(db, now.holder, ended.kType, records::to_json(ended));
  }
  db.run(
      "UPDATE orders SET state = $2, ended_at = coalesce(ended_at, now()), wanted_bench = NULL WHERE number = $1",
      {order, end});
}

}  // namespace packbench::central
