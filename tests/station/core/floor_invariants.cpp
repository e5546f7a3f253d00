// What must hold after each step at any lane (design 5).
#include "tests/station/core/floor_invariants.hpp"

#include "db/json_text.hpp"

namespace packbench::station {
namespace {

const std::vector<Invariant> kAlways{
    {"5.3 the ledger sums to zero",
     "SELECT item || ' ' || lot || ' ' || sum(quantity) FROM balances GROUP BY item, lot HAVING sum(quantity) <> 0"},
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
     "SELECT seq FROM movements WHERE from_location IN"
     " (SELECT 'INSPECTION' UNION SELECT location FROM locations WHERE zone = 'inspection')"
     " AND seq NOT IN (SELECT seq FROM inspections)"},
    {"5.8 an order is at one lane",
     "SELECT number FROM orders WHERE state = 'packing' AND 1 <>"
     " (SELECT count(*) FROM lanes l WHERE l.number = orders.number AND l.lane = orders.lane)"},
    {"5.8 a document is at one lane",
     "SELECT document FROM works w WHERE state = 'working' AND 1 <> (SELECT count(*) FROM lanes l"
     " WHERE l.kind = w.kind AND l.document = w.document AND l.lane = w.lane)"},
    {"5.9 the centre is told of each order's end",
     "SELECT number FROM orders WHERE state IN ('shipped', 'shorted', 'cancelled') AND 'order:' || number NOT IN"
     " (SELECT j.stream FROM outbox x JOIN journal j ON j.seq = x.seq WHERE x.kind = 'order.ended')"},
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

void Invariants::lay(const std::string& place, std::int64_t quantity) {
  auto& lying = lying_[place];
  lying += quantity;
  if (lying == 0) lying_.erase(place);
}

void Invariants::add_movements(std::int64_t after) {
  auto row = db_.query(
      "SELECT quantity, from_location || ' ' || item || ' ' || lot, to_location || ' ' || item || ' ' || lot"
      " FROM movements WHERE seq > ?1",
      after);
  while (row.next()) {
    ++movements_;
    moved_ += row.number(0);
    lay(row.text(1), -row.number(0));
    lay(row.text(2), row.number(0));
  }
}

std::string Invariants::off_balance() {
  const std::string rule = "5.3 balances are the fold of movements: ";
  auto all = db_.query("SELECT count(*), coalesce(sum(quantity), 0) FROM movements");
  all.next();
  if (all.number(0) != movements_ || all.number(1) != moved_) return rule + "an earlier movement was changed";
  std::size_t places = 0;
  auto row =
      db_.query("SELECT location || ' ' || item || ' ' || lot, quantity FROM balances WHERE quantity <> 0");
  for (; row.next(); ++places) {
    const auto found = lying_.find(row.text(0));
    if (found == lying_.end() || found->second != row.number(1)) return rule + row.text(0);
  }
  return places == lying_.size() ? "" : rule + "a place is missing";
}

const std::vector<records::Event>& Invariants::history(const std::string& stream) {
  auto& known = streams_[stream];
  auto row = db_.query(
      "SELECT seq, type, payload FROM journal WHERE stream = ?1 AND seq > ?2 AND type <> 'scan.noted'"
      " AND (stream NOT LIKE 'order:%' OR type LIKE 'pack.%' OR type LIKE 'print.%') ORDER BY seq",
      stream, known.seq);
  while (row.next()) {
    known.seq = row.number(0);
    known.events.push_back(db::event_from_text(row.text(1), row.text(2)).value());
  }
  return known.events;
}

// As Lane::restore, which reads the whole history again.
workflows::LaneState Invariants::folded(SimulatedFloor& floor, const std::string& lane) {
  const auto row = floor.reader().lane(lane).value_or(db::LaneRow{});
  const std::vector<records::Event> none;
  const auto& order = row.order.empty() ? none : history("order:" + row.order);
  const auto& work = row.document.empty() ? none : history(row.kind + ":" + row.document);
  return workflows::restore(lane, row.person, row.stop, row.asked, order, work);
}

std::string Invariants::broken(SimulatedFloor& floor, const std::string& lane) {
  if (folded(floor, lane) != floor.lane(lane))
    return "3 the lane's state is the fold of the journal: lane " + lane;
  const db::Snapshot view(db_);
  const auto before = seq_;
  if (auto changed = rewritten(); !changed.empty()) return changed;
  add_movements(before);
  if (auto rule = broken_rule(); !rule.empty()) return rule;
  return off_balance();
}

}  // namespace packbench::station
