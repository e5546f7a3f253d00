// Parcels leave with their carrier and one comes back: a whole bench with a real store, restarted in the
// middle of both.
#include "station/desk/history.hpp"
#include "station/desk/overview.hpp"
#include "station/reports/sheet_text.hpp"
#include "station/reports/sheets.hpp"
#include "tests/station/core/bench_fixture.hpp"

namespace packbench::station {
namespace {

using workflows::Tone;

constexpr const char* kTee = "6901234500011";
constexpr const char* kMug = "6901234500035";
constexpr const char* kWaybill = "SF1023456789012";

// SO-1, two shirts and a mug, sealed in one box.
void pack_so_1(RunningBench& bench) {
  bench.scan("PB-B-P1");
  bench.scan("PB-T-T-1");
  bench.scan("PB-C-OK");
  for (const char* code : {kTee, kTee, kMug}) bench.scan(code);
  bench.until_label("SO-1-1-label-1", records::JobState::confirmed);
  ASSERT_EQ(bench.scan(kWaybill).verdict.tone, Tone::done);
}

std::string open_document(RunningBench& bench) {
  return bench.lane().work ? bench.lane().work->document : "";
}

void expect_clean(const std::filesystem::path& folder) {
  const auto verified = db::verify(folder / "packbench.db");
  ASSERT_TRUE(verified) << verified.error().message;
  EXPECT_TRUE(verified->differences.empty()) << verified->differences.front();
}

TEST(ShipDay, F11AParcelLeavesOnItsManifestAcrossARestart) {
  ScratchFolder folder;
  std::string document;
  {
    RunningBench bench(folder.path());
    bench.stock();
    pack_so_1(bench);
    bench.scan("PB-C-HANDOVER");
    EXPECT_EQ(bench.scan("PB-P-SO-1-1-1").verdict.tone, Tone::good);
    document = open_document(bench);
    EXPECT_EQ(bench.verdict_key(kWaybill), "handover.here_already");
    bench.scan("PB-C-OK");
    bench.scan("PB-C-CLOSE");
    bench.scan("PB-B-P2");
  }
  RunningBench bench(folder.path());
  ASSERT_EQ(open_document(bench), document);
  EXPECT_EQ(bench.verdict_key(kWaybill), "handover.is_closed");
  bench.scan("PB-C-OK");
  bench.scan("PB-C-HANDED");
  EXPECT_EQ(bench.scan("PB-B-P1").verdict.tone, Tone::done);
  const auto manifest = bench->reader().manifest(document);
  ASSERT_TRUE(manifest);
  EXPECT_EQ(manifest->state, "handed");
  EXPECT_EQ(manifest->closed_by, "p2");
  EXPECT_EQ(manifest->handed_by, "p1");
  const auto sheet = manifest_sheet(bench->reader(), document, "en");
  ASSERT_TRUE(sheet);
  EXPECT_NE(sheet_csv(*sheet).find("1,SF1023456789012,SO-1,SO-1-1,3,"), std::string::npos)
      << sheet_csv(*sheet);
  EXPECT_FALSE(manifest_sheet(bench->reader(), "HO-none", "en"));
  bench.scan("PB-C-HANDOVER");
  EXPECT_EQ(bench.verdict_key(kWaybill), "handover.handed_already");
}

TEST(ShipDay, Invariant10AnOrderCancelledAfterSealingDoesNotLeave) {
  ScratchFolder folder;
  RunningBench bench(folder.path());
  bench.stock();
  pack_so_1(bench);
  constexpr const char* kCancelled = R"({"order":"SO-1","revision":2,"state":"cancelled"})";
  EXPECT_EQ(bench.import(kCancelled).at("cancelled"), 1);
  EXPECT_EQ(bench.import(kCancelled).at("unchanged"), 1);
  bench.scan("PB-C-HANDOVER");
  EXPECT_EQ(bench.verdict_key(kWaybill), "handover.cancelled");
}

TEST(ShipDay, Invariant10AnOrderChangedAfterSealingDoesNotLeaveAndTheFileSaysHow) {
  ScratchFolder folder;
  RunningBench bench(folder.path());
  bench.stock();
  pack_so_1(bench);
  const auto changed = [](const std::string& revision) {
    return R"({"order":"SO-1",)" + revision +
           R"("carrier":"sf","lines":[{"line":"1","sku":"TEE","quantity":3}]})";
  };
  EXPECT_EQ(bench.import(changed("")).at("problems").as_array().size(), 1U) << "without a revision";
  EXPECT_EQ(bench.import(changed(R"("revision":2,)")).at("changed"), 1);
  EXPECT_EQ(bench.import(changed(R"("revision":2,)")).at("unchanged"), 1);
  bench.scan("PB-C-HANDOVER");
  EXPECT_EQ(bench.verdict_key(kWaybill), "handover.changed");
}

TEST(ShipDay, WhatTheDriverHasCanNotBeCancelled) {
  ScratchFolder folder;
  RunningBench bench(folder.path());
  bench.stock();
  pack_so_1(bench);
  for (const char* code : {"PB-C-HANDOVER", kWaybill, "PB-C-CLOSE", "PB-B-P1", "PB-C-HANDED", "PB-B-P1"})
    EXPECT_NE(bench.scan(code).verdict.tone, Tone::stop) << code;
  const auto report = bench.import(R"({"order":"SO-1","revision":2,"state":"cancelled"})");
  EXPECT_EQ(report.at("cancelled"), 0);
  EXPECT_EQ(report.at("problems").as_array().size(), 1U);
}

TEST(ShipDay, F13F14AParcelComesBackAcrossARestart) {
  ScratchFolder folder;
  std::string document;
  {
    RunningBench bench(folder.path());
    bench.stock();
    pack_so_1(bench);
    bench.scan("PB-C-RETURN");
    bench.scan(kWaybill);
    document = open_document(bench);
    for (const char* code : {"PB-C-CHOOSE-1", "PB-C-CHOOSE-3", kTee, "PB-C-CHOOSE-1"}) bench.scan(code);
    bench.scan(kMug);
  }
  RunningBench bench(folder.path());
  ASSERT_EQ(open_document(bench), document);
  bench.scan("PB-C-CHOOSE-4");
  for (const char* code : {"PB-C-DONE", "PB-B-P2", "PB-B-P1"}) bench.scan(code);
  EXPECT_EQ(bench->reader().work("returns", document)->state, "ended");
  EXPECT_EQ(bench->reader().stock_at("passed").at(0).item, "TEE");
  EXPECT_EQ(bench->reader().stock_at("defects").at(0).item, "MUG");
  EXPECT_EQ(bench->reader().open_tickets(9).size(), 2U) << "damaged packaging, and a defect";
  EXPECT_EQ(bench->reader().sent_order("SO-1")->pieces.size(), 1U) << "one shirt is still out";
}

TEST(ShipDay, F26AnExchangeIsFollowedUntilItsNewOrderIsHereAcrossRestarts) {
  ScratchFolder folder;
  std::string document;
  const auto exchanges = [](RunningBench& bench) { return bench.overview().at("close").at("exchanges"); };
  {
    RunningBench bench(folder.path());
    bench.stock();
    pack_so_1(bench);
    for (const char* code : {"PB-C-RETURN", "SO-1", "PB-C-CHOOSE-1", "PB-C-CHOOSE-1", "PB-C-EXCHANGE"})
      EXPECT_NE(bench.scan(code).verdict.tone, Tone::stop) << code;
    document = open_document(bench);
  }
  {
    RunningBench bench(folder.path());
    for (const char* code : {kTee, "PB-C-CHOOSE-1", "PB-C-DONE", "PB-B-P1"})
      EXPECT_NE(bench.scan(code).verdict.tone, Tone::stop) << code;
    EXPECT_EQ(exchanges(bench), 1);
    ASSERT_EQ(bench->reader().open_tickets(9).size(), 1U);
    EXPECT_EQ(bench->reader().open_tickets(9)[0].text.key, "returns.ticket_exchange");
  }
  RunningBench bench(folder.path());
  EXPECT_EQ(exchanges(bench), 1);
  const auto report = bench.import(
      R"({"order":"SO-9","carrier":"sf","exchange_of":")" + document +
      R"(","consignee":{"name":"甲","phone":"000-1","address":"演示路 1 号"},"lines":[{"line":"1","sku":"TEE","quantity":1}]})");
  EXPECT_EQ(report.at("new"), 1) << boost::json::serialize(report);
  EXPECT_TRUE(report.at("problems").as_array().empty()) << boost::json::serialize(report);
  EXPECT_EQ(exchanges(bench), 0);
  EXPECT_TRUE(bench->reader().open_tickets(9).empty());
  const auto names = [&](const std::string& code, const char* member) {
    return boost::json::serialize(history(bench->reader(), code, "en").at(member));
  };
  EXPECT_EQ(names("SO-1", "exchanges"), R"(["SO-9"])");
  EXPECT_EQ(names(document, "exchanges"), R"(["SO-9"])");
  EXPECT_EQ(names("SO-9", "exchange_for"), R"([")" + document + R"(","SO-1"])");
  bench.scan("SO-9");
  bench.scan(kTee);
  bench.until_label("SO-9-1-label-1", records::JobState::confirmed);
  EXPECT_EQ(bench.scan("SF1023456789036").verdict.tone, Tone::done) << "packed like any other";
  expect_clean(folder.path());
}

TEST(ShipDay, Invariant3TheLedgerBalancesAfterHandoverAndReturn) {
  ScratchFolder folder;
  {
    RunningBench bench(folder.path());
    bench.stock();
    pack_so_1(bench);
    for (const char* code :
         {"PB-C-HANDOVER", kWaybill, "PB-C-CLOSE", "PB-B-P1", "PB-C-HANDED", "PB-B-P1", "PB-C-RETURN", "SO-1",
          "PB-C-CHOOSE-2", "PB-C-CHOOSE-1", kTee, "PB-C-CHOOSE-1", "PB-C-DONE", "PB-B-P1"})
      EXPECT_NE(bench.scan(code).verdict.tone, Tone::stop) << code;
  }
  expect_clean(folder.path());
}

}  // namespace
}  // namespace packbench::station
