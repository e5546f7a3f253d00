// Design 5.8 on a whole bench: an order of the centre's is packed under its lease, and sealed under nothing
// else.
#include "tests/station/centre/lease_day.hpp"

namespace packbench::station {
namespace {

TEST_F(LeaseDay, AWrongClockOnTheWallChangesNothing) {
  start_with_order();
  wall_off_ms_ = 86'400'000;
  pack_all();
  wall_off_ms_ = -86'400'000;
  centre_.down = true;
  expect_sealed();
  centre_.down = false;
  bench().until([&] { return centre_.kept() == bench()->reader().newest_row(); }, "the last row");
}

TEST_F(LeaseDay, NothingIsSealedOnceTheLeaseHasRunOut) {
  start_with_order();
  pack_all();
  centre_.down = true;
  boot_.ms += (centre_.lease_seconds * 1000) - kLeaseMarginMs - 1;
  EXPECT_EQ(lease(), LeaseState::good) << "to the last moment before the margin";
  boot_.ms += 1;
  wall_off_ms_ = -86'400'000;  // it is yesterday, and that is no help
  expect_not_sealed("lease.run_out");
  EXPECT_EQ(bench().scan("PB-C-ASIDE").verdict.tone, Tone::info);
}

// The centre keeps the order for this bench until it has said what became of it.
TEST_F(LeaseDay, WhatWasSealedInTimeIsToldLongAfterTheLeaseHasRunOut) {
  start_with_order();
  pack_all();
  centre_.down = true;
  expect_sealed();
  boot_.ms += 3 * centre_.lease_seconds * 1000;
  bench_.reset();
  start();
  centre_.down = false;
  bench().until([&] { return centre_.kept() == bench()->reader().newest_row(); }, "the last row");
  EXPECT_TRUE(std::any_of(centre_.rows.begin(), centre_.rows.end(),
                          [](const auto& row) { return row.second.row.type == "pack.sealed"; }));
  EXPECT_TRUE(centre_.orders["SO-1"].here);
  EXPECT_TRUE(bench()->reader().open_tickets(9).empty());
}

TEST_F(LeaseDay, AfterARestartOfTheMachineOnlyTheCentreKnows) {
  start_with_order();
  pack_all();
  centre_.down = true;
  bench_.reset();
  boot_ = {"second", 5};
  start();
  expect_not_sealed("lease.restarted");
  const auto message = bench()->message(*bench()->lane("1"));
  EXPECT_EQ(message.at("notices").as_array().back().at("kind").as_string(), "lease");
  EXPECT_EQ(message.at("line").at("state").as_string(), "down");
  centre_.down = false;
  until(LeaseState::good);
  expect_sealed();
}

TEST_F(LeaseDay, AnOrderThatWasTakenOverIsPutBack) {
  start_with_order();
  bench().scan("PB-B-P1");
  bench().scan("SO-1");
  bench().scan("6901234500011");
  centre_.take_away("SO-1", "west");
  until(LeaseState::ended);
  EXPECT_EQ(bench().verdict_key("6901234500011"), "lease.elsewhere");
  bench().scan("PB-C-OK");
  bench().scan("PB-C-UNDO");
  EXPECT_EQ(bench()->lane("1")->screen().done, 0);
  EXPECT_EQ(bench().scan("PB-C-ASIDE").verdict.tone, Tone::info);
  EXPECT_EQ(bench().verdict_key("SO-1"), "claim.asked") << "perhaps that bench has let it go";
}

TEST_F(LeaseDay, AClosedBoxOfAnOrderThatWentElsewhereIsEmptied) {
  start_with_order();
  pack_all();
  EXPECT_EQ(bench().verdict_key("PB-C-UNDO"), "command.not_now") << "it is this bench's to send";
  bench().scan("PB-C-OK");
  centre_.take_away("SO-1", "west");
  until(LeaseState::ended);
  const auto message = bench()->message(*bench()->lane("1"));
  EXPECT_EQ(message.at("notices").as_array().back().at("code").as_string(), "PB-C-UNDO");
  expect_not_sealed("lease.elsewhere");
  for (int pieces = 0; pieces < 3; ++pieces) EXPECT_EQ(bench().verdict_key("PB-C-UNDO"), "undo.done");
  EXPECT_EQ(bench().verdict_key("PB-C-UNDO"), "undo.nothing");
  bench().scan("PB-C-OK");
  EXPECT_EQ(bench()->reader().job("SO-1-1-label-1")->state, records::JobState::voided);
  EXPECT_EQ(bench()->reader().parcel("SO-1-1")->state, "packing");
  EXPECT_EQ(bench().scan("PB-C-ASIDE").verdict.tone, Tone::info);
  const auto verified = db::verify(bench()->config().store());
  ASSERT_TRUE(verified);
  EXPECT_TRUE(verified->differences.empty()) << verified->differences.front();
}

TEST_F(LeaseDay, AnOrderThatWasNeverLeasedIsNotOpened) {
  start();
  for (const char* text : {kItems, kOperators, kOrders}) bench().import(text);
  auto other = order();
  other.at("order").as_object()["order"] = "SO-9";
  other.at("order").as_object()["tote"] = "";
  centre_.tell(records::kOrderFact, other);
  bench().until([&] { return bench()->reader().order_head("SO-9").has_value(); }, "the order");
  centre_.down = true;
  bench().until([&] { return bench()->line_json("en").at("state").as_string() == "down"; }, "the cut");
  bench().scan("PB-B-P1");
  EXPECT_EQ(bench().verdict_key("SO-9"), "lease.none");
  bench().scan("PB-C-OK");
  EXPECT_EQ(bench().scan("SO-1").verdict.tone, Tone::good) << "the bench's own order needs no lease";
}

// A week without a line: it is told while somebody works, and every scan is answered and on disk.
TEST_F(LeaseDay, TenThousandRowsAreCaughtUpWhileALaneWorks) {
  centre_.down = true;
  start();
  for (const char* text : {kItems, kOperators}) bench().import(text);
  std::vector<db::Batch> rows(10'000);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    rows[i].input = {"old-" + std::to_string(i), "virtual", "6901234500011", ""};
    rows[i].lane = "2";
  }
  for (const auto& done : bench()->store().commit_all(rows)) ASSERT_TRUE(done);
  centre_.tell(records::kOrderFact, order());
  centre_.grant("SO-1");
  centre_.most_rows = 400;
  centre_.down = false;
  bench().scan("PB-B-P1");
  int scans = 0;
  while (centre_.kept() < 10'000) {
    ASSERT_TRUE(bench().scan("PB-C-LANG").stored);
    ++scans;
  }
  EXPECT_GT(scans, 0);
  until(LeaseState::good);
  pack_all();
  expect_sealed();
  bench().until([&] { return centre_.kept() == bench()->reader().newest_row(); }, "the last row");
  EXPECT_EQ(static_cast<std::int64_t>(centre_.rows.size()), bench()->reader().newest_row());
}

}  // namespace
}  // namespace packbench::station
