// A counter's day on a whole bench: blind count, recount by another, a restart in the middle, approval,
// corrected books.
#include "tests/station/core/bench_fixture.hpp"

namespace packbench::station {
namespace {

using workflows::Tone;

// Ten shirts and a mug on A-01 by the books, and a task to count them.
void prepare(RunningBench& bench) {
  bench.stock();
  db::Batch batch;
  batch.input = {"floor", "file:test", "", ""};
  records::CountTask task;
  task.task = "T1";
  task.location = "A-01";
  task.reason = "count.reason_plan";
  batch.events = {records::LocationReceived{{"A-01", records::Zone::shelf, 1, false, true}},
                  records::LocationReceived{{"A-02", records::Zone::shelf, 2, false, true}},
                  records::StockReceived{"TEE", "", "A-01", 10}, records::StockReceived{"MUG", "", "A-01", 1},
                  records::CountTasked{task}};
  const auto done = bench->store().commit(batch);
  ASSERT_TRUE(done) << done.error().message;
}

std::int64_t shirts(RunningBench& bench) {
  for (const auto& row : bench->reader().stock_at("A-01"))
    if (row.item == "TEE") return row.quantity;
  return 0;
}

// Somebody puts a shirt there.
void put_one(RunningBench& bench, const std::string& id) {
  db::Batch batch;
  batch.input = {id, "file:test", "", ""};
  batch.events = {records::StockReceived{"TEE", "", "A-01", 1}};
  ASSERT_TRUE(bench->store().commit(batch));
}

TEST(CountDay, F16BlindCountRecountApprovalAndAMovementCorrectsTheBooks) {
  ScratchFolder folder;
  {
    RunningBench bench(folder.path());
    prepare(bench);
    bench.scan("PB-B-P1");
    bench.scan("PB-C-COUNT");
    ASSERT_EQ(bench->lane("1")->screen().hints.size(), 1u) << "the task is offered";
    EXPECT_EQ(bench.verdict_key("PB-L-A-01"), "count.shelf_again");
    bench.scan("PB-L-A-01");
    EXPECT_EQ(bench.scan("PB-L-A-01").verdict.tone, Tone::good);
    EXPECT_EQ(bench.scan("6901234500035").verdict.tone, Tone::good);
    bench.scan("PB-C-STACK-1X5P3");
    bench.scan("6901234500011");
  }
  RunningBench bench(folder.path());
  ASSERT_TRUE(bench.lane().work) << "the lane stands where it stood";
  EXPECT_EQ(bench->lane("1")->screen().done, 9);
  put_one(bench, "put-1");  // while shirts were counted
  EXPECT_EQ(bench.verdict_key("PB-C-DONE"), "count.moved");
  bench.scan("PB-C-QTY-9");
  bench.scan("6901234500011");
  EXPECT_EQ(bench.verdict_key("PB-C-DONE"), "count.recount");
  EXPECT_EQ(shirts(bench), 11);
  put_one(bench, "put-2");  // between the rounds
  EXPECT_EQ(bench.verdict_key("PB-L-A-01"), "count.counted_before");
  bench.scan("PB-C-OK");
  bench.scan("PB-B-P2", "2");
  bench.scan("PB-L-A-01", "2");
  bench.scan("PB-L-A-01", "2");
  bench.scan("16901234500018", "2");  // a case of ten
  bench.scan("6901234500035", "2");
  EXPECT_EQ(bench.scan("PB-C-DONE", "2").verdict.text.key, "count.to_approve");
  EXPECT_EQ(bench.verdict_key("T1"), "count.supervisor");
  bench.scan("PB-C-OK");
  bench.scan("PB-B-S1");
  bench.scan("T1");
  bench.scan("PB-C-APPROVE");
  bench.scan("PB-C-CHOOSE-1");
  bench.scan("PB-B-P2");
  EXPECT_EQ(bench.scan("PB-B-S1").verdict.tone, Tone::done);
  EXPECT_EQ(shirts(bench), 10);
  EXPECT_EQ(bench->reader().work("count", "T1")->state, "ended");
  EXPECT_EQ(bench->reader().work("count", "T1")->signed_by, "s1");
  EXPECT_EQ(bench->reader().card("TEE", "A-01", 1).at(0).to, "outside:count");
}

TEST(CountDay, AShelfIsCountedOnTheSpotAndTheLedgerIsClean) {
  ScratchFolder folder;
  {
    RunningBench bench(folder.path());
    prepare(bench);
    bench.scan("PB-B-P1");
    bench.scan("PB-C-COUNT");
    EXPECT_EQ(bench.scan("PB-L-A-02").verdict.tone, Tone::good);
    EXPECT_EQ(bench.scan("PB-C-DONE").verdict.tone, Tone::done);
    EXPECT_FALSE(bench.lane().work);
  }
  const auto verified = db::verify(folder.path() / "packbench.db");
  ASSERT_TRUE(verified) << verified.error().message;
  EXPECT_TRUE(verified->differences.empty()) << verified->differences.front();
}

}  // namespace
}  // namespace packbench::station
