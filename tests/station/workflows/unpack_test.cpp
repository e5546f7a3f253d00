// Corrections after sealing (F19): a parcel that was not handed over is opened again.
#include <gtest/gtest.h>

#include "tests/station/workflows/bench.hpp"

namespace packbench::workflows {
namespace {

using namespace records;

struct Unpack : testing::Test {
  // SO1: two mugs and a plate in one box, sealed, the order shipped.
  void ship(std::vector<std::string> waybills = {}) {
    auto made = order("SO1", {line("1", "MUG", 2), line("2", "PLATE", 1)});
    made.waybills = std::move(waybills);
    bench.add(made);
    bench.sign_in_and_open("PB-O-SO1");
    bench.scan({kMug, kMug, kPlate});
    printed(1);
    bench.scan("PB-P-SO1-1-1");
    ASSERT_EQ(bench.emitted<PackFinished>().size(), 1U);
  }
  void printed(int copy) {
    bench.print("SO1", PrintConfirmed{"SO1-1-label-" + std::to_string(copy), "printer"});
  }
  Verdict unpack() { return bench.scan({"PB-C-UNPACK", "PB-P-SO1-1-1", "PB-C-CHOOSE-1", "PB-B-SUE"}); }
  // Refused with this text when its label is scanned for it, and nothing else happened.
  void expect_refused(const std::string& label, const std::string& key) {
    bench.scan("PB-C-UNPACK");
    const auto verdict = bench.scan(label);
    EXPECT_EQ(verdict.tone, Tone::stop);
    EXPECT_EQ(verdict.text.key, key);
    EXPECT_EQ(bench.decision.events.size(), 1U);
    bench.scan({"PB-C-OK", "PB-C-NO"});
    EXPECT_EQ(phase_of(bench.state()), Phase::idle);
  }
  Bench bench;
};

TEST_F(Unpack, F19_TheParcelItsReasonAndASupervisorsBadgeAreAskedInTurn) {
  ship();
  bench.scan("PB-C-UNPACK");
  EXPECT_EQ(bench.screen().instruction.key, "unpack.scan");
  bench.scan("PB-P-SO1-1-1");
  EXPECT_EQ(text(bench.screen().title, "en"), "Open SO1-1 again");
  EXPECT_EQ(bench.screen().instruction.key, "unpack.why");
  EXPECT_EQ(bench.screen().choices[0].text.key, "reason.wrong_content");
  for (const auto& choice : bench.screen().choices) EXPECT_NE(choice.code, "PB-C-YES");
  EXPECT_EQ(bench.scan("PB-C-CHOOSE-9").text.key, "question.no_such_choice");
  bench.scan({"PB-C-OK", "PB-C-CHOOSE-2"});
  EXPECT_EQ(bench.screen().instruction.key, "supervisor.scan_badge");
  EXPECT_EQ(bench.scan("PB-B-BOB").text.key, "supervisor.needed");
  EXPECT_EQ(bench.scan({"PB-C-OK", kMug}).text.key, "supervisor.first");
  EXPECT_EQ(bench.scan({"PB-C-OK", "PB-B-SUE"}).text.key, "unpack.done");
  EXPECT_EQ(bench.emitted<PackUnsealed>()[0],
            (PackUnsealed{"SO1-1", "SO1-1", "shipped", "reason.order_changed", "sue"}));
  EXPECT_EQ(bench.emitted<PrintVoided>()[0], (PrintVoided{"SO1-1-label-1", "reason.order_changed", "sue"}));
  EXPECT_EQ(bench.emitted<PackOpened>()[0].person, "ann") << "the supervisor only answers for it";
  EXPECT_EQ(phase_of(bench.state()), Phase::packing);
  EXPECT_EQ(bench.packed_of("MUG"), 2);
}

TEST_F(Unpack, F19_ByTheWaybillOnTheBox) {
  ship({kWaybill});
  bench.waybill_parcels = {{kWaybill, "SO1-1"}};
  bench.scan({"PB-C-UNPACK", kWaybill, "PB-C-CHOOSE-1", "PB-B-SUE"});
  EXPECT_EQ(bench.emitted<PackUnsealed>()[0].waybill, kWaybill);
}

TEST_F(Unpack, F19_WhatWasPackedCanBeUndoneScannedClosedAndSealedAgainByTheNewCopyOnly) {
  ship({kWaybill});
  unpack();
  EXPECT_EQ(bench.screen().instruction.key, "pack.scan_done");
  bench.scan("PB-C-UNDO");
  EXPECT_EQ(bench.emitted<PackUndone>()[0].item, "PLATE");
  bench.scan(kPlate);
  EXPECT_EQ(bench.emitted<PackParcelClosed>()[0].waybill, kWaybill) << "given in advance, it is used again";
  EXPECT_EQ(bench.emitted<PrintRequested>()[0].job, "SO1-1-label-2");
  printed(2);
  EXPECT_EQ(bench.scan("PB-P-SO1-1-1").text.key, "seal.old_copy");
  EXPECT_EQ(bench.scan({"PB-C-OK", kWaybill}).text.key, "seal.scan_copy") << "the old label bears it too";
  bench.scan("PB-P-SO1-1-2");
  EXPECT_EQ(bench.emitted<PackSealed>()[0], (PackSealed{"SO1-1", kWaybill, "sf", 2}));
  EXPECT_EQ(bench.emitted<PackFinished>()[0].end, OrderEnd::shipped);
}

TEST_F(Unpack, F19_AnOpenedParcelDoesNotCloseByItself) {
  ship();
  unpack();
  bench.scan({kStrange, "PB-C-OK"});
  EXPECT_EQ(phase_of(bench.state()), Phase::packing);
  bench.scan({"PB-C-ASIDE", "PB-O-SO1"});
  EXPECT_EQ(phase_of(bench.state()), Phase::packing);
  bench.scan("PB-C-DONE");
  EXPECT_EQ(phase_of(bench.state()), Phase::sealing);
}

TEST_F(Unpack, F19_AnEmptiedParcelIsNoMoreAndTheOrderEndsShort) {
  ship();
  unpack();
  bench.scan({"PB-C-UNDO", "PB-C-UNDO", "PB-C-UNDO"});
  EXPECT_EQ(bench.packed_of("MUG") + bench.packed_of("PLATE"), 0);
  bench.scan({"PB-C-FINISH", "PB-C-CHOOSE-1", "PB-B-SUE"});
  EXPECT_EQ(bench.emitted<PackFinished>()[0].end, OrderEnd::shorted);
}

TEST_F(Unpack, F19_OneOfTwoParcelsIsOpenedWhileTheNextIsHalfPacked) {
  bench.add(order("SO1", {line("1", "MUG", 2), line("2", "PLATE", 1)}));
  bench.sign_in_and_open("PB-O-SO1");
  bench.scan({kMug, "PB-C-PARCEL"});
  printed(1);
  bench.scan({"PB-P-SO1-1-1", kMug, "PB-C-ASIDE"});
  unpack();
  EXPECT_EQ(bench.emitted<PackUnsealed>()[0].ended, "");
  bench.scan("PB-C-UNDO");
  EXPECT_EQ(bench.emitted<PackUndone>()[0].parcel, "SO1-1");
  bench.scan(kMug);
  EXPECT_EQ(bench.emitted<PackScanned>()[0].parcel, "SO1-2") << "where the other pieces are";
  bench.scan(kPlate);
  bench.print("SO1", PrintConfirmed{"SO1-2-label-1", "printer"});
  bench.scan("PB-P-SO1-2-1");
  EXPECT_EQ(bench.emitted<PackFinished>().size(), 1U) << "the first box is empty";
}

TEST_F(Unpack, F19_TheOrderEndsOnlyWhenEachOpenedParcelIsSealedAgain) {
  bench.add(order("SO1", {line("1", "MUG", 2)}));
  bench.sign_in_and_open("PB-O-SO1");
  bench.scan({kMug, "PB-C-PARCEL"});
  printed(1);
  bench.scan({"PB-P-SO1-1-1", kMug});
  bench.print("SO1", PrintConfirmed{"SO1-2-label-1", "printer"});
  bench.scan("PB-C-ASIDE");
  unpack();
  EXPECT_EQ(bench.scan("PB-P-SO1-2-1").text, (Text{"seal.done_next", {"2", "1"}}));
  EXPECT_TRUE(bench.emitted<PackFinished>().empty()) << "the first box lies open";
  bench.scan("PB-C-DONE");
  printed(2);
  bench.scan("PB-P-SO1-1-2");
  EXPECT_EQ(bench.emitted<PackFinished>().size(), 1U);
}

TEST_F(Unpack, F19_RefusedWhatIsUnknownOrNotSealed) {
  ship();
  expect_refused("PB-P-SO9-1-1", "unpack.unknown");
  expect_refused(kMug, "unpack.unknown");
  bench.waybill_parcels = {{kWaybill, "SO1-1"}, {kWaybill, "SO2-1"}};
  bench.add(order("SO2", {line("1", "MUG", 1)}));
  bench.scan({"PB-O-SO2", kMug, "PB-C-ASIDE"});
  expect_refused("PB-P-SO2-1-1", "unpack.not_sealed");
  expect_refused(kWaybill, "handover.two_parcels");
  bench.scan("PB-C-UNPACK");
  EXPECT_EQ(bench.scan("PB-C-DONE").text.key, "question.first");
}

TEST_F(Unpack, F19_RefusedOnAManifestOpenClosedOrHandedOver) {
  ship();
  bench.manifests["SO1-1"] = {"HO-1", "open"};
  expect_refused("PB-P-SO1-1-1", "unpack.manifest_open");
  bench.manifests["SO1-1"].second = "closed";
  expect_refused("PB-P-SO1-1-1", "unpack.manifest_closed");
  bench.manifests["SO1-1"].second = "handed";
  expect_refused("PB-P-SO1-1-1", "unpack.handed");
}

TEST_F(Unpack, F19_RefusedWhenGoodsOfItCameBack) {
  ship();
  bench.came_back["SO1"] = 1;
  expect_refused("PB-P-SO1-1-1", "unpack.came_back");
}

TEST_F(Unpack, F19_RefusedWhileTheOrderIsPackedAtAnotherLane) {
  bench.add(order("SO1", {line("1", "MUG", 2)}));
  bench.sign_in_and_open("PB-O-SO1");
  bench.scan({kMug, "PB-C-PARCEL"});
  printed(1);
  bench.scan("PB-P-SO1-1-1");
  bench.lane = "2";
  bench.scan("PB-B-BOB");
  expect_refused("PB-P-SO1-1-1", "unpack.elsewhere");
}

TEST_F(Unpack, F19_LookedAtAgainWhenTheSupervisorComes) {
  ship();
  bench.scan({"PB-C-UNPACK", "PB-P-SO1-1-1", "PB-C-CHOOSE-1"});
  bench.manifests["SO1-1"] = {"HO-1", "open"};
  EXPECT_EQ(bench.scan("PB-B-SUE").text.key, "unpack.manifest_open");
  EXPECT_TRUE(bench.emitted<PackUnsealed>().empty());
  bench.scan("PB-C-OK");
  EXPECT_EQ(phase_of(bench.state()), Phase::idle);
}

TEST_F(Unpack, F19_OnlyAtAnIdleLaneWhereSomebodyIsSignedIn) {
  EXPECT_EQ(bench.scan("PB-C-UNPACK").text.key, "lane.sign_in_first");
  bench.add(order("SO1", {line("1", "MUG", 2)}));
  bench.sign_in_and_open("PB-O-SO1");
  EXPECT_EQ(bench.scan("PB-C-UNPACK").text.key, "command.not_now");
}

// Design 5.10: sealed boxes that hold what the order wants no more come out this way.
TEST_F(Unpack, F19_AnOrderCancelledOverASealedBoxIsTakenOutOfIt) {
  bench.add(order("SO1", {line("1", "MUG", 2)}));
  bench.sign_in_and_open("PB-O-SO1");
  bench.scan({kMug, "PB-C-PARCEL"});
  printed(1);
  bench.scan("PB-P-SO1-1-1");
  auto cancelled = bench.orders.at("SO1").order;
  cancelled.cancelled = true;
  bench.change(cancelled);
  EXPECT_EQ(bench.scan(kMug).text.key, "changed.sealed");
  bench.scan({"PB-C-OK", "PB-C-ASIDE"});
  unpack();
  EXPECT_EQ(phase_of(bench.state()), Phase::taking_out);
  bench.scan(kMug);
  EXPECT_EQ(bench.emitted<PackFinished>()[0].end, OrderEnd::cancelled);
}

TEST_F(Unpack, F19_AReshipTellsOfWhichOrderItIsOneWhenItIsSealed) {
  auto made = order("SO1-R1", {line("1", "MUG", 1)});
  made.reship_of = "SO1";
  bench.add(made);
  bench.sign_in_and_open("PB-O-SO1-R1");
  bench.scan(kMug);
  bench.print("SO1-R1", PrintConfirmed{"SO1-R1-1-label-1", "printer"});
  bench.scan(kWaybill);
  EXPECT_EQ(bench.emitted<PackSealed>()[0], (PackSealed{"SO1-R1-1", kWaybill, "sf", 1, "SO1"}));
}

}  // namespace
}  // namespace packbench::workflows
