// Labels of goods on a document: what they say, how many, once or in doubt; stock cards; none where none can
// be.
#include "tests/station/workflows/receive_bench.hpp"
#include "tests/station/workflows/ship_bench.hpp"

namespace packbench::workflows {
namespace {

using namespace records;

struct Labels : testing::Test {
  Labels() {
    bench.tell(inbound("N1", {{"1", "MUG", 30, ""}, {"2", "TEA", 2, ""}, {"3", "PHONE", 2, ""}}));
    bench.scan({"PB-B-ANN", "N1"});
  }
  // The one label that the last scan asked for.
  PrintRequested asked() {
    const auto all = bench.emitted<PrintRequested>();
    EXPECT_EQ(all.size(), 1U);
    return all.empty() ? PrintRequested{} : all.front();
  }
  PrintGoods goods() { return asked().goods.value_or(PrintGoods{}); }
  bool offered(const std::string& code) {
    const auto choices = bench.screen().choices;
    return std::any_of(choices.begin(), choices.end(), [&](const Choice& c) { return c.code == code; });
  }
  ReceiveBench bench;
};

TEST_F(Labels, OneForTheLastPieceOrCaseWithTheBarcodeThatMeansIt) {
  bench.scan({kMug, "PB-C-LABEL"});
  EXPECT_EQ(bench.decision.verdict, (Verdict{Tone::good, say("label.asked", "MUG", 1)}));
  EXPECT_EQ(asked().job, "N1-1-item-1");
  EXPECT_EQ(asked().intent, "item");
  EXPECT_EQ(asked().labels, 1);
  EXPECT_EQ(goods(), (PrintGoods{"MUG", kMug, 1, "", "", "", "INSPECTION", {"中MUG", "MUG"}, ""}));
  bench.scan({"PB-L-IN-1", kMugCase, "PB-C-LABEL"});
  EXPECT_EQ(asked().job, "N1-2-item-1");
  EXPECT_EQ(goods().barcode, kMugCase);
  EXPECT_EQ(goods().pieces, 6);
  EXPECT_EQ(goods().location, "IN-1");
}

TEST_F(Labels, AQuantityBeforeItMeansSoManyAndIsUsedUp) {
  bench.scan({kMug, "PB-C-QTY-3", "PB-C-LABEL"});
  EXPECT_EQ(asked().labels, 3);
  bench.scan(kMug);
  EXPECT_EQ(bench.emitted<ReceiveCounted>().at(0).quantity, 1);
}

TEST_F(Labels, WhatWasCapturedStandsOnIt) {
  bench.scan({kTeaGs1, "PB-C-LABEL"});
  EXPECT_EQ(goods().barcode, kTea);
  EXPECT_EQ(goods().lot, "LOT7");
  EXPECT_EQ(goods().expiry, "2027-01-31");
  bench.scan({kPhone, "SN1", "PB-C-LABEL"});
  EXPECT_EQ(goods().serial, "SN1");
}

TEST_F(Labels, DamagedAndForeignGoodsSaySo) {
  bench.scan({"PB-C-DAMAGED", "PB-C-CHOOSE-1", kMug, "PB-C-LABEL"});
  EXPECT_EQ(goods().mark, "damaged");
  bench.scan({kPlate, "PB-C-CHOOSE-1", "PB-C-LABEL"});
  EXPECT_EQ(goods().mark, "foreign");
}

TEST_F(Labels, RefusedWhereThereIsNothingToLabelOrNoWayTo) {
  bench.refused("PB-C-LABEL", "label.nothing");
  EXPECT_FALSE(offered("PB-C-LABEL"));
  bench.scan(kMug);
  EXPECT_TRUE(offered("PB-C-LABEL"));
  bench.rules.has_item_printer = false;
  bench.refused("PB-C-LABEL", "label.no_printer");
  EXPECT_FALSE(offered("PB-C-LABEL"));
  EXPECT_TRUE(offered("PB-C-CARD"));
  bench.rules.has_item_printer = true;
  bench.items["MUG"].barcodes.clear();
  bench.refused("PB-C-LABEL", "label.no_barcode");
  bench.items["MUG"].barcodes = {{kMug, 1}};
  bench.scan("PB-C-QTY-201");
  bench.refused("PB-C-LABEL", "label.too_many");
}

TEST_F(Labels, OtherWorkHasNone) {
  bench.scan({"PB-C-ASIDE", "PB-C-HANDOVER"});
  ASSERT_TRUE(bench.state().work);
  ASSERT_EQ(bench.work().kind, WorkKind::handover);
  EXPECT_EQ(bench.scan("PB-C-LABEL").text.key, "command.not_now");
}

TEST_F(Labels, MoreThanThePiecesArePrintedOnceMoreForAReason) {
  bench.scan({"PB-C-QTY-2", kMug, "PB-C-LABEL", "PB-C-LABEL"});
  EXPECT_EQ(asked().copy, 2) << "of the second piece";
  EXPECT_EQ(asked().reason, "");
  EXPECT_EQ(bench.scan("PB-C-LABEL").text.key, "ask.why_reprint");
  EXPECT_TRUE(bench.emitted<PrintRequested>().empty());
  bench.scan("PB-C-CHOOSE-1");
  EXPECT_EQ(asked().copy, 3);
  EXPECT_EQ(asked().reason, bench.rules.reasons_reprint.at(0));
  EXPECT_FALSE(bench.work().asked);
  bench.scan({"PB-C-LABEL", "PB-C-NO"});
  EXPECT_TRUE(bench.emitted<PrintRequested>().empty());
}

TEST_F(Labels, AfterUndoItIsAboutThePieceBefore) {
  bench.scan({kMug, kTeaGs1, "PB-C-UNDO", "PB-C-LABEL"});
  EXPECT_EQ(goods().item, "MUG");
  EXPECT_EQ(asked().about, "1");
}

TEST_F(Labels, InInspectionItIsAboutWhatIsInTheHandThenAboutWhatWasDecided) {
  bench.scan({kTeaGs1, kMugCase, "PB-C-INSPECT"});
  bench.refused("PB-C-LABEL", "label.nothing");
  bench.scan({kTea, "PB-C-LABEL"});
  EXPECT_EQ(asked().about, "i1");
  EXPECT_EQ(goods().lot, "LOT7");
  bench.scan("PB-C-PASS");
  EXPECT_EQ(bench.scan("PB-C-LABEL").text.key, "ask.why_reprint") << "the same goods";
  bench.scan({"PB-C-NO", kMugCase, "PB-C-PASS", "PB-C-LABEL"});
  EXPECT_EQ(asked().about, "i2");
  EXPECT_EQ(goods().barcode, kMugCase);
  EXPECT_EQ(goods().location, kPassedPlace);
}

TEST_F(Labels, WhatIsRejectedIsMarked) {
  bench.scan({kMug, "PB-C-INSPECT", kMug, "PB-C-REJECT", "PB-C-CHOOSE-1", "PB-C-LABEL"});
  EXPECT_EQ(goods().mark, "rejected");
  EXPECT_EQ(goods().location, kDefectsPlace);
}

TEST_F(Labels, ForEachPieceOrCaseAsItIsCountedWhereTheConfigurationSaysSo) {
  bench.rules.label_received = LabelAt::counted;
  bench.scan({"PB-C-QTY-4", kMug});
  EXPECT_EQ(asked().labels, 4);
  EXPECT_EQ(bench.decision.verdict.text.key, "scan.counted");
  bench.scan({"PB-C-QTY-2", kMugCase});
  EXPECT_EQ(asked().labels, 2);
  EXPECT_EQ(goods().pieces, 6);
  bench.scan({"PB-C-INSPECT", kMug, "PB-C-PASS"});
  EXPECT_TRUE(bench.emitted<PrintRequested>().empty());
  bench.scan({"PB-C-RECEIVE", "PB-C-QTY-201", kMug, "PB-C-CHOOSE-1"});
  EXPECT_EQ(bench.decision.verdict, (Verdict{Tone::good, say("label.too_many_each", "MUG", 201)}));
  EXPECT_FALSE(bench.emitted<ReceiveCounted>().empty()) << "it is counted all the same";
  EXPECT_TRUE(bench.emitted<PrintRequested>().empty());
}

TEST_F(Labels, ForEachPieceThatPasses) {
  bench.rules.label_received = LabelAt::passed;
  bench.scan({"PB-C-QTY-2", kMug});
  EXPECT_TRUE(bench.emitted<PrintRequested>().empty());
  bench.scan({"PB-C-INSPECT", "PB-C-QTY-2", kMug, "PB-C-PASS"});
  EXPECT_EQ(asked().labels, 2);
  EXPECT_EQ(goods().location, kPassedPlace);
  bench.rules.has_item_printer = false;
  const auto hints = bench.screen().hints;
  EXPECT_EQ(std::count(hints.begin(), hints.end(), say("label.no_printer_hint")), 1);
}

TEST_F(Labels, InDoubtItIsOnTheScreenUntilSomebodyLooked) {
  bench.scan({kMug, "PB-C-LABEL"});
  EXPECT_NE(bench.screen().instruction.key, "label.in_doubt");
  bench.print(PrintSending{"N1-1-item-1", "zebra", "00"});
  bench.print(PrintInDoubt{"N1-1-item-1", "unplugged"});
  EXPECT_EQ(bench.screen().instruction, say("label.in_doubt", "MUG", "unplugged"));
  EXPECT_TRUE(offered("PB-C-OK") && offered("PB-C-NOLABEL"));
  EXPECT_EQ(bench.scan(kMug).tone, Tone::good) << "counting goes on";
  EXPECT_EQ(bench.screen().instruction.key, "label.in_doubt");
  auto there = bench;
  there.scan("PB-C-OK");
  EXPECT_EQ(there.emitted<PrintConfirmed>().at(0).evidence, "seen by ann");
  EXPECT_NE(there.screen().instruction.key, "label.in_doubt");
  EXPECT_EQ(there.scan("PB-C-OK").text.key, "command.not_now");
  bench.scan("PB-C-NOLABEL");
  EXPECT_EQ(bench.emitted<PrintVoided>().at(0).reason, "reason.no_label");
  EXPECT_EQ(asked().job, "N1-1-item-2");
  EXPECT_EQ(asked().reason, "reason.no_label");
  EXPECT_EQ(goods().item, "MUG");
}

TEST_F(Labels, AnAnswerIsAboutWhatIsInDoubtAndNotAboutWhatStillPrints) {
  bench.scan({kMug, "PB-C-LABEL", kMugCase, "PB-C-LABEL", kMug, "PB-C-LABEL"});
  bench.print(PrintSending{"N1-1-item-1", "zebra", "00"});
  bench.print(PrintInDoubt{"N1-1-item-1", "unplugged"});
  bench.print(PrintSending{"N1-2-item-1", "zebra", "00"});
  bench.print(PrintSent{"N1-2-item-1", 9});
  bench.scan("PB-C-OK");
  EXPECT_EQ(bench.decision.events.size(), 1U);
  EXPECT_EQ(bench.work().labels.open.size(), 2U);
  bench.scan("PB-C-OK");
  EXPECT_EQ(bench.emitted<PrintConfirmed>().at(0).job, "N1-2-item-1");
  EXPECT_EQ(bench.emitted<PrintVoided>().at(0).job, "N1-3-item-1") << "done without";
}

TEST_F(Labels, NotPrintedItIsPrintedAgainOrDoneWithout) {
  bench.scan({kMug, "PB-C-LABEL"});
  bench.print(PrintFailed{"N1-1-item-1", "does not fit"});
  EXPECT_EQ(bench.screen().instruction, say("label.failed", "MUG", "does not fit"));
  auto without = bench;
  without.scan("PB-C-OK");
  EXPECT_EQ(without.emitted<PrintVoided>().at(0).reason, "reason.without_label");
  without.scan("PB-C-LABEL");
  EXPECT_EQ(without.emitted<PrintRequested>().size(), 1U) << "the void one does not count";
  bench.scan("PB-C-NOLABEL");
  EXPECT_EQ(asked().reason, "reason.print_failed");
  bench.scan("PB-C-NOLABEL");
  EXPECT_EQ(bench.decision.verdict.text.key, "label.no_doubt");
}

TEST_F(Labels, TheDocumentIsNotClosedOverALabelThatNobodyKnowsOf) {
  bench.scan({kMug, "PB-C-LABEL", "PB-C-INSPECT", kMug, "PB-C-PASS", "PB-C-CLOSE"});
  EXPECT_EQ(bench.decision.verdict, (Verdict{Tone::ask, say("label.settle_first", 1)}));
  EXPECT_TRUE(bench.decision.events.empty());
  bench.print(PrintSending{"N1-1-item-1", "zebra", "00"});
  bench.print(PrintSent{"N1-1-item-1", 9});
  EXPECT_EQ(bench.scan("PB-C-DONE").text.key, "label.settle_first") << "silence is never yes";
  bench.print(PrintConfirmed{"N1-1-item-1", "~HS"});
  EXPECT_NE(bench.scan("PB-C-CLOSE").text.key, "label.settle_first");
}

TEST_F(Labels, PutAsideTheTroubleGoesWithTheDocument) {
  bench.scan({kMug, "PB-C-LABEL"});
  bench.print(PrintSending{"N1-1-item-1", "zebra", "00"});
  bench.scan({"PB-C-ASIDE", "PB-C-CHOOSE-1", "PB-B-SUE"});
  ASSERT_FALSE(bench.state().work);
  bench.works.at("N1").history.push_back(PrintInDoubt{"N1-1-item-1", "cut"});
  bench.lane = "2";
  bench.scan({"PB-B-ANN", "N1"});
  EXPECT_EQ(bench.screen().instruction.key, "label.in_doubt");
}

TEST_F(Labels, TheStockCardIsOfTheLocationWhereTheItemLies) {
  bench.stock["MUG"] = {{"INSPECTION", "MUG", "", 9, Zone::inspection, 0, false},
                        {"B-01", "MUG", "", 60, Zone::bulk, 1, true},
                        {"A-01", "MUG", "", 3, Zone::shelf, 2, true}};
  bench.scan({kMug, "PB-C-CARD"});
  EXPECT_EQ(asked().intent, "card");
  EXPECT_EQ(asked().job, "N1-1-card-1");
  EXPECT_EQ(goods().location, "A-01");
  EXPECT_EQ(bench.scan("PB-C-CARD").text.key, "ask.why_reprint");
  bench.scan({"PB-C-CHOOSE-2"});
  EXPECT_EQ(asked().copy, 2);
  bench.scan({kMugCase, "PB-C-CARD"});
  EXPECT_EQ(goods().location, "B-01") << "a case lies in bulk";
  bench.scan({kTeaGs1, "PB-C-CARD"});
  EXPECT_EQ(goods().location, "") << "written by hand";
}

TEST(ReturnLabels, APieceThatGoesBackToStockGetsOneAndNoOther) {
  ShipBench bench;
  bench.scan({"PB-B-ANN", "PB-C-RETURN", "PB-C-BLIND", "PB-C-CHOOSE-1", "PB-C-CHOOSE-1"});
  bench.scan("PB-C-LABEL");
  EXPECT_EQ(bench.decision.verdict.text.key, "label.nothing");
  bench.scan({"PB-C-OK", kMug, "PB-C-CHOOSE-1", "PB-C-LABEL"});
  const auto asked = bench.emitted<PrintRequested>();
  ASSERT_EQ(asked.size(), 1U);
  EXPECT_EQ(asked[0].about, "1");
  EXPECT_EQ(asked[0].goods->barcode, kMug);
  EXPECT_EQ(asked[0].goods->mark, "");
  bench.scan({kMug, "PB-C-CHOOSE-2", "PB-C-LABEL"});
  EXPECT_EQ(bench.emitted<PrintRequested>().at(0).goods->mark, "repackage");
  EXPECT_EQ(bench.scan({kMug, "PB-C-CHOOSE-4", "PB-C-LABEL"}).text.key, "label.not_stock");
  bench.scan("PB-C-OK");
  EXPECT_EQ(bench.scan("PB-C-DONE").text.key, "label.settle_first");
}

TEST(ReturnLabels, WithoutBeingAskedWhereTheConfigurationSaysSo) {
  ShipBench bench;
  bench.rules.label_returned = true;
  bench.scan({"PB-B-ANN", "PB-C-RETURN", "PB-C-BLIND", "PB-C-CHOOSE-1", "PB-C-CHOOSE-1"});
  bench.scan({"PB-C-QTY-2", kMug, "PB-C-CHOOSE-1"});
  ASSERT_EQ(bench.emitted<PrintRequested>().size(), 1U);
  EXPECT_EQ(bench.emitted<PrintRequested>().at(0).labels, 2);
  bench.scan({kMug, "PB-C-CHOOSE-4"});
  EXPECT_TRUE(bench.emitted<PrintRequested>().empty()) << "defects don't go back to stock";
}

}  // namespace
}  // namespace packbench::workflows
