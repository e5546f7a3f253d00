// Picking, rule by rule: F7, F8, F12, F17, F25, and the ledger that follows.
#include <gtest/gtest.h>

#include "tests/station/workflows/pick_bench.hpp"

namespace packbench::workflows {
namespace {

using namespace records;

struct Picks : testing::Test, PickBench {};

TEST_F(Picks, F8_StrictlyByListAndSignedAtItsEnd) {
  want("SO1", {line("1", "MUG", 2), line("2", "PLATE", 1)});
  begin();
  EXPECT_EQ(scan(choose("single")).text.key, "pick.begun");
  EXPECT_EQ(screen().instruction.key, "pick.scan_one_tote");
  refused(kMug, "pick.tote_first");
  scan("PB-T-T9");
  EXPECT_EQ(step().location, "A-1") << "the walk goes by sequence";
  refused(kPlate, "pick.place_first");
  refused("PB-L-A-2", "pick.wrong_place");
  scan("PB-L-A-1");
  refused("PB-T-T9", "pick.item_first");
  refused(kMug, "pick.wrong_item");
  refused("PB-C-DONE", "pick.left");
  scan(kPlate);
  refused(kPlate, "pick.too_many");
  refused("PB-T-T8", "pick.wrong_tote");
  EXPECT_EQ(scan("PB-T-T9").text.key, "pick.picked");
  EXPECT_EQ(step().location, "A-2");
  refused(kMug, "pick.place_first");
  scan({"PB-L-A-2", kMug, kMug});
  EXPECT_EQ(screen().instruction.key, "pick.put");
  EXPECT_EQ(scan("PB-T-T9").text.key, "pick.sign");
  EXPECT_EQ(lies("staging", "MUG"), 2);
  EXPECT_EQ(lies("staging", "PLATE"), 1);
  refused(kMug, "sign.first");
  EXPECT_EQ(scan("PB-B-ANN").text.key, "pick.done");
  EXPECT_FALSE(state().work);
  EXPECT_EQ(listed.at("SO1").state, "picked");
  EXPECT_EQ(listed.at("SO1").tote, "T9");
}

TEST_F(Picks, F7_LookCheckHandOutSubtractTheLedgerFollowsEachStep) {
  want("SO1", {line("1", "MUG", 3)});
  begin();
  scan({choose("single"), "PB-T-T9", "PB-L-A-2"});
  scan({"PB-C-QTY-3", kMug});
  EXPECT_EQ(lies("A-2", "MUG"), 10) << "in the hand it still lies there by the books";
  scan("PB-T-T9");
  EXPECT_EQ(lies("A-2", "MUG"), 7);
  EXPECT_EQ(lies("staging", "MUG"), 3);
}

TEST_F(Picks, UninspectedAndBadGoodsAreNeverIssued) {
  want("SO1", {line("1", "MUG", 60)});
  begin();
  scan({choose("single"), "PB-T-T9"});
  EXPECT_EQ(step().location, "A-2");
  scan({"PB-L-A-2", "PB-C-QTY-10", kMug, "PB-T-T9", "PB-C-CHOOSE-1"});
  EXPECT_EQ(shortages.at("SO1"), 50) << "told at once";
  EXPECT_EQ(lies("IN-1", "MUG"), 50);
  EXPECT_EQ(lies("D-1", "MUG"), 50);
}

TEST_F(Picks, CasesAndQuantitiesCountAndNeverTooMany) {
  want("SO1", {line("1", "MUG", 7)});
  begin();
  scan({choose("single"), "PB-T-T9", "PB-L-A-2", kMugCase});
  EXPECT_EQ(job<PickState>().hand->quantity, 6);
  refused(kMugCase, "pick.too_many");
  scan("PB-T-T9");
  EXPECT_EQ(step().quantity, 1) << "the rest is the next step, at the same place";
  EXPECT_TRUE(job<PickState>().arrived);
}

TEST_F(Picks, F12_ListsBySingleBatchClusterItemMultiAndRemark) {
  want("SO1", {line("1", "MUG", 1)});
  want("SO2", {line("1", "MUG", 1)});
  want("SO3", {line("1", "PLATE", 2)});
  orders["SO3"].order.notes = {{"a", NoteKind::remark, "Fragile"}};
  begin();
  std::vector<std::string> ids;
  for (const auto& choice : state().work->asked->choices) ids.push_back(choice.id);
  EXPECT_EQ(ids, (std::vector<std::string>{"single", "batch", "cluster", "remark", "item:MUG"}));
  scan(choose("batch"));
  scan("PB-T-T9");
  EXPECT_EQ(listed.at("SO1").tote, "T9");
  EXPECT_EQ(listed.at("SO2").tote, "T9") << "single pieces share a tote";
  scan({"PB-L-A-2", kMug, "PB-T-T9"});
  EXPECT_TRUE(job<PickState>().arrived) << "still at A-2";
  scan({kMug, "PB-T-T9"});
  EXPECT_EQ(lies("staging", "MUG"), 2);
}

TEST_F(Picks, AClusterHasAToteForEachOrder) {
  want("SO1", {line("1", "MUG", 1)});
  want("SO2", {line("1", "MUG", 2)});
  begin();
  scan({choose("cluster"), "PB-T-T1"});
  refused("PB-T-T1", "pick.tote_taken");
  scan("PB-T-T2");
  scan({"PB-L-A-2", kMug});
  refused("PB-T-T2", "pick.wrong_tote");
  scan({"PB-T-T1", kMug, kMug, "PB-T-T2"});
  EXPECT_EQ(in_tote.at("SO2"), 2);
}

TEST_F(Picks, WhenOthersWereFasterTheRestIsOffered) {
  want("SO1", {line("1", "MUG", 1)});
  want("SO2", {line("1", "MUG", 1)});
  want("SO3", {line("1", "PLATE", 2)});
  begin();
  const auto batch = choose("batch");
  listed["SO1"] = listed["SO2"] = {"PK-2", "T8"};
  EXPECT_EQ(scan(batch).text.key, "pick.list_gone");
  const auto single = choose("single");
  EXPECT_EQ(state().work->asked->choices.size(), 1U);
  listed["SO3"] = {"PK-3", "T9"};
  EXPECT_EQ(scan(single).text.key, "pick.all_gone");
  EXPECT_FALSE(state().work->asked);
  scan("PB-C-DONE");
  EXPECT_FALSE(state().work);
}

TEST_F(Picks, AnOrderInPickingIsOfferedToNobodyElse) {
  want("SO1", {line("1", "MUG", 1)});
  want("SO2", {line("1", "MUG", 2)});
  begin();
  scan(choose("single"));
  EXPECT_EQ(listed.at("SO1").document, state().work->document);
  lane = "2";
  begin("PB-B-BOB");
  ASSERT_TRUE(state().work);
  EXPECT_EQ(state().work->asked->choices.size(), 1U);
  scan(choose("single"));
  EXPECT_TRUE(listed.contains("SO2"));
  scan("PB-C-ASIDE");
  EXPECT_EQ(scan("PB-C-PICK").text.key, "pick.nothing");
}

TEST_F(Picks, AToteOfAnotherOrderIsRefused) {
  want("SO1", {line("1", "MUG", 1)});
  want("SO2", {line("1", "MUG", 2)});
  begin();
  scan({choose("single"), "PB-T-T1"});
  lane = "2";
  begin("PB-B-BOB");
  scan(choose("single"));
  refused("PB-T-T1", "pick.tote_taken");
  EXPECT_EQ(scan("PB-T-T2").tone, Tone::good);
}

TEST_F(Picks, ACodeNamesTheOrders) {
  want("SO1", {line("1", "MUG", 1)});
  want("SO2", {line("1", "MUG", 2)});
  begin();
  EXPECT_EQ(scan("PB-O-SO2").text.key, "pick.begun");
  EXPECT_EQ(job<PickState>().mode, "code");
  EXPECT_TRUE(listed.contains("SO2"));
}

TEST_F(Picks, TheEmptyShelfQuestionIsAFreeCount) {
  want("SO1", {line("1", "PLATE", 2), line("2", "MUG", 1)});
  begin();
  scan({choose("single"), "PB-T-T9", "PB-L-A-1", kPlate, kPlate});
  EXPECT_EQ(scan("PB-T-T9").text.key, "pick.ask_empty");
  EXPECT_EQ(scan("PB-C-CHOOSE-2").text.key, "pick.looked_more");
  ASSERT_EQ(looks.size(), 1U);
  EXPECT_EQ(looks[0], (PickLooked{"A-1", "PLATE", 0, false}));
  EXPECT_EQ(step().item, "MUG");
}

TEST_F(Picks, EmptyToldByThePickerSendsElsewhere) {
  want("SO1", {line("1", "PLATE", 2)});
  begin();
  scan({choose("single"), "PB-T-T9", "PB-L-A-1"});
  EXPECT_EQ(scan("PB-C-EMPTY").text.key, "pick.elsewhere");
  EXPECT_EQ(looks.at(0), (PickLooked{"A-1", "PLATE", 2, true}));
  EXPECT_EQ(step().location, "B-1");
}

TEST_F(Picks, F17_ShortOffersAnotherLocationElseIsReportedAtOnceWithItsReason) {
  want("SO1", {line("1", "PLATE", 3)});
  begin();
  scan({choose("single"), "PB-T-T9", "PB-L-A-1", kPlate, "PB-T-T9"});
  EXPECT_EQ(scan("PB-C-SHORT").text.key, "ask.why_short");
  EXPECT_EQ(scan("PB-C-CHOOSE-2").text.key, "pick.elsewhere");
  EXPECT_EQ(step().location, "B-1");
  EXPECT_FALSE(shortages.contains("SO1"));
  EXPECT_EQ(step().quantity, 2);
  scan({"PB-C-SHORT", "PB-C-CHOOSE-1"});
  EXPECT_EQ(shortages.at("SO1"), 2);
  EXPECT_EQ(emitted<PickShorted>().at(0).reason, "reason.not_found");
  EXPECT_EQ(phase_of(state()), Phase::work_signing);
  EXPECT_EQ(scan("PB-B-ANN").tone, Tone::done);
}

TEST_F(Picks, AnotherLotFoundAtTheShelfIsTakenAfterAQuestion) {
  lay("A-3", "TEA", 2, "LOT6");
  lay("A-3", "TEA", 2, "LOT7");
  want("SO1", {line("1", "TEA", 2)});
  begin();
  scan({choose("single"), "PB-T-T9", "PB-L-A-3"});
  EXPECT_EQ(step().lot, "LOT6");
  EXPECT_EQ(scan(kTeaGs1).text.key, "pick.ask_other_lot");
  scan("PB-C-CHOOSE-1");
  EXPECT_EQ(emitted<PickTaken>().at(0).instead_of, "LOT6");
  scan("PB-T-T9");
  EXPECT_EQ(lies("staging", "TEA", "LOT7"), 1);
  EXPECT_EQ(scan(kTea).text.key, "move.ask_lot") << "the plain code doesn't tell which";
  scan({"PB-C-CHOOSE-1", "PB-T-T9"});
  EXPECT_EQ(lies("staging", "TEA", "LOT6"), 1);
}

TEST_F(Picks, ALotThatTheBooksDoNotKnowThereIsRefused) {
  lay("A-3", "TEA", 2, "LOT6");
  want("SO1", {line("1", "TEA", 1)});
  begin();
  scan({choose("single"), "PB-T-T9", "PB-L-A-3"});
  refused(kTeaGs1, "pick.lot_not_there");
}

TEST_F(Picks, UndoPutsBackAndCompensates) {
  want("SO1", {line("1", "MUG", 2)});
  begin();
  scan({choose("single"), "PB-T-T9", "PB-L-A-2", kMug});
  EXPECT_EQ(scan("PB-C-UNDO").text.key, "pick.put_back");
  scan({kMug, "PB-T-T9"});
  EXPECT_EQ(scan("PB-C-UNDO").text.key, "pick.undone");
  EXPECT_EQ(lies("A-2", "MUG"), 10);
  EXPECT_EQ(step().quantity, 2);
  refused("PB-C-UNDO", "move.nothing_moved");
}

TEST_F(Picks, SomeoneElseTakesTheListOver) {
  want("SO1", {line("1", "MUG", 2)});
  begin();
  scan({choose("single"), "PB-T-T9", "PB-L-A-2", kMug});
  const auto document = state().work->document;
  lane = "2";
  scan({"PB-B-BOB", document, "PB-C-YES"});
  ASSERT_TRUE(state().work);
  EXPECT_FALSE(lanes.at("1").work);
  EXPECT_EQ(job<PickState>().hand->quantity, 1);
  scan({kMug, "PB-T-T9", "PB-B-BOB"});
  EXPECT_EQ(listed.at("SO1").state, "picked");
}

TEST_F(Picks, AnOrderCancelledWhilePickingIsToldAtTheNextStepAndItsGoodsGoBack) {
  want("SO1", {line("1", "PLATE", 1), line("2", "MUG", 1)});
  want("SO2", {line("1", "MUG", 2)});
  begin();
  scan({choose("cluster"), "PB-T-T1", "PB-T-T2", "PB-L-A-1", kPlate, "PB-T-T1"});
  auto cancelled = orders["SO1"].order;
  cancelled.cancelled = true;
  change(cancelled);
  const auto verdict = scan("PB-L-A-2");
  EXPECT_EQ(verdict.tone, Tone::stop);
  EXPECT_EQ(verdict.text, say("pick.cancelled", "SO1", "T1"));
  EXPECT_EQ(lies("passed", "PLATE"), 1) << "waits to be put away";
  scan("PB-C-OK");
  EXPECT_EQ(step().order, "SO2");
  scan({"PB-L-A-2", kMug, kMug, "PB-T-T2"});
  EXPECT_EQ(scan("PB-B-ANN").tone, Tone::done);
  EXPECT_FALSE(listed.contains("SO1"));
}

TEST_F(Picks, AChangedOrderLeavesTheListUnlessItWantsTheSame) {
  want("SO1", {line("1", "MUG", 1)});
  begin();
  scan({choose("single"), "PB-T-T1"});
  auto same = orders["SO1"].order;
  same.carrier = "jt";
  change(same);
  EXPECT_EQ(scan("PB-L-A-2").tone, Tone::good) << "goes on";
  EXPECT_EQ(listed.at("SO1").revision, 2);
  auto more = orders["SO1"].order;
  more.lines[0].quantity = 2;
  change(more);
  EXPECT_EQ(scan(kMug).text.key, "pick.changed_bare");
  EXPECT_FALSE(listed.contains("SO1")) << "can be picked anew";
}

TEST_F(Picks, F25_HazardousGoodsArePickedByNamedOperatorsOnly) {
  lay("H-1", "STRANGE", 3);
  auto hazardous = line("1", "STRANGE", 1);
  hazardous.hazardous = true;
  want("SO1", {hazardous});
  EXPECT_EQ(scan({"PB-B-ANN", "PB-C-PICK"}).text.key, "pick.nothing");
  scan({"PB-C-OK", "PB-B-HAZ", "PB-C-PICK"});
  scan({choose("single"), "PB-T-T1", "PB-L-H-1"});
  EXPECT_EQ(screen().hints.at(0).key, "move.hazard_hint");
  EXPECT_TRUE(screen().lines.at(0).hazardous);
  scan({"PB-B-ANN", "PB-C-YES"});
  refused(kStrange, "pick.hazard_person");
}

}  // namespace
}  // namespace packbench::workflows
