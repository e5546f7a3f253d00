// Each of the floor's invariants can be broken, and tells of it: one that can't would prove nothing.
#include "tests/station/core/floor_invariants.hpp"

#include "station/demo/simulation.hpp"
#include "tests/station/core/bench_fixture.hpp"

namespace packbench::station {
namespace {

constexpr std::int64_t kNow = 1'781'500'000'000;  // some day in 2026

struct Damage {
  const char* rule;  // that must tell of it
  const char* sql;
};

constexpr Damage kDamages[] = {
    {"3 the lane's state", R"(UPDATE lanes SET stop = '{"key":"scan.unknown","args":[]}' WHERE lane = '1')"},
    {"5.2 the journal", "UPDATE journal SET hash = zeroblob(32) WHERE seq = (SELECT max(seq) FROM journal)"},
    {"5.2 the journal", "DELETE FROM journal WHERE seq = 5"},
    {"5.3 the ledger sums to zero",
     "UPDATE balances SET quantity = quantity + 1 WHERE location = (SELECT max(location) FROM balances)"},
    {"5.3 balances are the fold", "UPDATE balances SET location = location || '?' WHERE location LIKE 'A-%'"},
    {"5.3 balances are the fold",
     "DELETE FROM balances WHERE (item, lot) = (SELECT item, lot FROM balances WHERE quantity <> 0)"},
    {"5.3 balances are the fold", "DELETE FROM movements WHERE seq = (SELECT min(seq) FROM movements)"},
    {"5.3 balances are the fold",
     "UPDATE movements SET quantity = quantity + 1 WHERE seq = (SELECT min(seq) FROM movements)"},
    {"5.3 balances are the fold",
     "INSERT INTO movements SELECT (SELECT max(seq) FROM journal) + 1, 0, item, lot, 1, from_location, to_location"
     " FROM movements WHERE seq = (SELECT max(seq) FROM movements)"},
    {"5.3 a parcel's place",
     "UPDATE parcels SET state = 'closed' WHERE parcel IN (SELECT parcel FROM manifest_parcels)"},
    {"5.4 what was sent",
     "UPDATE order_lines SET quantity = quantity + 1 WHERE order_id IN (SELECT id FROM orders WHERE state = "
     "'shipped')"},
    {"5.4 a sealed parcel", "UPDATE parcels SET waybill = '' WHERE state = 'sealed'"},
    {"5.5 no parcel is sealed",
     "UPDATE print_jobs SET state = 'sent' WHERE intent = 'label' AND state = 'confirmed'"},
    {"5.5 one copy",
     "UPDATE print_jobs SET copy = requested_seq, parcel = (SELECT min(parcel) FROM print_jobs WHERE intent = "
     "'label') WHERE intent = 'label'"},
    {"5.6 from the inspection area", "DELETE FROM inspections"},
    {"5.8 an order",
     "UPDATE orders SET state = 'packing', lane = '9' WHERE number = (SELECT min(number) FROM orders)"},
    {"5.8 a document", "UPDATE works SET state = 'working', lane = '9' WHERE state = 'ended'"},
    {"5.9 the centre", "DELETE FROM outbox WHERE kind = 'order.ended'"},
};

// Without what guards the store against it.
void damage(const std::filesystem::path& folder, const char* sql) {
  db::Connection db(folder / "packbench.db", db::Connection::Access::write);
  db.script(
      "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON;"
      "DROP TRIGGER journal_no_update; DROP TRIGGER journal_no_delete;"
      "DROP TRIGGER movements_no_update; DROP TRIGGER movements_no_delete");
  db.script(sql);
  ASSERT_GT(db.raw().getChanges(), 0) << sql;
}

TEST(FloorInvariants, EachCanBeBrokenAndTellsOfIt) {
  const ScratchFolder scratch;
  const auto whole = scratch.path() / "whole";
  SimulationPlan plan{1, 3, kNow};
  plan.orders = 12;
  ASSERT_TRUE(simulate(whole, plan));
  for (const auto& [rule, sql] : kDamages) {
    SCOPED_TRACE(sql);
    const auto folder = scratch.path() / "damaged";
    std::filesystem::remove_all(folder);
    std::filesystem::copy(whole, folder, std::filesystem::copy_options::recursive);
    SimulatedClock clock{kNow};
    auto floor = SimulatedFloor::create(simulated_config(folder), clock).value();
    Invariants invariants(folder);
    ASSERT_EQ(invariants.broken(*floor, "1"), "");
    damage(folder, sql);
    if (HasFatalFailure()) return;
    EXPECT_EQ(invariants.broken(*floor, "1").substr(0, std::string_view(rule).size()), rule);
  }
}

}  // namespace
}  // namespace packbench::station
