// An order changed or cancelled under the packer's hands (design 5.10).
#include <gtest/gtest.h>

#include "tests/station/workflows/bench.hpp"

namespace packbench::workflows {
namespace {

using namespace records;

struct Changed : testing::Test {
  Changed() {
    bench.add(order("SO1", {line("1", "MUG", 3), line("2", "PLATE", 2)}));
    bench.sign_in_and_open("PB-O-SO1");
  }
  Bench bench;
};

TEST_F(Changed, IsNoticedAtTheNextScanWhichDoesNotCount) {
  bench.scan({kMug, kMug, kMug});
  bench.change(order("SO1", {line("1", "MUG", 2), line("2", "PLATE", 3)}));
  const auto verdict = bench.scan(kPlate);
  EXPECT_EQ(verdict.tone, Tone::stop);
  EXPECT_EQ(text(verdict.text, "en"), "SO1 changed: take out 1 × MUG, add 1 × PLATE");
  EXPECT_EQ(text(verdict.text, "zh-CN").substr(0, 3), "SO1");
  EXPECT_EQ(bench.packed_of("PLATE"), 0);
}

TEST_F(Changed, WhatIsTooMuchMustBeScannedOutBeforeAnythingElse) {
  bench.scan({kMug, kMug, kMug});
  bench.change(order("SO1", {line("1", "MUG", 1), line("2", "PLATE", 1)}));
  bench.scan({kPlate, "PB-C-OK"});
  EXPECT_EQ(text(bench.screen().instruction, "en"), "Take out and scan: 2 × MUG");
  EXPECT_EQ(bench.screen().lines[0].state, LineState::take_out);
  EXPECT_EQ(bench.scan(kPlate).text.key, "takeout.not_this");
  EXPECT_EQ(bench.scan({"PB-C-OK", kMugCase}).text.key, "takeout.too_many");
  EXPECT_EQ(bench.scan({"PB-C-OK", "PB-C-DONE"}).text.key, "takeout.next");
  EXPECT_EQ(bench.scan(kMug).tone, Tone::good);
  EXPECT_EQ(bench.emitted<PackUndone>()[0].quantity, 1);
  bench.scan({kMug, kPlate});
  EXPECT_EQ(bench.emitted<PackParcelClosed>()[0].pieces, 2);
}

TEST_F(Changed, PiecesOfADroppedLineAreNamedAndComeOutOfACase) {
  bench.change(order("SO1", {line("1", "MUG", 6), line("2", "PLATE", 2)}));
  bench.scan({kMug, "PB-C-OK", kMugCase});
  bench.change(order("SO1", {line("2", "PLATE", 2)}));
  bench.scan({kPlate, "PB-C-OK"});
  EXPECT_EQ(text(bench.screen().instruction, "en"), "Take out and scan: 6 × MUG");
  bench.scan({"PB-C-QTY-2", kMug});
  EXPECT_EQ(bench.packed_of("MUG"), 4);
  bench.scan({"PB-C-QTY-4", kMug});
  EXPECT_EQ(bench.packed_of("MUG"), 0);
  EXPECT_EQ(bench.screen().lines.size(), 1U);
}

TEST_F(Changed, OneOfSeveralSerialsIsTakenOutByItsNumber) {
  bench.change(order("SO1", {line("1", "PHONE", 2), line("2", "PLATE", 1)}));
  bench.scan({kMug, "PB-C-OK", kPhone, "SN1", kPhone, "SN2"});
  bench.change(order("SO1", {line("1", "PHONE", 1), line("2", "PLATE", 1)}));
  bench.scan({kPlate, "PB-C-OK"});
  EXPECT_EQ(bench.scan(kPhone).text.key, "takeout.serial");
  EXPECT_EQ(bench.scan({"PB-C-OK", "SN9"}).text.key, "scan.unknown");
  bench.scan({"PB-C-OK", "SN1"});
  ASSERT_EQ(bench.pack().entries.size(), 1U);
  EXPECT_EQ(bench.pack().entries[0].capture.serial, "SN2");
}

TEST_F(Changed, AClosedParcelOpensAgainAndItsLabelIsVoid) {
  bench.scan({kMug, kMug, kMug, kPlate, kPlate});
  bench.print("SO1", PrintConfirmed{"SO1-1-label-1", "printer"});
  bench.change(order("SO1", {line("1", "MUG", 3), line("2", "PLATE", 1)}));
  EXPECT_EQ(bench.scan("PB-P-SO1-1-1").tone, Tone::stop);
  EXPECT_TRUE(bench.emitted<PackSealed>().empty());
  EXPECT_EQ(bench.emitted<PrintVoided>().size(), 2U);
  bench.scan({"PB-C-OK", kPlate});
  EXPECT_EQ(bench.emitted<PackParcelClosed>()[0].parcel, "SO1-1");
  EXPECT_EQ(bench.emitted<PrintRequested>()[0].job, "SO1-1-label-2");
  bench.print("SO1", PrintConfirmed{"SO1-1-label-2", "printer"});
  EXPECT_EQ(bench.scan("PB-P-SO1-1-1").text.key, "seal.old_copy");
  bench.scan({"PB-C-OK", "PB-P-SO1-1-2"});
  EXPECT_EQ(bench.emitted<PackSealed>().size(), 1U);
}

TEST_F(Changed, ANewRemarkIsToldAndMustBeAcknowledged) {
  auto now = order("SO1", {line("1", "MUG", 3), line("2", "PLATE", 2)});
  now.notes = {{"a", NoteKind::remark, "Ring twice"}};
  bench.change(now);
  EXPECT_EQ(text(bench.scan(kMug).text, "en"), "SO1 changed: new remark: Ring twice");
  bench.scan("PB-C-OK");
  EXPECT_EQ(bench.screen().instruction.key, "note.remark");
  bench.scan("PB-C-OK");
  now.notes[0].text = "Ring thrice";
  bench.change(now);
  bench.scan({kMug, "PB-C-OK"});
  EXPECT_EQ(text(bench.screen().instruction, "en"), "Remark: Ring thrice")
      << "changed, so not acknowledged any more";
}

TEST_F(Changed, ACancelledOrderIsTakenOutAndEndsCancelled) {
  bench.scan({kMug, kPlate});
  auto now = bench.orders["SO1"].order;
  now.cancelled = true;
  bench.change(now);
  EXPECT_EQ(bench.scan(kMug).text.key, "changed.cancelled");
  bench.scan({"PB-C-OK", kMug});
  EXPECT_TRUE(bench.emitted<PackFinished>().empty());
  bench.scan(kPlate);
  EXPECT_EQ(bench.emitted<PackFinished>()[0].end, OrderEnd::cancelled);
}

TEST_F(Changed, DoneEndsACancelledOrderTooAndAnEmptyOneEndsAtOnce) {
  bench.scan(kMug);
  auto now = bench.orders["SO1"].order;
  now.cancelled = true;
  bench.change(now);
  bench.scan({kMug, "PB-C-OK", "PB-C-DONE"});
  EXPECT_EQ(bench.emitted<PackFinished>().size(), 1U);

  bench.add(order("SO2", {line("1", "MUG", 1)}));
  bench.scan("PB-O-SO2");
  now = bench.orders["SO2"].order;
  now.cancelled = true;
  bench.change(now);
  bench.scan({kMug, "PB-C-OK"});
  EXPECT_EQ(bench.emitted<PackFinished>().size(), 1U);
}

TEST_F(Changed, SealedParcelsWithTooMuchNeedTheSupervisorAndCanOnlyBePutAside) {
  bench.scan({kMug, kMug, "PB-C-PARCEL"});
  bench.print("SO1", PrintConfirmed{"SO1-1-label-1", "printer"});
  bench.scan("PB-P-SO1-1-1");
  bench.change(order("SO1", {line("1", "MUG", 1), line("2", "PLATE", 2)}));
  EXPECT_EQ(bench.scan(kPlate).text.key, "changed.sealed");
  bench.scan("PB-C-OK");
  for (const auto* code : {kPlate, "PB-C-DONE", "PB-C-UNDO", "PB-C-RELEASE"}) {
    EXPECT_EQ(bench.scan(code).tone, Tone::stop) << code;
    bench.scan("PB-C-OK");
  }
  bench.scan("PB-C-ASIDE");
  EXPECT_FALSE(bench.state().pack);
}

TEST_F(Changed, WhilePutAsideIsToldWhenItIsOpenedAgain) {
  bench.scan({kMug, kMug, kMug, "PB-C-ASIDE"});
  bench.change(order("SO1", {line("1", "MUG", 2), line("2", "PLATE", 2)}));
  EXPECT_EQ(text(bench.scan("PB-O-SO1").text, "en"), "SO1 changed: take out 1 × MUG");
  bench.scan("PB-C-OK");
  EXPECT_EQ(bench.screen().instruction.key, "takeout.next");
  bench.scan("PB-C-ASIDE");
  auto now = bench.orders["SO1"].order;
  now.cancelled = true;
  bench.change(now);
  EXPECT_EQ(bench.scan("PB-O-SO1").text.key, "changed.cancelled") << "pieces lie in the box, so it opens";
  EXPECT_TRUE(bench.state().pack);
}

TEST_F(Changed, AQuestionOrAnAwaitedLotIsDropped) {
  bench.scan("PB-C-SHORT");
  bench.change(order("SO1", {line("1", "MUG", 1)}));
  bench.scan("PB-C-CHOOSE-1");
  EXPECT_FALSE(bench.pack().asked);
}

}  // namespace
}  // namespace packbench::workflows
