// A day on a whole bench: put away, picked, with a restart in the middle of each; then packed from the tote.
#include "station/goods_label.hpp"
#include "tests/station/core/bench_fixture.hpp"

namespace packbench::station {
namespace {

using workflows::Tone;

void lay_out(RunningBench& bench) {
  using records::Zone;
  bench.stock();
  bench.import(
      R"({"order":"SO-9","carrier":"sf","waybills":["SF1023456789036"],"consignee":{"name":"丙","phone":"000-3","address":"演示路 3 号"},"lines":[{"line":"1","sku":"TEE","quantity":2},{"line":"2","sku":"MUG","quantity":1}]})"
      "\n");
  db::Batch batch;
  batch.input = {"lay-out", "test", "", ""};
  batch.events = {records::LocationReceived{{"A-1", Zone::shelf, 10, false, true}},
                  records::LocationReceived{{"A-2", Zone::shelf, 20, false, true}},
                  records::LocationReceived{{"B-1", Zone::bulk, 110, false, true}},
                  records::StockReceived{"TEE", "", records::kPassed, 20},
                  records::StockReceived{"MUG", "", "A-2", 3}};
  ASSERT_TRUE(bench->store().commit(batch));
}

std::int64_t lies(RunningBench& bench, const std::string& place, const std::string& item) {
  for (const auto& row : bench->reader().stock_at(place))
    if (row.item == item) return row.quantity;
  return 0;
}

void expect_clean(const std::filesystem::path& folder) {
  const auto verified = db::verify(folder / "packbench.db");
  ASSERT_TRUE(verified) << verified.error().message;
  EXPECT_TRUE(verified->differences.empty()) << verified->differences.front();
}

TEST(PickDay, PutAwayThenPickedThenPackedFromTheTote) {
  ScratchFolder folder;
  {
    RunningBench bench(folder.path());
    lay_out(bench);
    bench.scan("PB-B-P1");
    bench.scan("PB-C-MOVE");
    EXPECT_EQ(bench.scan("6901234500011").verdict.text.args.back(), "A-1") << "the nearest empty shelf";
    EXPECT_EQ(bench.scan("16901234500018").verdict.tone, Tone::good) << "a case of ten more";
  }
  {
    RunningBench bench(folder.path());
    EXPECT_EQ(bench->lane("1")->screen().instruction.key, "move.bring");
    EXPECT_EQ(bench.scan("PB-L-A-1").verdict.text.key, "move.moved");
    EXPECT_EQ(lies(bench, "A-1", "TEE"), 11);
    EXPECT_EQ(lies(bench, records::kPassed, "TEE"), 9);
    bench.scan("PB-L-A-1");
    EXPECT_EQ(bench->lane("1")->screen().hints.at(0).key, "move.hint_lying");
    EXPECT_EQ(bench->lane("1")->screen().hints.at(1).key, "move.card_in");
    EXPECT_EQ(bench.scan("PB-C-CARD").verdict.text.key, "label.card_asked");
    const auto card = bench.lane().work->document + "-1-card-1";
    bench.until_label(card, records::JobState::confirmed);
    bench.until([&] { return bench.lane().work->labels.open.empty(); }, "the lane to know of it");
    const auto says = goods_label_data(bench->reader(), *bench->reader().job(card), bench->config());
    ASSERT_TRUE(says);
    EXPECT_EQ(says->at("location"), "A-1");
    EXPECT_EQ(says->at("balance"), 11);
    EXPECT_EQ(bench.scan("PB-C-DONE").verdict.tone, Tone::done);
    // Only SO-9 has no tote yet.
    EXPECT_EQ(bench.scan("PB-C-PICK").verdict.tone, Tone::ask);
    EXPECT_EQ(bench.scan("PB-C-CHOOSE-1").verdict.text.key, "pick.begun");
    EXPECT_EQ(bench.scan("PB-T-T-9").verdict.tone, Tone::good);
    bench.scan("PB-L-A-1");
    bench.scan("6901234500011");
  }
  {
    RunningBench bench(folder.path());
    EXPECT_EQ(bench.scan("6901234500011").verdict.text.key, "pick.taken");
    EXPECT_EQ(bench.scan("PB-T-T-9").verdict.text.key, "pick.picked");
    EXPECT_EQ(lies(bench, "A-1", "TEE"), 9);
    EXPECT_EQ(lies(bench, "staging", "TEE"), 2);
    bench.scan("PB-L-A-2");
    bench.scan("6901234500035");
    EXPECT_EQ(bench.scan("PB-T-T-9").verdict.text.key, "pick.sign");
    EXPECT_EQ(bench.scan("PB-B-P1").verdict.tone, Tone::done);
    // The pack workflow opens from the tote.
    bench.scan("PB-T-T-9");
    ASSERT_TRUE(bench.lane().pack);
    EXPECT_EQ(bench.lane().pack->order.order, "SO-9");
    bench.scan("6901234500011");
    bench.scan("6901234500011");
    bench.scan("6901234500035");
    bench.until_label("SO-9-1-label-1", records::JobState::confirmed);
    EXPECT_EQ(bench.scan("SF1023456789036").verdict.tone, Tone::done);
    EXPECT_EQ(lies(bench, "staging", "TEE"), 0);
  }
  expect_clean(folder.path());
}

TEST(PickDay, AnOrderCancelledWhilePickingIsToldAtTheNextScan) {
  ScratchFolder folder;
  {
    RunningBench bench(folder.path());
    lay_out(bench);
    for (const char* code :
         {"PB-B-P1", "PB-C-PICK", "PB-C-CHOOSE-1", "PB-T-T-9", "PB-L-A-2", "6901234500035", "PB-T-T-9"})
      bench.scan(code);
    bench.import(
        R"({"order":"SO-9","revision":2,"state":"cancelled","carrier":"sf","lines":[{"line":"1","sku":"TEE","quantity":2}]})"
        "\n");
    EXPECT_EQ(bench.scan("PB-B-P1").verdict.tone, Tone::stop);
    bench.scan("PB-C-OK");
    EXPECT_EQ(lies(bench, records::kPassed, "MUG"), 1);
    EXPECT_EQ(bench.scan("PB-B-P1").verdict.tone, Tone::done);
  }
  expect_clean(folder.path());
}

}  // namespace
}  // namespace packbench::station
