// Closing a parcel and an order: notes, what is left, weight, short, release.
#include <gtest/gtest.h>

#include "tests/station/workflows/bench.hpp"

namespace packbench::workflows {
namespace {

using namespace records;

struct Closing : testing::Test {
  void open(std::vector<PackLine> lines, std::vector<OrderNote> notes = {}) {
    auto made = order("SO1", std::move(lines));
    made.notes = std::move(notes);
    bench.add(made);
    bench.sign_in_and_open("PB-O-SO1");
  }
  Bench bench;
};

TEST_F(Closing, TheLastPieceAsksForLabelAndSlip) {
  open({line("1", "MUG", 2)});
  bench.scan({kMug, kMug});
  ASSERT_EQ(bench.emitted<PackParcelClosed>().size(), 1U);
  EXPECT_EQ(bench.emitted<PackParcelClosed>()[0].parcel, "SO1-1");
  EXPECT_EQ(bench.emitted<PackParcelClosed>()[0].pieces, 2);
  const auto jobs = bench.emitted<PrintRequested>();
  ASSERT_EQ(jobs.size(), 2U);
  EXPECT_EQ(jobs[0].job, "SO1-1-label-1");
  EXPECT_EQ(jobs[1].job, "SO1-1-slip-1");
  EXPECT_EQ(jobs[0].lane, "1");
}

TEST_F(Closing, WithoutTheRuleItWaitsForDone) {
  bench.rules.close_when_complete = false;
  bench.rules.print_slip = false;
  open({line("1", "MUG", 1)});
  EXPECT_TRUE((bench.scan(kMug), bench.emitted<PackParcelClosed>().empty()));
  EXPECT_EQ(bench.screen().instruction.key, "pack.scan_done");
  bench.scan("PB-C-DONE");
  EXPECT_EQ(bench.emitted<PrintRequested>().size(), 1U);
}

TEST_F(Closing, DoneTellsWhatIsLeftOut) {
  open({line("1", "MUG", 2), line("2", "PLATE", 1)});
  bench.scan(kMug);
  const auto verdict = bench.scan("PB-C-DONE");
  EXPECT_EQ(verdict.tone, Tone::ask);
  EXPECT_EQ(text(verdict.text, "en"), "Still missing: 1 × MUG, 1 × PLATE");
  EXPECT_TRUE(bench.decision.events.empty());
}

TEST_F(Closing, RemarksAndGiftsAreAcknowledgedOneByOneBeforeClosing) {
  open({line("1", "MUG", 1)}, {{"a", NoteKind::remark, "Fragile"}, {"b", NoteKind::gift, "Sticker"}});
  EXPECT_EQ(text(bench.screen().instruction, "en"), "Remark: Fragile");
  EXPECT_TRUE((bench.scan(kMug), bench.emitted<PackParcelClosed>().empty()));
  EXPECT_EQ(bench.scan("PB-C-DONE").text.key, "note.first");
  bench.scan("PB-C-OK");
  EXPECT_EQ(text(bench.screen().instruction, "en"), "Gift: Sticker");
  EXPECT_EQ(bench.scan("PB-C-DONE").text.key, "note.first");
  EXPECT_EQ(bench.scan("PB-C-PARCEL").text.key, "note.first");
  bench.scan("PB-C-OK");
  EXPECT_EQ(bench.emitted<PackParcelClosed>().size(), 1U);
}

TEST_F(Closing, TheNextParcelTakesTheRest) {
  open({line("1", "MUG", 2)});
  EXPECT_EQ(bench.scan("PB-C-PARCEL").text.key, "parcel.empty");
  bench.scan({"PB-C-OK", kMug, "PB-C-PARCEL"});
  bench.print("SO1", PrintConfirmed{"SO1-1-label-1", "printer"});
  EXPECT_EQ(bench.scan("PB-P-SO1-1-1").text.key, "seal.done_next");
  bench.scan(kMug);
  EXPECT_EQ(bench.emitted<PackParcelClosed>()[0].parcel, "SO1-2");
  bench.print("SO1", PrintConfirmed{"SO1-2-label-1", "printer"});
  EXPECT_EQ(bench.scan("PB-P-SO1-2-1").tone, Tone::done);
  EXPECT_EQ(bench.emitted<PackFinished>()[0].end, OrderEnd::shipped);
  EXPECT_FALSE(bench.state().pack);
}

TEST_F(Closing, ShortNeedsLineReasonAndASupervisorsBadge) {
  open({line("1", "MUG", 2), line("2", "PLATE", 1)});
  bench.scan({kMug, "PB-C-SHORT"});
  EXPECT_EQ(bench.screen().instruction.key, "ask.which_line");
  bench.scan("PB-C-CHOOSE-2");
  EXPECT_EQ(bench.screen().instruction.key, "ask.why_short");
  bench.scan("PB-C-CHOOSE-1");
  EXPECT_EQ(bench.screen().instruction.key, "supervisor.scan_badge");
  EXPECT_EQ(bench.scan("PB-B-BOB").text.key, "supervisor.needed");
  bench.scan("PB-C-OK");
  EXPECT_EQ(bench.scan(kMug).text.key, "supervisor.first");
  bench.scan({"PB-C-OK", "PB-B-SUE"});
  ASSERT_EQ(bench.emitted<PackShorted>().size(), 1U);
  EXPECT_EQ(bench.emitted<PackShorted>()[0], (PackShorted{"2", "PLATE", "reason.not_found", "sue", 1}));
  EXPECT_EQ(bench.state().person->id, "ann") << "the badge answered, it did not sign in";
}

TEST_F(Closing, ASupervisorAtTheLaneStillScansHisBadge) {
  bench.add(order("SO1", {line("1", "MUG", 1)}));
  bench.scan({"PB-B-SUE", "PB-O-SO1", "PB-C-RELEASE", "PB-C-CHOOSE-1"});
  EXPECT_TRUE(bench.pack().entries.empty());
  bench.scan("PB-B-SUE");
  EXPECT_EQ(bench.emitted<PackReleased>()[0].by, "sue");
  EXPECT_EQ(bench.emitted<PackParcelClosed>().size(), 1U) << "complete, so it closes";
}

TEST_F(Closing, ReleaseCountsOnePieceOrTheQuantityGiven) {
  open({line("1", "MUG", 5)});
  bench.scan({"PB-C-RELEASE", "PB-C-CHOOSE-2", "PB-B-SUE"});
  EXPECT_EQ(bench.packed_of("MUG"), 1);
  bench.scan({"PB-C-QTY-3", "PB-C-RELEASE", "PB-C-CHOOSE-2", "PB-B-SUE"});
  EXPECT_EQ(bench.packed_of("MUG"), 4);
  bench.scan({"PB-C-QTY-2", "PB-C-RELEASE"});
  EXPECT_EQ(bench.decision.verdict.text.key, "scan.too_many");
}

TEST_F(Closing, FinishReportsAllThatIsLeftAsShort) {
  open({line("1", "MUG", 2), line("2", "PLATE", 1)});
  bench.scan({kMug, "PB-C-FINISH", "PB-C-CHOOSE-3", "PB-B-SUE"});
  EXPECT_EQ(bench.emitted<PackShorted>().size(), 2U);
  bench.print("SO1", PrintSent{"SO1-1-label-1", 10});
  bench.scan("PB-P-SO1-1-1");
  EXPECT_EQ(bench.emitted<PackFinished>()[0].end, OrderEnd::shorted);
}

TEST_F(Closing, NothingToPackAtAllEndsShortWithoutAParcel) {
  open({line("1", "MUG", 2)});
  bench.scan({"PB-C-FINISH", "PB-C-CHOOSE-1", "PB-B-SUE"});
  EXPECT_EQ(bench.emitted<PackFinished>().size(), 1U);
  EXPECT_TRUE(bench.emitted<PackParcelClosed>().empty());
}

struct Weighing : Closing {
  Weighing() {
    bench.rules.has_scale = true;
    bench.rules.box_g = 100;
    open({line("1", "MUG", 2), line("2", "PLATE", 1)});
    bench.scan({kMug, kMug, kPlate});  // 1200 g with the box
  }
};

TEST_F(Weighing, WithoutAStableReadingItAsksForTheScale) {
  EXPECT_EQ(bench.screen().instruction.key, "pack.weigh_done");
  EXPECT_EQ(bench.scan("PB-C-DONE").text.key, "weigh.put_on");
  EXPECT_TRUE(bench.decision.events.empty());
}

TEST_F(Weighing, ADifferenceNamesTheArticleThatExplainsIt) {
  bench.weight_g = 905;
  const auto verdict = bench.scan("PB-C-DONE");
  EXPECT_EQ(verdict.tone, Tone::stop);
  EXPECT_EQ(text(verdict.text, "en"), "295 g too light: probably 1 × MUG missing");
  EXPECT_FALSE(bench.emitted<PackWeighed>()[0].accepted);
  bench.scan("PB-C-OK");
  EXPECT_EQ(bench.screen().instruction.key, "weigh.again");
  bench.weight_g = 1210;
  bench.scan("PB-C-DONE");
  EXPECT_TRUE(bench.emitted<PackWeighed>()[0].accepted);
  EXPECT_EQ(bench.emitted<PackParcelClosed>().size(), 1U);
}

TEST_F(Weighing, ASupervisorReleasesADifferenceWithAReason) {
  bench.weight_g = 2000;
  bench.scan({"PB-C-DONE", "PB-C-OK", "PB-C-RELEASE"});
  EXPECT_EQ(bench.screen().instruction.key, "ask.why_weight");
  bench.scan({"PB-C-CHOOSE-1", "PB-B-SUE"});
  const auto weighed = bench.emitted<PackWeighed>();
  ASSERT_EQ(weighed.size(), 1U);
  EXPECT_EQ(weighed[0].by, "sue");
  EXPECT_EQ(weighed[0].grams, 2000);
  EXPECT_TRUE(weighed[0].accepted);
  EXPECT_EQ(bench.emitted<PackParcelClosed>().size(), 1U);
}

TEST_F(Weighing, WhatIsScannedAfterARefusedWeighingMakesItWorthless) {
  bench.weight_g = 2000;
  bench.scan({"PB-C-DONE", "PB-C-OK", "PB-C-UNDO"});
  bench.scan({"PB-C-RELEASE"});
  EXPECT_EQ(bench.screen().instruction.key, "ask.why_release") << "a line's release, no weight's";
}

TEST_F(Weighing, ClosingByItselfWaitsUntilTheWeightAgrees) {
  bench.scan("PB-C-UNDO");
  bench.weight_g = 700;  // the last piece is still in the hand
  bench.scan(kPlate);
  EXPECT_EQ(bench.decision.verdict.tone, Tone::good);
  EXPECT_TRUE(bench.emitted<PackWeighed>().empty());
  bench.scan("PB-C-UNDO");
  bench.weight_g = 1200;
  bench.scan(kPlate);
  EXPECT_EQ(bench.emitted<PackParcelClosed>().size(), 1U);
}

}  // namespace
}  // namespace packbench::workflows
