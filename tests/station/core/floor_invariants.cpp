// What must hold after each step at any lane (design 5).
#include "tests/station/core/floor_invariants.hpp"

namespace packbench::station {
namespace {

const std::vector<Invariant> kAlways{
    {"5.3 the ledger sums to zero",
     "SELECT item || ' ' || lot || ' ' || sum(quantity) FROM balances GROUP BY item, lot HAVING sum(quantity) <> 0"},
    {"5.3 balances are the fold of movements",
     "SELECT location || ' ' || item || ' ' || lot || ' off by ' || sum(quantity) FROM"
     " (SELECT to_location AS location, item, lot, quantity FROM movements"
     " UNION ALL SELECT from_location, item, lot, -quantity FROM movements"
     " UNION ALL SELECT location, item, lot, -quantity FROM balances)"
     " GROUP BY location, item, lot HAVING sum(quantity) <> 0"},
    {"5.3 a parcel's place holds what lies in the parcel",
     "SELECT parcel || ' ' || item || ' ' || sum(quantity) FROM"
     " (SELECT c.parcel, item, quantity FROM parcel_contents c JOIN parcels p ON p.parcel = c.parcel AND"
     "   p.state IN ('packing', 'closed')"
     " UNION ALL SELECT p.parcel, b.item, -b.quantity FROM balances b JOIN parcels p ON b.location = 'parcel:' || p.parcel"
     "   AND p.state IN ('packing', 'closed'))"
     " GROUP BY parcel, item HAVING sum(quantity) <> 0"},
    {"5.4 what was sent is what was ordered",
     "SELECT o.number || ' ' || l.line || ' ' || l.quantity FROM orders o JOIN order_lines l ON l.order_id = o.id"
     " WHERE o.state = 'shipped' AND l.item NOT IN (SELECT item FROM kit_parts) AND l.quantity <>"
     " (SELECT coalesce(sum(c.quantity), 0) FROM parcels p JOIN parcel_contents c ON c.parcel = p.parcel"
     "  WHERE p.order_id = l.order_id AND c.line = l.line)"},
    {"5.4 a sealed parcel has its waybill",
     "SELECT parcel FROM parcels WHERE state = 'sealed' AND waybill = ''"},
    {"5.5 no parcel is sealed while its label is in doubt or under way",
     "SELECT j.job || ' ' || j.state FROM parcels p JOIN print_jobs j ON j.parcel = p.parcel WHERE p.state = 'sealed'"
     " AND j.intent = 'label' AND j.state IN ('requested', 'sending', 'sent', 'in_doubt')"},
    {"5.5 one copy of a label counts",
     "SELECT parcel FROM print_jobs WHERE intent = 'label' AND state NOT IN ('voided', 'failed') GROUP BY parcel"
     " HAVING count(*) > 1"},
    {"5.6 from the inspection area only a decision moves goods",
     "SELECT m.seq FROM movements m LEFT JOIN locations l ON l.location = m.from_location"
     " WHERE (m.from_location = 'INSPECTION' OR l.zone = 'inspection')"
     " AND m.seq NOT IN (SELECT seq FROM inspections)"},
    {"5.8 an order is at one lane",
     "SELECT number FROM orders WHERE state = 'packing' AND 1 <>"
     " (SELECT count(*) FROM lanes l WHERE l.number = orders.number AND l.lane = orders.lane)"},
    {"5.8 a document is at one lane",
     "SELECT document FROM works w WHERE state = 'working' AND 1 <> (SELECT count(*) FROM lanes l"
     " WHERE l.kind = w.kind AND l.document = w.document AND l.lane = w.lane)"},
    {"5.9 the centre is told of each order's end",
     "SELECT number FROM orders WHERE state IN ('shipped', 'shorted', 'cancelled') AND NOT EXISTS"
     " (SELECT 1 FROM journal j JOIN outbox x ON x.seq = j.seq AND x.kind = 'order.ended'"
     "  WHERE j.stream = 'order:' || number)"},
};

}  // namespace

Invariants::Invariants(const std::filesystem::path& folder, std::vector<Invariant> more)
    : db_(folder / "packbench.db", db::Connection::Access::read), rules_(std::move(more)) {
  rules_.insert(rules_.end(), kAlways.begin(), kAlways.end());
}

std::string Invariants::broken_rule() {
  for (const auto& rule : rules_)
    if (auto row = db_.query(rule.sql); row.next()) return std::string(rule.name) + ": " + row.text(0);
  return "";
}

// The journal grew by rows behind its last one, and that one is as it was.
std::string Invariants::rewritten() {
  auto row = db_.query(
      "SELECT max(seq), count(*), coalesce((SELECT hash FROM journal WHERE seq = ?1), ''),"
      " (SELECT hash FROM journal ORDER BY seq DESC LIMIT 1) FROM journal",
      seq_);
  row.next();
  const bool as_it_was = row.number(0) >= seq_ && row.number(0) == row.number(1) && row.text(2) == hash_;
  seq_ = row.number(0);
  hash_ = row.text(3);
  return as_it_was ? "" : "5.2 the journal is append-only: row " + std::to_string(seq_);
}

std::string Invariants::broken(SimulatedFloor& floor, const std::string& lane) {
  auto& bench = floor.bench();
  const auto& live = *bench.lane(lane);
  Lane folded(live.config(), bench.config().rules,
              {bench.store(), bench.reader(), bench.config().fnc1, [&] { return floor.now_ms(); },
               [](auto&, auto&, auto&) {}, [](auto&) {}});
  folded.restore();
  if (folded.state() != live.state()) return "3 the lane's state is the fold of the journal: lane " + lane;
  const db::Snapshot view(db_);
  if (auto changed = rewritten(); !changed.empty()) return changed;
  return broken_rule();
}

}  // namespace packbench::station
