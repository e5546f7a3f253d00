// Labels and stock cards at put-away: of what is in the hand, of what was brought, at the place it was
// brought to.
#include "tests/station/workflows/stock_bench.hpp"

namespace packbench::workflows {
namespace {

using namespace records;

struct MoveLabels : testing::Test, StockBench {
  MoveLabels() {
    place("A-1", Zone::shelf, 10);
    place("A-2", Zone::shelf, 20);
    place("B-1", Zone::bulk, 110);
    lay("passed", "MUG", 24);
    lay("passed", "TEA", 3, "LOT7");
    items["MUG"].barcodes = {{kMug, 1}, {kMugCase, 6}};
    items["TEA"].barcodes = {{kTea, 1}};
    scan({"PB-B-ANN", "PB-C-MOVE"});
  }
  // The one label that the last scan asked for.
  PrintRequested asked() {
    const auto all = emitted<PrintRequested>();
    EXPECT_EQ(all.size(), 1U);
    return all.empty() ? PrintRequested{} : all.front();
  }
  PrintGoods goods() { return asked().goods.value_or(PrintGoods{}); }
  std::string document() const { return state().work->document; }
  bool offered(const std::string& code) const {
    const auto choices = screen().choices;
    return std::any_of(choices.begin(), choices.end(), [&](const Choice& c) { return c.code == code; });
  }
  // What the print queue tells of that job.
  void told(const Event& event) {
    works.at(work_name(WorkKind::move, document())).history.push_back(event);
    lanes[lane] = workflows::apply(state(), event);
  }
};

TEST_F(MoveLabels, F6TheStockCardIsOfThePlaceThatTheGoodsWereBroughtTo) {
  lay("A-2", "MUG", 4);  // where a card would belong if nobody had brought anything
  scan({kMug, "PB-L-A-1", "PB-C-CARD"});
  EXPECT_EQ(decision.verdict, (Verdict{Tone::good, say("label.card_asked", "MUG")}));
  EXPECT_EQ(asked().job, document() + "-1-card-1");
  EXPECT_EQ(goods().location, "A-1");
  EXPECT_EQ(goods().item, "MUG");
  scan({kMugCase, "PB-L-B-1", "PB-C-CARD"});
  EXPECT_EQ(goods().location, "B-1");
}

TEST_F(MoveLabels, OneForEachPieceOrCaseBeforeOrAfterItIsBrought) {
  scan({kMugCase, "PB-C-LABEL"});
  EXPECT_EQ(goods().barcode, kMugCase);
  EXPECT_EQ(goods().pieces, 6);
  EXPECT_EQ(goods().location, "") << "not brought anywhere yet";
  scan("PB-L-B-1");
  EXPECT_EQ(scan("PB-C-LABEL").text.key, "ask.why_reprint") << "the same goods";
  scan({"PB-C-NO", "PB-C-QTY-3", kMug, "PB-L-A-1", "PB-C-QTY-3", "PB-C-LABEL"});
  EXPECT_EQ(asked().labels, 3);
  EXPECT_EQ(goods().barcode, kMug);
  EXPECT_EQ(goods().location, "A-1");
}

TEST_F(MoveLabels, PiecesAmongCasesAreLabelledAsPieces) {
  scan({kMugCase, kMug, "PB-C-LABEL"});
  EXPECT_EQ(goods().barcode, kMug);
  EXPECT_EQ(goods().pieces, 1);
}

TEST_F(MoveLabels, TheLotStandsOnIt) {
  scan({kTea, "PB-L-A-2", "PB-C-LABEL"});
  EXPECT_EQ(goods().lot, "LOT7");
}

TEST_F(MoveLabels, AfterUndoItIsAboutTheMoveBefore) {
  scan({kTea, "PB-L-A-2", kMugCase, "PB-L-B-1", "PB-C-UNDO", "PB-C-LABEL"});
  EXPECT_EQ(goods().item, "TEA");
  EXPECT_EQ(asked().about, "1");
  EXPECT_EQ(goods().barcode, kTea);
}

TEST_F(MoveLabels, NothingIsOfferedOrPrintedBeforeThereAreGoods) {
  EXPECT_FALSE(offered("PB-C-LABEL"));
  EXPECT_FALSE(offered("PB-C-CARD"));
  refused("PB-C-CARD", "label.nothing");
  scan(kMug);
  EXPECT_TRUE(offered("PB-C-LABEL"));
  rules.has_printer = false;
  EXPECT_FALSE(offered("PB-C-CARD"));
}

TEST_F(MoveLabels, TheWalkIsNotEndedOverALabelInDoubt) {
  scan({kMug, "PB-L-A-1", "PB-C-LABEL"});
  told(PrintInDoubt{asked().job, "unplugged"});
  EXPECT_EQ(screen().instruction, say("label.in_doubt", "MUG", "unplugged"));
  EXPECT_EQ(scan("PB-C-DONE").text.key, "label.settle_first");
  EXPECT_TRUE(state().work);
  EXPECT_EQ(scan("PB-C-OK").text.key, "label.settled");
  EXPECT_EQ(scan("PB-C-DONE").tone, Tone::done);
}

}  // namespace
}  // namespace packbench::workflows
