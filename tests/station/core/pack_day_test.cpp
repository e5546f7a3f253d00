// A packer's day on a whole bench: real store, real labels, a folder as printer.
#include "tests/station/core/bench_fixture.hpp"

namespace packbench::station {
namespace {

using records::JobState;
using workflows::Tone;

// SO-1 from the tote to the closed box: three pieces, one remark.
void pack_so_1(RunningBench& bench) {
  EXPECT_EQ(bench.scan("PB-B-P1").verdict.tone, Tone::good);
  bench.scan("PB-T-T-1");
  ASSERT_TRUE(bench.lane().pack);
  bench.scan("PB-C-OK");
  EXPECT_EQ(bench.scan("6901234500011").verdict.tone, Tone::good);
  EXPECT_EQ(bench.scan("6901234500011").verdict.tone, Tone::good);
  bench.scan("6901234500035");
  bench.until_label("SO-1-1-label-1", JobState::confirmed);
}

TEST(PackDay, FromToteToSealedParcel) {
  ScratchFolder folder;
  RunningBench bench(folder.path());
  bench.stock();
  pack_so_1(bench);
  EXPECT_EQ(bench.scan("SF1023456789012").verdict.tone, Tone::done);
  EXPECT_FALSE(bench.lane().pack);
  EXPECT_EQ(bench->reader().order_head("SO-1")->state, "shipped");
  EXPECT_EQ(bench->reader().parcel("SO-1-1")->state, "sealed");
  EXPECT_EQ(bench->reader().parcel("SO-1-1")->waybill, "SF1023456789012");
  bench.until_label("SO-1-1-slip-1", JobState::confirmed);
  EXPECT_EQ(files_in(folder.path() / "labels").size(), 2u);
}

TEST(PackDay, LabelOnDiskHoldsTheWaybillAsReadBack) {
  ScratchFolder folder;
  RunningBench bench(folder.path());
  bench.stock();
  pack_so_1(bench);
  std::ostringstream zpl;
  zpl << std::ifstream(files_in(folder.path() / "labels").at(0), std::ios::binary).rdbuf();
  EXPECT_TRUE(zpl.str().starts_with("^XA"));
  EXPECT_NE(zpl.str().find("^GF"), std::string::npos);
}

// Design 5.1, the part that a clean end shows; the killed ones are in kill_test.cpp.
TEST(Invariant1, LaneStandsAtTheNextStepAfterARestart) {
  ScratchFolder folder;
  workflows::Screen before;
  {
    RunningBench bench(folder.path());
    bench.stock();
    bench.scan("PB-B-P1");
    bench.scan("SO-1");
    bench.scan("PB-C-OK");
    bench.scan("6901234500011");
    bench.scan("4006381333931");  // unknown: the lane stands still
    before = bench->lane("1")->screen();
    ASSERT_TRUE(bench.lane().stop);
  }
  RunningBench bench(folder.path());
  auto after = bench->lane("1")->screen();
  EXPECT_TRUE(bench.lane().stop);
  after.verdict = before.verdict;  // how the last scan was met is not part of the state
  EXPECT_EQ(records::to_json(after), records::to_json(before));
  bench.scan("PB-C-OK");
  EXPECT_EQ(bench.scan("6901234500011").verdict.tone, Tone::good);
}

TEST(Invariant1, RepeatedScanIsCountedOnceAlsoAfterARestart) {
  ScratchFolder folder;
  {
    RunningBench bench(folder.path());
    bench.stock();
    bench.scan("PB-B-P1");
    bench.scan("SO-1");
    bench.scan("PB-C-OK");
    const auto first = bench.scan("6901234500011", "1", "scan-a");
    const auto again = bench.scan("6901234500011", "1", "scan-a");
    EXPECT_EQ(first.seq, again.seq);
    EXPECT_EQ(bench->lane("1")->screen().done, 1);
  }
  RunningBench bench(folder.path());
  EXPECT_TRUE(bench.scan("6901234500011", "1", "scan-a").stored);
  EXPECT_EQ(bench->lane("1")->screen().done, 1);
}

TEST(Invariant3, LedgerBalancesAfterADay) {
  ScratchFolder folder;
  {
    RunningBench bench(folder.path());
    bench.stock();
    bench.import(R"({"sku":"TEE","lot":"","location":"A-01","quantity":50})"
                 "\n",
                 "stock.jsonl");
    pack_so_1(bench);
    bench.scan("SF1023456789012");
  }
  const auto verified = db::verify(folder.path() / "packbench.db");
  ASSERT_TRUE(verified) << verified.error().message;
  EXPECT_TRUE(verified->differences.empty()) << verified->differences.front();
  EXPECT_GT(verified->rows, 10);
}

TEST(Invariant4, NothingUnverifiedLeaves) {
  ScratchFolder folder;
  RunningBench bench(folder.path());
  bench.stock();
  bench.scan("PB-B-P1");
  bench.scan("SO-1");
  bench.scan("PB-C-OK");
  for (const char* code : {"SF1023456789012", "PB-P-SO-1-1-1", "PB-C-DONE", "PB-C-FINISH"}) {
    bench.scan(code);
    if (bench.lane().stop) bench.scan("PB-C-OK");
    if (bench.lane().asked || (bench.lane().pack && bench.lane().pack->asked)) bench.scan("PB-C-NO");
    EXPECT_NE(bench->reader().order_head("SO-1")->state, "shipped") << code;
    const auto parcel = bench->reader().parcel("SO-1-1");
    EXPECT_TRUE(!parcel || parcel->state != "sealed") << code;
  }
}

TEST(Invariant5, AJobCutWhileSendingIsInDoubtAndNeverRepeated) {
  ScratchFolder folder;
  {
    // A printer that is away: the job stays where it is.
    RunningBench bench(folder.path(), [](Config& config) { config.printers[0].link = "tcp:127.0.0.1:1"; });
    bench.stock();
    bench.scan("PB-B-P1");
    bench.scan("SO-2");
    bench.scan("6901234500011");
    ASSERT_EQ(bench->reader().job("SO-2-1-label-1")->state, JobState::requested);
    // What the queue writes right before the first byte goes out; then the power fails.
    db::Batch batch;
    batch.input = {"cut", "printer:folder", "", ""};
    batch.lane = "1";
    batch.order = "SO-2";
    batch.events = {records::PrintSending{"SO-2-1-label-1", "folder", ""}};
    ASSERT_TRUE(bench->store().commit(batch));
  }
  RunningBench bench(folder.path());
  bench.until_label("SO-2-1-label-1", JobState::in_doubt);
  // The slip, asked for after it, prints; the label does not.
  bench.until_label("SO-2-1-slip-1", JobState::confirmed);
  EXPECT_EQ(files_in(folder.path() / "labels").size(), 1u);
  EXPECT_EQ(bench->reader().job("SO-2-1-label-1")->state, JobState::in_doubt);
  // The operator looked: there is none. A second copy is printed, and only that one seals.
  bench.scan("PB-C-NOLABEL");
  bench.until_label("SO-2-1-label-2", JobState::confirmed);
  EXPECT_EQ(bench.scan("PB-P-SO-2-1-1").verdict.tone, Tone::stop);
  bench.scan("PB-C-OK");
  EXPECT_EQ(bench.scan("PB-P-SO-2-1-2").verdict.tone, Tone::done);
  EXPECT_EQ(bench->reader().order_head("SO-2")->state, "shipped");
}

TEST(Invariant5, AJobInDoubtIsSettledByTheLabelOnTheBox) {
  ScratchFolder folder;
  {
    RunningBench bench(folder.path(), [](Config& config) { config.printers[0].link = "tcp:127.0.0.1:1"; });
    bench.stock();
    bench.scan("PB-B-P1");
    bench.scan("SO-2");
    bench.scan("6901234500011");
    db::Batch batch;
    batch.input = {"cut", "printer:folder", "", ""};
    batch.lane = "1";
    batch.order = "SO-2";
    batch.events = {records::PrintSending{"SO-2-1-label-1", "folder", ""}};
    ASSERT_TRUE(bench->store().commit(batch));
  }
  RunningBench bench(folder.path());
  bench.until_label("SO-2-1-label-1", JobState::in_doubt);
  EXPECT_EQ(bench.scan("SF1023456789029").verdict.tone, Tone::done);
  EXPECT_EQ(bench->reader().job("SO-2-1-label-1")->state, JobState::confirmed);
  EXPECT_EQ(bench->reader().order_head("SO-2")->state, "shipped");
}

TEST(Invariant10, ChangedOrderIsNoticedAtTheNextScan) {
  ScratchFolder folder;
  RunningBench bench(folder.path());
  bench.stock();
  bench.scan("PB-B-P1");
  bench.scan("SO-2");
  bench.import(
      R"({"order":"SO-2","revision":2,"carrier":"sf","tote":"T-2","waybills":["SF1023456789029"],"consignee":{"name":"乙","phone":"000-2","address":"演示路 2 号"},"lines":[{"line":"1","sku":"TEE","quantity":1},{"line":"2","sku":"MUG","quantity":1}]})"
      "\n");
  const auto reply = bench.scan("6901234500011");
  EXPECT_EQ(reply.verdict.tone, Tone::stop);
  EXPECT_EQ(bench->lane("1")->screen().done, 0) << "the scan that met the change counts not";
  bench.scan("PB-C-OK");
  bench.scan("6901234500011");
  bench.scan("6901234500035");
  bench.until_label("SO-2-1-label-1", JobState::confirmed);
  EXPECT_EQ(bench.scan("SF1023456789029").verdict.tone, Tone::done);
}

TEST(Invariant10, CancelledOrderIsTakenOutAndEnds) {
  ScratchFolder folder;
  RunningBench bench(folder.path());
  bench.stock();
  bench.scan("PB-B-P1");
  bench.scan("SO-2");
  bench.import(
      R"({"order":"SO-2","revision":2,"state":"cancelled","carrier":"sf","lines":[{"line":"1","sku":"TEE","quantity":1}]})"
      "\n");
  EXPECT_EQ(bench.scan("6901234500011").verdict.tone, Tone::stop);
  bench.scan("PB-C-OK");
  bench.scan("PB-C-DONE");
  EXPECT_EQ(bench->reader().order_head("SO-2")->state, "cancelled");
  EXPECT_FALSE(bench.lane().pack);
}

TEST(Invariant11, RefusedScansChangeNothing) {
  ScratchFolder folder;
  RunningBench bench(folder.path());
  bench.stock();
  bench.scan("PB-B-P1");
  bench.scan("SO-2");
  const auto before = bench->lane("1")->screen().lines;
  for (const char* code : {"6901234500035", "4006381333931", "]C10109501101530004", "16901234500018",
                           "PB-B-NOBODY", "\xff\xfe\x00garbage"}) {
    EXPECT_EQ(bench.scan(code).verdict.tone, Tone::stop) << code;
    EXPECT_EQ(bench->lane("1")->screen().lines, before) << code;
    EXPECT_EQ(bench.scan("6901234500011").verdict.tone, Tone::stop) << "the lane stands still until OK";
    bench.scan("PB-C-OK");
  }
  EXPECT_EQ(bench.scan("6901234500011").verdict.tone, Tone::good);
}

TEST(Invariant12, AForgottenConsigneeIsInNoFileInTheClear) {
  ScratchFolder folder;
  {
    RunningBench bench(folder.path());
    bench.import(kItems);
    bench.import(
        R"({"order":"SO-9","carrier":"sf","consignee":{"name":"Zaphod Unmistakable","phone":"555-0199","address":"Hidden Lane 42"},"lines":[{"line":"1","sku":"TEE","quantity":1}]})"
        "\n");
    ASSERT_EQ(bench->reader().consignee("SO-9")->name, "Zaphod Unmistakable");
    ASSERT_TRUE(bench->store().forget("SO-9", "test", "sue", 0));
    EXPECT_FALSE(bench->reader().consignee("SO-9"));
  }
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.path())) {
    if (!entry.is_regular_file()) continue;
    std::ostringstream bytes;
    bytes << std::ifstream(entry.path(), std::ios::binary).rdbuf();
    for (const char* secret : {"Zaphod", "555-0199", "Hidden Lane"})
      EXPECT_EQ(bytes.str().find(secret), std::string::npos) << secret << " in " << entry.path();
  }
}

TEST(Invariant13, AnyBytesAsAScanAreRecordedAndNothingElse) {
  ScratchFolder folder;
  RunningBench bench(folder.path());
  bench.stock();
  bench.scan("PB-B-P1");
  std::string bytes;
  for (int byte = 0; byte < 256; ++byte) bytes.push_back(static_cast<char>(byte));
  const auto reply = bench.scan(bytes);
  EXPECT_TRUE(reply.stored);
  const auto rows = bench->reader().journal_after(reply.seq - 1, 1);
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].raw, bytes) << "the raw bytes are kept exactly";
}

TEST(PackDay, AnotherLaneTakesTheOrderAndTheOldOneCannotGoOn) {
  ScratchFolder folder;
  RunningBench bench(folder.path());
  bench.stock();
  bench.scan("PB-B-P1", "1");
  bench.scan("SO-2", "1");
  bench.scan("PB-B-P2", "2");
  bench.scan("SO-2", "2");
  bench.scan("PB-C-YES", "2");
  ASSERT_TRUE(bench.lane("2").pack);
  EXPECT_FALSE(bench.lane("1").pack);
  EXPECT_EQ(bench.scan("6901234500011", "1").verdict.tone, Tone::stop);
  EXPECT_EQ(bench.scan("6901234500011", "2").verdict.tone, Tone::good);
}

TEST(PackDay, SupervisorShortsALine) {
  ScratchFolder folder;
  RunningBench bench(folder.path());
  bench.stock();
  bench.scan("PB-B-P1");
  bench.scan("SO-1");
  bench.scan("PB-C-OK");
  bench.scan("6901234500011");
  bench.scan("6901234500011");
  bench.scan("PB-C-SHORT");
  bench.scan("PB-C-CHOOSE-1");
  ASSERT_TRUE(bench.lane().pack->asked);
  bench.scan("PB-B-S1");
  if (!bench->reader().job("SO-1-1-label-1")) bench.scan("PB-C-DONE");
  bench.until_label("SO-1-1-label-1", JobState::confirmed);
  bench.scan("SF1023456789012");
  EXPECT_EQ(bench->reader().order_head("SO-1")->state, "shorted");
}

}  // namespace
}  // namespace packbench::station
