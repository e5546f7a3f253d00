// Receiving and inspection by rule: F1 to F5, and hazardous goods where they arrive.
#include "tests/station/workflows/receive_bench.hpp"

namespace packbench::workflows {
namespace {

using namespace records;
using receive::differences;

struct Receive : testing::Test {
  void open(InboundNote note) {
    bench.tell(note);
    bench.scan({"PB-B-ANN", note.note});
    ASSERT_TRUE(bench.state().work);
  }
  void open(std::vector<InboundLine> lines) { open(inbound("N1", std::move(lines))); }
  std::int64_t counted(const std::string& line) { return receive::counted(bench.job(), line); }
  ReceiveBench bench;
};

TEST_F(Receive, OpensByNoteSupplierOrWaybill) {
  bench.tell(inbound("N1", {{"1", "MUG", 3, ""}}));
  bench.scan("PB-B-ANN");
  for (const auto* code : {"N1", "ACME", "ACME-1", "SF1023456789012"}) {
    EXPECT_EQ(bench.scan(code).tone, Tone::good) << code;
    ASSERT_TRUE(bench.state().work) << code;
    EXPECT_EQ(bench.screen().lines.at(0).name.en, "MUG");
    bench.scan("PB-C-ASIDE");
  }
  bench.tell(inbound("N2", {{"1", "MUG", 3, ""}}));
  bench.refused("ACME", "work.several");
}

TEST_F(Receive, F1ArrivingGoodsGoToTheInspectionZoneAndNowhereElse) {
  open({{"1", "MUG", 2, ""}});
  bench.scan(kMug);
  EXPECT_EQ(bench.emitted<ReceiveCounted>().at(0).goods.place, kInspectionPlace);
  bench.refused("PB-L-A-01", "receive.not_inspection");
  bench.refused("PB-L-DEF-1", "receive.not_inspection");
  bench.scan({"PB-L-IN-2", kMug});
  EXPECT_EQ(bench.emitted<ReceiveCounted>().at(0).goods.place, "IN-2");
}

TEST_F(Receive, F1NothingIsClosedBeforeItWasInspected) {
  open({{"1", "MUG", 1, ""}});
  bench.scan(kMug);
  bench.refused("PB-C-CLOSE", "receive.waits_still");
  bench.refused("PB-C-PASS", "receive.scan_first");
  bench.scan({"PB-C-INSPECT", kMug, "PB-C-PASS"});
  EXPECT_EQ(bench.emitted<ReceiveInspected>().at(0).to, kPassedPlace);
  EXPECT_EQ(bench.scan("PB-C-CLOSE").text.key, "receive.sign");
  bench.refused("PB-B-BOB", "receive.sign_yourself");
  EXPECT_EQ(bench.scan("PB-B-ANN").tone, Tone::done);
  EXPECT_EQ(bench.emitted<WorkEnded>().at(0).signed_by, "ann");
  EXPECT_FALSE(bench.state().work);
  bench.refused("N1", "work.ended");
}

TEST_F(Receive, F2WithoutANoteASupervisorWitnessesBeforeTheFirstPiece) {
  bench.scan({"PB-B-ANN", "PB-C-RECEIVE"});
  EXPECT_EQ(bench.screen().instruction.key, "receive.witness_blind");
  bench.refused(kMug, "sign.first");
  bench.refused("PB-B-BOB", "supervisor.needed");
  bench.scan("PB-C-NO");
  EXPECT_EQ(bench.scan(kMug).text.key, "receive.witness_blind") << "asked again, nothing counted";
  EXPECT_TRUE(bench.job().entries.empty());
  bench.scan("PB-B-SUE");
  EXPECT_EQ(bench.emitted<ReceiveWitnessed>().at(0), (ReceiveWitnessed{ReceiveWitness::blind, "sue"}));
  EXPECT_EQ(bench.scan(kStrange).tone, Tone::good) << "anything may arrive";
  EXPECT_EQ(bench.job().entries.size(), 1U);
  const auto document = bench.work().document;
  EXPECT_TRUE(document.starts_with("RC-"));
  EXPECT_TRUE(bench.last<ReceiveBegan>(document).blind) << "the centre is asked for a note";
}

TEST_F(Receive, F2AWitnessIsSomebodyElse) {
  bench.scan({"PB-B-SUE", "PB-C-RECEIVE"});
  bench.refused("PB-B-SUE", "sign.other");
  EXPECT_EQ(bench.scan("PB-B-TOM").tone, Tone::good);
}

TEST_F(Receive, F3ClosingComparesLineByLineAndAsksCauseAndPartyForEachDifference) {
  open({{"1", "MUG", 4, ""}, {"2", "PLATE", 1, ""}});
  bench.scan({kMug, kMug, kPlate, kPlate, "PB-C-CHOOSE-1"});  // two mugs missing, a plate too many
  bench.scan({"PB-C-DAMAGED", "PB-C-CHOOSE-3", kMug});        // a third mug, broken
  bench.scan({kStrange, "PB-C-CHOOSE-1"});                    // not on the note
  bench.scan({"PB-C-INSPECT", "PB-C-QTY-2", kMug, "PB-C-CHOOSE-1", "PB-C-PASS"});
  bench.scan({kMug, "PB-C-REJECT", "PB-C-CHOOSE-1"});  // the broken one
  bench.scan({kPlate, "PB-C-PASS", kPlate, "PB-C-REJECT", "PB-C-CHOOSE-2"});
  bench.scan({kStrange, "PB-C-REJECT", "PB-C-CHOOSE-5"});
  const auto found = differences(bench.job());
  ASSERT_EQ(found.size(), 5U);
  EXPECT_EQ(found[0], (ReceiveDifference{ReceiveDifferenceKind::shortage, "1", "MUG", "", 1}));
  EXPECT_EQ(found[1], (ReceiveDifference{ReceiveDifferenceKind::surplus, "2", "PLATE", "", 1}));
  bench.scan("PB-C-CLOSE");
  const char* const questions[] = {"receive.why_shortage", "receive.why_surplus", "receive.why_reject",
                                   "receive.why_damage", "receive.why_foreign"};
  for (std::size_t at = 0; at < found.size(); ++at) {
    EXPECT_EQ(bench.screen().instruction.key, questions[at]);
    bench.scan("PB-C-CHOOSE-2");
    EXPECT_EQ(bench.screen().instruction.key, "receive.whose");
    bench.scan("PB-C-CHOOSE-3");
    EXPECT_EQ(bench.emitted<ReceiveExplained>().at(0).difference, found[at]);
    EXPECT_EQ(bench.emitted<ReceiveExplained>().at(0).party, ReceiveParty::own);
  }
  EXPECT_EQ(bench.screen().instruction.key, "receive.sign");
  bench.scan("PB-B-ANN");
  const auto closed = bench.emitted<ReceiveClosed>().at(0);
  EXPECT_EQ(closed.lines, (std::vector<ReceiveResult>{{"1", "MUG", "", 4, 3}, {"2", "PLATE", "", 1, 2}}));
  EXPECT_EQ(closed.passed, 3);
  EXPECT_EQ(closed.rejected, 3);
}

TEST_F(Receive, F3ADifferenceThatChangesIsAskedAnew) {
  open({{"1", "MUG", 3, ""}});
  bench.scan(
      {kMug, "PB-C-INSPECT", kMug, "PB-C-PASS", "PB-C-CLOSE", "PB-C-CHOOSE-1", "PB-C-CHOOSE-1", "PB-C-NO"});
  bench.scan({"PB-C-RECEIVE", kMug, "PB-C-INSPECT", kMug, "PB-C-PASS"});
  EXPECT_EQ(bench.scan("PB-C-CLOSE").text.key, "receive.why_shortage") << "one is missing now, not two";
  bench.scan({"PB-C-CHOOSE-1", "PB-C-CHOOSE-1", "PB-B-ANN"});
  EXPECT_EQ(bench.works.at("N1").state, "ended");
}

TEST_F(Receive, F4UnfinishedCheckingIsLeftOnlyUnderASupervisorsEyes) {
  open({{"1", "MUG", 3, ""}});
  bench.scan({kMug, "PB-C-ASIDE", "PB-C-CHOOSE-1"});
  EXPECT_EQ(bench.screen().instruction.key, "receive.witness_aside");
  bench.refused("PB-B-BOB", "supervisor.needed");
  bench.scan("PB-B-SUE");
  EXPECT_EQ(bench.emitted<WorkSetAside>().at(0), (WorkSetAside{"receive.aside_shift", "sue"}));
  EXPECT_FALSE(bench.state().work);
  bench.scan("N1");
  EXPECT_EQ(counted("1"), 1) << "it goes on where it stood";
  EXPECT_EQ(bench.job().owed, ReceiveWitness::none);
}

TEST_F(Receive, F4WhoeverTakesOverUnfinishedCheckingNeedsAWitness) {
  open({{"1", "MUG", 3, ""}});
  bench.scan({kMug, "PB-B-BOB", "PB-C-YES"});
  EXPECT_EQ(bench.scan(kMug).text.key, "receive.witness_handover");
  EXPECT_EQ(counted("1"), 1);
  bench.scan("PB-B-SUE");
  EXPECT_EQ(bench.emitted<ReceiveWitnessed>().at(0), (ReceiveWitnessed{ReceiveWitness::handover, "sue"}));
  EXPECT_EQ(bench.scan(kMug).tone, Tone::good);
}

TEST_F(Receive, F5StacksPerStackAndRest) {
  open({{"1", "MUG", 100, ""}});
  bench.scan({"PB-C-STACK-4X5P3", kMug});
  EXPECT_EQ(counted("1"), 23);
  bench.scan({"PB-C-STACK-2X5", kMug});
  EXPECT_EQ(counted("1"), 33);
  bench.scan({"PB-C-QTY-2", kMugCase});
  EXPECT_EQ(counted("1"), 45);
  for (const auto* code : {"PB-C-STACK-X5", "PB-C-STACK-5", "PB-C-STACK-5X", "PB-C-STACK-5XP",
                           "PB-C-STACK-5X5P", "PB-C-STACK-0X5", "PB-C-STACK-P1", "PB-C-STACK-9999X9999",
                           "PB-C-STACK-5P1X5", "PB-C-STACK--1X5", "PB-C-STACK-99999999999999999999X1"})
    bench.refused(code, "stacks.bad");
}

TEST_F(Receive, F25HazardousGoodsLieOnlyWhereTheyMay) {
  open({{"1", "ACID", 2, ""}, {"2", "MUG", 1, ""}});
  EXPECT_TRUE(bench.screen().lines.at(0).hazardous);
  bench.refused(kAcid, "receive.hazardous_place");
  bench.scan({"PB-L-IN-H", kAcid});
  bench.refused(kMug, "receive.not_hazardous");
  bench.scan({"PB-C-INSPECT", kAcid});
  bench.refused("PB-C-REJECT", "receive.hazardous_defects");
  bench.scan({"PB-L-DEF-H", "PB-C-REJECT", "PB-C-CHOOSE-1"});
  EXPECT_EQ(bench.emitted<ReceiveInspected>().at(0).to, "DEF-H");
}

TEST_F(Receive, TwoGs1CodesOfOnePieceInEitherOrder) {
  const std::vector<std::string> orders[] = {
      {kTea, kTeaLot, kTeaExpiry}, {kTeaLot, kTea, kTeaExpiry}, {kTeaLot, kTeaExpiry, kTea}, {kTeaGs1}};
  open({{"1", "TEA", 10, ""}});
  for (const auto& codes : orders) {
    for (const auto& code : codes) EXPECT_NE(bench.scan(code).tone, Tone::stop) << code;
    const auto counted_now = bench.emitted<ReceiveCounted>();
    ASSERT_EQ(counted_now.size(), 1U) << codes.front();
    EXPECT_EQ(counted_now[0].goods.lot, "LOT7");
    EXPECT_EQ(counted_now[0].goods.expiry, "2027-01-31");
  }
  bench.scan({kTeaLot, "PB-C-UNDO"});
  EXPECT_EQ(bench.job().held, Capture{}) << "what was read for the next piece is taken back first";
  bench.scan("]C110OTHER");
  bench.refused(kTeaGs1, "await.contradiction");
}

TEST_F(Receive, LotsOfTheNoteAreLinesOfTheirOwn) {
  open({{"1", "TEA", 1, "LOT7"}, {"2", "TEA", 1, "LOT8"}});
  bench.scan(kTeaGs1);
  EXPECT_EQ(counted("1"), 1);
  EXPECT_EQ(bench.scan(kTeaGs1).text.key, "receive.surplus");
  bench.scan({"PB-C-NO", kTea, "]C110LOT9", kTeaExpiry});
  EXPECT_EQ(bench.screen().instruction.key, "receive.not_on_note") << "a lot that nobody announced";
}

TEST_F(Receive, SerialsComeOneByOneAndNeverTwice) {
  open({{"1", "PHONE", 3, ""}});
  bench.scan({kPhone, "SN1"});
  EXPECT_EQ(bench.emitted<ReceiveCounted>().at(0).serial, "SN1");
  bench.scan(kPhone);
  bench.refused("SN1", "capture.serial_twice");
  bench.scan({"PB-C-NO", "PB-C-QTY-2"});
  bench.refused(kPhone, "capture.one_by_one");
}

TEST_F(Receive, SurplusIsTakenOnlyWhenAsked) {
  open({{"1", "MUG", 4, ""}, {"2", "MUG", 1, ""}});
  EXPECT_EQ(bench.scan(kMugCase).text.key, "receive.surplus");
  EXPECT_TRUE(bench.job().entries.empty());
  bench.refused(kMug, "question.first");
  bench.scan("PB-C-CHOOSE-1");
  const auto parts = bench.emitted<ReceiveCounted>().at(0).parts;
  EXPECT_EQ(parts, (std::vector<ReceivePart>{{"1", 4, false}, {"2", 1, false}, {"2", 1, true}}));
  bench.scan({kMug, "PB-C-NO"});
  EXPECT_EQ(counted("2"), 2);
}

TEST_F(Receive, AWrongArticleIsAskedAndKeptApart) {
  open({{"1", "MUG", 4, ""}});
  bench.scan({kStrange, "PB-C-NO"});
  EXPECT_TRUE(bench.job().entries.empty());
  bench.scan({kStrange, "PB-C-CHOOSE-2"});
  const auto event = bench.emitted<ReceiveCounted>().at(0);
  EXPECT_EQ(event.goods.condition, ReceiveCondition::foreign);
  EXPECT_EQ(event.reason, "receive.foreign_wrong_label");
  EXPECT_EQ(counted("1"), 0);
  bench.scan({"PB-C-INSPECT", kStrange, "PB-C-PASS"});
  EXPECT_EQ(bench.screen().instruction.key, "receive.pass_foreign");
  bench.refused("PB-B-ANN", "supervisor.needed");
  bench.scan("PB-B-SUE");
  EXPECT_EQ(bench.emitted<ReceiveInspected>().at(0).by, "sue");
}

TEST_F(Receive, DamagedPiecesArriveButNeverPass) {
  open({{"1", "MUG", 4, ""}});
  bench.scan({"PB-C-QTY-2", "PB-C-DAMAGED", "PB-C-CHOOSE-2"});
  EXPECT_EQ(bench.screen().instruction.key, "receive.scan_damaged");
  bench.scan(kMug);
  const auto event = bench.emitted<ReceiveCounted>().at(0);
  EXPECT_EQ(event.goods.condition, ReceiveCondition::damaged);
  EXPECT_EQ(event.reason, "receive.damage_wet");
  EXPECT_EQ(event.quantity, 2) << "QTY stays through the question";
  EXPECT_EQ(counted("1"), 2);
  bench.scan(kMug);
  EXPECT_EQ(bench.emitted<ReceiveCounted>().at(0).goods.condition, ReceiveCondition::sound)
      << "the next only";
  bench.scan({"PB-C-INSPECT", "PB-L-DEF-1", kMug, "PB-C-CHOOSE-1"});
  bench.refused("PB-C-PASS", "receive.damaged_stays");
  bench.scan({"PB-C-REJECT", "PB-C-CHOOSE-1"});
  EXPECT_EQ(bench.emitted<ReceiveInspected>().at(0).to, "DEF-1");
}

TEST_F(Receive, UndoIsACompensatingEventOfTheWholeScan) {
  open({{"1", "MUG", 4, ""}, {"2", "MUG", 4, ""}});
  bench.scan({kMugCase, "PB-C-UNDO"});
  EXPECT_EQ(bench.emitted<ReceiveUndone>().at(0).quantity, 6);
  EXPECT_EQ(counted("1"), 0);
  EXPECT_EQ(counted("2"), 0);
  bench.refused("PB-C-UNDO", "receive.undo_nothing");
  bench.scan({kMug, "PB-C-INSPECT", kMug, "PB-C-PASS", "PB-C-RECEIVE"});
  bench.refused("PB-C-UNDO", "receive.undo_inspected");
}

TEST_F(Receive, APhotoIsNotedForTheLineScannedLast) {
  open({{"1", "MUG", 4, ""}});
  bench.refused("PB-C-PHOTO-IMG7", "receive.photo_of_nothing");
  bench.scan({kMug, "PB-C-PHOTO-IMG7"});
  EXPECT_EQ(bench.emitted<ReceivePhotographed>().at(0), (ReceivePhotographed{"1", "MUG", "IMG7", 1}));
}

TEST_F(Receive, APartOfAQuantityPasses) {
  open({{"1", "MUG", 6, ""}});
  bench.scan({kMugCase, "PB-C-INSPECT", "PB-C-QTY-4", kMug, "PB-C-PASS"});
  EXPECT_EQ(bench.emitted<ReceiveInspected>().at(0).quantity, 4);
  bench.scan({"PB-C-QTY-2", kMug});
  bench.refused(kMug, "receive.more_than_waits");
  bench.refused(kPlate, "receive.decide_first");
  bench.scan({"PB-C-REJECT", "PB-C-CHOOSE-2"});
  EXPECT_EQ(bench.emitted<ReceiveInspected>().at(0).result, Inspection::rejected);
  bench.refused(kMug, "receive.waits_not");
}

TEST_F(Receive, ASampleDecidesForTheRestOnceItIsLargeEnough) {
  auto note = inbound("N1", {{"1", "MUG", 30, ""}});
  note.sample_percent = 15;  // of 30: 5, rounded up
  open(note);
  bench.scan({"PB-C-QTY-5", kMugCase, "PB-C-INSPECT", "PB-C-QTY-4", kMug});
  bench.refused("PB-C-PASS", "receive.sample_first");
  bench.scan({"PB-C-REJECT", "PB-C-CHOOSE-2"});
  EXPECT_EQ(bench.emitted<ReceiveInspected>().at(0).quantity, 4) << "only what was looked at";
  bench.scan({kMug, "PB-C-PASS"});
  EXPECT_EQ(bench.emitted<ReceiveInspected>().at(0).quantity, 26);
  EXPECT_EQ(bench.emitted<ReceiveInspected>().at(0).examined, 1);
}

TEST_F(Receive, ExpiredOrNearlyExpiredLotsNeedASupervisor) {
  const std::pair<const char*, const char*> rows[] = {
      {"2026-06-14", "receive.pass_expired"}, {"2026-07-15", "receive.pass_nearly"}, {"2026-07-16", ""}};
  open({{"1", "TEA", 3, ""}});
  for (const auto& [expiry, question] : rows) {
    bench.scan({kTea, std::string("L") + expiry, expiry});
    ASSERT_EQ(bench.emitted<ReceiveCounted>().size(), 1U) << expiry;
    bench.scan({"PB-C-INSPECT", kTea, "PB-C-PASS"});
    if (*question) {
      EXPECT_EQ(bench.screen().instruction.key, question);
      bench.refused("PB-B-BOB", "supervisor.needed");
      bench.scan("PB-B-SUE");
    }
    EXPECT_EQ(bench.emitted<ReceiveInspected>().at(0).by, *question ? "sue" : "") << expiry;
    bench.scan("PB-C-RECEIVE");
  }
}

TEST_F(Receive, AChangedNoteIsTakenOverAtTheNextScanAndTold) {
  open({{"1", "MUG", 2, ""}, {"2", "PLATE", 1, ""}});
  bench.scan({kMug, kPlate});
  auto note = inbound("N1", {{"1", "MUG", 5, ""}, {"3", "STRANGE", 1, ""}});
  note.revision = 2;
  bench.tell(note);
  const auto verdict = bench.scan(kMug);
  EXPECT_EQ(verdict.tone, Tone::stop);
  EXPECT_EQ(text(verdict.text, "en"), "N1 changed: MUG 2→5, PLATE 1→0, STRANGE 0→1");
  EXPECT_EQ(counted("1"), 1) << "the scan that met the change counts not";
  bench.scan({"PB-C-OK", kStrange});
  EXPECT_EQ(counted("3"), 1);
  EXPECT_EQ(bench.screen().lines.size(), 3U) << "the dropped line stays: a piece of it lies there";
  const auto found = differences(bench.job());
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[1], (ReceiveDifference{ReceiveDifferenceKind::surplus, "2", "PLATE", "", 1}));
  EXPECT_EQ(bench.work().revision, 2);
}

TEST_F(Receive, ACancelledNoteIsToldAndWhatCameIsClosed) {
  open({{"1", "MUG", 2, ""}});
  bench.scan(kMug);
  auto note = inbound("N1", {{"1", "MUG", 2, ""}});
  note.revision = 2;
  note.cancelled = true;
  bench.tell(note);
  EXPECT_EQ(bench.scan(kMug).text.key, "receive.note_cancelled");
  bench.scan({"PB-C-OK", kMug});
  EXPECT_EQ(bench.screen().instruction.key, "receive.not_on_note");
  bench.scan({"PB-C-NO", "PB-C-INSPECT", kMug, "PB-C-PASS", "PB-C-CLOSE", "PB-C-CHOOSE-1", "PB-C-CHOOSE-1"});
  EXPECT_EQ(bench.scan("PB-B-ANN").tone, Tone::done);
}

TEST_F(Receive, TwoMeaningsAreAsked) {
  open({{"1", "MUG", 2, ""}});
  EXPECT_EQ(bench.scan(kTwin).tone, Tone::ask);
  bench.scan("PB-C-CHOOSE-1");
  EXPECT_EQ(counted("1"), 1);
  bench.scan({"PB-C-INSPECT", kTwin, "PB-C-CHOOSE-1", "PB-C-PASS"});
  EXPECT_EQ(bench.emitted<ReceiveInspected>().size(), 1U);
}

TEST_F(Receive, BadScansChangeNothing) {
  open({{"1", "MUG", 2, ""}});
  bench.scan(kMug);
  bench.refused("no such thing", "scan.unknown");
  bench.refused("]C1010950600013435910LOT7", "scan.malformed");
  bench.refused("PB-P-SO1-1-1", "lane.order_open");
  bench.refused("PB-C-PARCEL", "command.not_now");
  bench.refused("PB-C-RECEIVE", "command.not_now");
  bench.refused("PB-C-QTY-10000", "quantity.bad");
  bench.scan("PB-C-QTY-9999");
  bench.refused(kMugCase, "quantity.bad");
}

}  // namespace
}  // namespace packbench::workflows
