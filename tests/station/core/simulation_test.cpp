// Simulated days: reproducible, clean, and with all that a warehouse does in them.
#include "station/demo/simulation.hpp"

#include "db/connection.hpp"
#include "station/time.hpp"
#include "tests/station/core/bench_fixture.hpp"

namespace packbench::station {
namespace {

constexpr std::int64_t kUntil = 1'781'500'000'000;  // some day in 2026

std::string last_hash(const std::filesystem::path& folder) {
  db::Connection db(folder / "packbench.db", db::Connection::Access::read);
  auto row = db.query("SELECT hex(hash) FROM journal ORDER BY seq DESC LIMIT 1");
  return row.next() ? row.text(0) : "";
}

std::int64_t number(const std::filesystem::path& folder, const char* sql) {
  db::Connection db(folder / "packbench.db", db::Connection::Access::read);
  auto row = db.query(sql);
  return row.next() ? row.number(0) : -1;
}

SimulationReport run(const std::filesystem::path& folder, std::uint64_t seed, int days, int orders) {
  SimulationPlan plan{days, seed, kUntil};
  plan.orders = orders;
  const auto report = simulate(folder, plan);
  EXPECT_TRUE(report) << (report ? "" : report.error().message);
  return report ? *report : SimulationReport{};
}

TEST(Simulation, TheSameSeedGivesTheSameJournalAndAnotherOneDoesNot) {
  ScratchFolder a, b, c;
  run(a.path(), 7, 1, 6);
  run(b.path(), 7, 1, 6);
  run(c.path(), 8, 1, 6);
  EXPECT_EQ(last_hash(a.path()), last_hash(b.path()));
  EXPECT_NE(last_hash(a.path()), last_hash(c.path()));
}

TEST(Simulation, ItsStoreIsCleanAndHoldsAllKindsOfWork) {
  ScratchFolder folder;
  const auto report = run(folder.path(), 1, 5, 15);
  EXPECT_GT(report.scans, 500);
  EXPECT_GT(report.refused, 0) << "mistakes happen";
  const auto verified = db::verify(folder.path() / "packbench.db");
  ASSERT_TRUE(verified) << verified.error().message;
  EXPECT_TRUE(verified->differences.empty()) << verified->differences.front();
  for (const char* type :
       {"receive.closed", "receive.inspected", "move.moved", "pick.signed", "pack.sealed", "handover.handed",
        "returns.graded", "count.finished", "lane.stopped", "lane.acknowledged", "print.confirmed"})
    EXPECT_GT(number(folder.path(),
                     ("SELECT count(*) FROM journal WHERE type = '" + std::string(type) + "'").c_str()),
              0)
        << type;
  EXPECT_GT(number(folder.path(), "SELECT count(*) FROM orders WHERE state IN ('shipped', 'shorted')"), 60);
  EXPECT_EQ(number(folder.path(), "SELECT count(*) FROM orders WHERE state = 'packing'"), 0)
      << "all have left for the night";
  EXPECT_GT(number(folder.path(), "SELECT count(DISTINCT person) FROM journal WHERE person <> ''"), 5);
  EXPECT_LT(number(folder.path(), "SELECT max(at_ms) FROM journal"), kUntil);
  EXPECT_GT(number(folder.path(), "SELECT min(at_ms) FROM journal"),
            kUntil - std::int64_t{6} * 24 * 3600 * 1000);
}

TEST(Simulation, AFolderWithWorkInItIsLeftAlone) {
  ScratchFolder folder;
  { RunningBench bench(folder.path()); }
  const auto refused = simulate(folder.path(), {1, 1, kUntil});
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().message.find("--days"), std::string::npos);
}

}  // namespace
}  // namespace packbench::station
