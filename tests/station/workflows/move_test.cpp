// Put-away and moves, rule by rule: F5, F6, F25, and the ledger that follows.
#include "tests/station/workflows/random_days.hpp"
#include "tests/station/workflows/stock_bench.hpp"

namespace packbench::workflows {
namespace {

using namespace records;

struct Moves : testing::Test, StockBench {
  Moves() {
    place("IN-1", Zone::inspection, 1);
    place("DOCK", Zone::dock, 0);
    place("A-1", Zone::shelf, 10);
    place("A-2", Zone::shelf, 20);
    place("A-3", Zone::shelf, 30);
    place("B-1", Zone::bulk, 110);
    place("B-2", Zone::bulk, 120);
    place("D-1", Zone::defects, 200);
    place("R-1", Zone::repair, 210);
    place("H-1", Zone::shelf, 300, true);
    lay("passed", "MUG", 24);
    lay("A-2", "PLATE", 10);
    lay("IN-1", "MUG", 5);
  }
  void begin(const std::string& badge = "PB-B-ANN") { scan({badge, "PB-C-MOVE"}); }
  // Stops, and changes nothing.
};

TEST_F(Moves, PassedGoodsAreTakenByDefaultAndBroughtToTheSuggestedPlace) {
  begin();
  EXPECT_EQ(scan(kMug).tone, Tone::good);
  EXPECT_EQ(job<MoveState>().hand->from, "passed");
  EXPECT_EQ(job<MoveState>().hand->suggested, "A-1");
  EXPECT_EQ(screen().instruction.key, "move.bring");
  scan(kMug);
  EXPECT_EQ(job<MoveState>().hand->quantity, 2);
  EXPECT_EQ(scan("PB-L-A-1").text.key, "move.moved");
  EXPECT_EQ(lies("A-1", "MUG"), 2);
  EXPECT_EQ(lies("passed", "MUG"), 22);
  EXPECT_EQ(scan("PB-C-DONE").tone, Tone::done);
  EXPECT_FALSE(state().work);
}

TEST_F(Moves, F5_CasesGoToBulkPiecesToTheShelfAndTheSameItemsPlaceComesFirst) {
  lay("A-3", "MUG", 4);
  begin();
  scan(kMug);
  EXPECT_EQ(job<MoveState>().hand->suggested, "A-3");
  EXPECT_EQ(job<MoveState>().hand->why, "same");
  scan({"PB-C-UNDO", kMugCase});
  EXPECT_EQ(job<MoveState>().hand->quantity, 6);
  EXPECT_EQ(job<MoveState>().hand->suggested, "B-1")
      << "an empty place of the right zone before the wrong zone";
  EXPECT_EQ(scan("PB-L-A-1").text.key, "move.ask_cases");
  EXPECT_EQ(scan("PB-C-CHOOSE-2").text.key, "move.other_place");
  EXPECT_EQ(lies("A-1", "MUG"), 0);
  EXPECT_EQ(scan("PB-L-B-1").tone, Tone::good);
  scan(kMug);
  EXPECT_EQ(scan("PB-L-B-2").text.key, "move.ask_pieces");
}

TEST_F(Moves, F5_ALocationThatHoldsAnotherItemAsks) {
  begin();
  scan(kMug);
  EXPECT_EQ(scan("PB-L-A-2").text.key, "move.ask_other");
  EXPECT_EQ(lies("A-2", "MUG"), 0);
  EXPECT_EQ(scan("PB-C-CHOOSE-1").text.key, "move.moved");
  EXPECT_EQ(lies("A-2", "MUG"), 1);
  EXPECT_EQ(emitted<MoveMoved>().at(0).accepted, std::vector<std::string>{"other"});
}

TEST_F(Moves, F5_SeveralQuestionsAreAskedOneByOne) {
  lay("A-1", "PLATE", 1);
  begin();
  scan(kMugCase);
  EXPECT_EQ(scan("PB-L-A-1").text.key, "move.ask_other");
  EXPECT_EQ(scan("PB-C-CHOOSE-1").text.key, "move.ask_cases");
  EXPECT_EQ(scan("PB-C-CHOOSE-1").text.key, "move.moved");
  EXPECT_EQ(emitted<MoveMoved>().at(0).accepted.size(), 2U);
}

TEST_F(Moves, F5_DefectsGoOnlyAmongTheirLike) {
  lay("D-1", "PLATE", 3);
  begin();
  scan({"PB-L-D-1", kPlate});
  refused("PB-L-A-1", "move.bad_stays");
  EXPECT_EQ(scan("PB-L-R-1").text.key, "move.moved");
  scan({"PB-L-A-2", kPlate});
  EXPECT_EQ(scan("PB-L-D-1").text.key, "move.ask_bad") << "good goods become bad only when answered yes";
  scan("PB-C-CHOOSE-1");
  EXPECT_EQ(lies("D-1", "PLATE"), 3);
}

TEST_F(Moves, F5_QuantitiesAreEnteredAsStacksTimesPerStackPlusRest) {
  begin();
  scan("PB-C-STACK-4X5P3");
  EXPECT_EQ(screen().quantity, 23);
  scan(kMug);
  EXPECT_EQ(job<MoveState>().hand->quantity, 23);
  scan({"PB-C-UNDO", "PB-C-STACK-3X5"});
  EXPECT_EQ(screen().quantity, 15);
  for (const auto* bad :
       {"PB-C-STACK", "PB-C-STACK-0", "PB-C-STACK-4-5-3", "PB-C-STACK-x", "PB-C-STACK-9999X9999"})
    refused(bad, "stacks.bad");
}

TEST_F(Moves, F1_GoodsNeverLeaveInspectionThisWay) {
  begin();
  refused("PB-L-IN-1", "move.not_inspected");
  refused("PB-L-DOCK", "move.not_inspected");
  scan(kMug);
  refused("PB-L-IN-1", "move.to_inspection");
  EXPECT_EQ(lies("IN-1", "MUG"), 5);
}

TEST_F(Moves, NoMoreThanLiesThereIsTaken) {
  begin();
  scan("PB-L-A-2");
  scan("PB-C-QTY-11");
  refused(kPlate, "move.too_many");
  scan({"PB-C-QTY-10", kPlate});
  refused(kPlate, "move.too_many");
  stock[{"A-2", "PLATE", ""}] = 4;  // somebody else took some meanwhile
  refused("PB-L-A-1", "move.gone");
  scan("PB-C-UNDO");
  EXPECT_FALSE(job<MoveState>().hand);
}

TEST_F(Moves, WrongAndUnknownScansChangeNothing) {
  begin();
  refused(kPlate, "move.from_first");
  refused("JUNK", "scan.unknown");
  refused(kWaybill, "move.not_this");
  scan("PB-L-A-2");
  refused(kMug, "move.not_there");
  scan(kPlate);
  refused(kMug, "move.hand_first");
  refused("PB-L-A-2", "move.same_place");
  refused("PB-C-DONE", "move.hand_first");
}

TEST_F(Moves, SplitAndMerge) {
  begin();
  scan({"PB-L-A-2", "PB-C-QTY-4", kPlate, "PB-L-A-1"});
  EXPECT_EQ(lies("A-1", "PLATE"), 4);
  EXPECT_EQ(lies("A-2", "PLATE"), 6);
  EXPECT_EQ(job<MoveState>().from->place, "A-2") << "goes on with the same place";
  scan({"PB-C-QTY-6", kPlate, "PB-L-A-1"});
  EXPECT_EQ(lies("A-1", "PLATE"), 10);
  EXPECT_TRUE(job<MoveState>().from->lying.empty());
}

TEST_F(Moves, TheLotIsToldByTheCodeOrAsked) {
  lay("passed", "TEA", 2, "LOT7");
  lay("passed", "TEA", 3, "LOT8");
  begin();
  EXPECT_EQ(scan(kTea).text.key, "move.ask_lot");
  scan("PB-C-CHOOSE-2");
  EXPECT_EQ(job<MoveState>().hand->lot, "LOT8");
  scan({"PB-L-A-1", kTeaGs1});
  EXPECT_EQ(job<MoveState>().hand->lot, "LOT7");
  scan("PB-L-A-1");
  EXPECT_EQ(lies("A-1", "TEA", "LOT7"), 1);
  EXPECT_EQ(lies("A-1", "TEA", "LOT8"), 1);
  stock.erase({"passed", "TEA", "LOT7"});
  refused(kTeaGs1, "move.lot_not_there");
}

TEST_F(Moves, TwoMeaningsAreAsked) {
  begin();
  scan("PB-L-A-2");
  EXPECT_EQ(scan(kTwin).text.key, "ask.which_item");
  EXPECT_EQ(scan("PB-C-CHOOSE-2").text.key, "move.taken_to");
  EXPECT_EQ(job<MoveState>().hand->item, "PLATE");
}

TEST_F(Moves, UndoIsACompensatingMove) {
  begin();
  scan({kMug, "PB-L-A-1"});
  EXPECT_EQ(scan("PB-C-UNDO").text.key, "move.undone");
  EXPECT_EQ(lies("A-1", "MUG"), 0);
  EXPECT_EQ(lies("passed", "MUG"), 24);
  refused("PB-C-UNDO", "move.nothing_moved");
  scan({kMug, "PB-L-A-1"});
  stock[{"A-1", "MUG", ""}] = 0;  // picked meanwhile
  refused("PB-C-UNDO", "move.gone");
}

TEST_F(Moves, F6_TheStockCardOfAScannedLocationIsOnTheScreenWithWhoSigned) {
  begin();
  scan({kMug, "PB-L-A-1", "PB-L-A-1"});
  const auto hints = screen().hints;
  ASSERT_EQ(hints.size(), 2U);
  EXPECT_EQ(hints[0], say("move.hint_lying", "MUG", 1));
  EXPECT_EQ(hints[1], say("move.card_in", "2026-06-15 10:00", "MUG", 1, "passed", "ann"));
  EXPECT_EQ(scan("PB-L-A-1").tone, Tone::good) << "scanned again, it is shown again";
  EXPECT_EQ(screen().hints, hints);
  scan("PB-C-PASSED");
  EXPECT_EQ(screen().instruction.key, "move.scan_passed");
  EXPECT_EQ(screen().hints.at(0), say("move.hint_lying", "MUG", 23));
}

TEST_F(Moves, F25_HazardousGoodsOnlyByNamedOperatorsAndOnlyToTheirZone) {
  lay("passed", "STRANGE", 3);
  begin();
  refused(kStrange, "move.hazard_person");
  scan({"PB-B-HAZ", "PB-C-YES"});
  EXPECT_EQ(scan(kStrange).tone, Tone::good);
  EXPECT_EQ(job<MoveState>().hand->suggested, "H-1");
  EXPECT_TRUE(screen().lines.at(0).hazardous);
  EXPECT_EQ(screen().hints.at(0).key, "move.hazard_hint");
  refused("PB-L-A-1", "move.hazard_place");
  scan({"PB-B-ANN", "PB-C-YES"});
  refused("PB-L-H-1", "move.hazard_person");
  scan({"PB-B-HAZ", "PB-C-YES"});
  EXPECT_EQ(scan("PB-L-H-1").tone, Tone::good);
  scan({"PB-C-PASSED", kMug});
  EXPECT_EQ(scan("PB-L-H-1").text.key, "move.ask_other");
  EXPECT_EQ(scan("PB-C-CHOOSE-1").text.key, "move.ask_hazard");
}

TEST_F(Moves, PutAsideItIsTakenUpAtAnotherLaneWithTheGoodsInTheHand) {
  begin();
  scan({kMug, "PB-C-ASIDE"});
  const auto document = works.begin()->second.document;
  lane = "2";
  scan({"PB-B-BOB", document});
  EXPECT_EQ(job<MoveState>().hand->item, "MUG");
  EXPECT_EQ(scan("PB-L-A-1").tone, Tone::good);
}

// What a person, or a cat on the scanner, may scan.
const char* const kCodes[] = {
    kMug,
    kMug,
    kMugCase,
    kPlate,
    kTwin,
    kTea,
    kTeaGs1,
    kStrange,
    kPhone,
    kWaybill,
    "JUNK",
    "PB-L-IN-1",
    "PB-L-DOCK",
    "PB-L-A-1",
    "PB-L-A-2",
    "PB-L-A-3",
    "PB-L-B-1",
    "PB-L-B-2",
    "PB-L-D-1",
    "PB-L-R-1",
    "PB-L-H-1",
    "PB-L-NOWHERE",
    "PB-C-MOVE",
    "PB-C-MOVE",
    "PB-C-DONE",
    "PB-C-UNDO",
    "PB-C-CARD",
    "PB-C-LABEL",
    "PB-C-NOLABEL",
    "PB-C-PASSED",
    "PB-C-QTY-3",
    "PB-C-STACK-2X3P1",
    "PB-C-CHOOSE-1",
    "PB-C-CHOOSE-1",
    "PB-C-CHOOSE-2",
    "PB-C-NO",
    "PB-C-YES",
    "PB-C-ASIDE",
    "PB-B-ANN",
    "PB-B-HAZ",
};

// What somebody who follows the screen may scan.
std::string sensible(const StockBench& bench, std::mt19937& random) {
  static const char* const kItems[] = {kMug, kMugCase, kPlate, kTea, kStrange};
  static const char* const kPlaces[] = {"PB-L-A-1", "PB-L-A-2", "PB-L-B-1",
                                        "PB-L-D-1", "PB-L-H-1", "PB-C-PASSED"};
  const auto& state = bench.state();
  if (state.asked) return "PB-C-YES";
  if (!state.person) return "PB-B-HAZ";
  if (!state.work) return "PB-C-MOVE";
  if (state.work->asked) return "PB-C-CHOOSE-1";
  const auto& job = bench.job<MoveState>();
  if (job.hand && !job.hand->suggested.empty()) return "PB-L-" + job.hand->suggested;
  if (job.hand || random() % 4 == 0) return kPlaces[random() % std::size(kPlaces)];
  return kItems[random() % std::size(kItems)];
}

std::map<std::pair<std::string, std::string>, std::int64_t> totals(const StockBench& bench) {
  std::map<std::pair<std::string, std::string>, std::int64_t> sums;
  for (const auto& [key, quantity] : bench.stock) sums[{std::get<1>(key), std::get<2>(key)}] += quantity;
  return sums;
}

// The ledger's rules are checked by the bench as it follows the events: goods are there, none leave
// inspection.
TEST_F(Moves, WhateverIsScannedGoodsAreNeitherMadeNorLostAndRefusalsChangeNothing) {
  lay("passed", "TEA", 5, "LOT7");
  lay("passed", "TEA", 5, "LOT8");
  lay("passed", "STRANGE", 5);
  const auto fresh = stock;
  const auto sums = totals(*this);
  std::size_t moves = 0;
  for (unsigned seed = 1; seed <= 10; ++seed) {
    std::mt19937 random(seed);
    lanes["1"] = LaneState{};
    lanes["1"].lane = "1";
    scan({"PB-B-HAZ", "PB-C-MOVE"});
    for (int step = 0; step < 250; ++step) {
      const auto before = stock;
      if (state().stop) scan("PB-C-OK");
      auto choices = screen().choices;
      std::erase_if(choices, [](const Choice& choice) {
        return choice.code != "PB-C-MOVE" && begins_work(choice.code);
      });
      const bool offered = !choices.empty() && random() % 5 == 0;
      const auto code = offered             ? choices[random() % choices.size()].code
                        : random() % 2 == 0 ? sensible(*this, random)
                                            : kCodes[random() % std::size(kCodes)];
      const auto verdict = scan(code);
      if (verdict.tone == Tone::stop) {
        EXPECT_EQ(stock, before) << seed << " " << code;
      }
      if (offered) {
        EXPECT_NE(verdict.text.key, "command.not_now") << seed << " " << code;
      }
      moves += emitted<MoveMoved>().size();
      expect_known(screen());
      ASSERT_EQ(totals(*this), sums) << seed << " " << code;
      for (const auto& [key, quantity] : stock) ASSERT_GE(quantity, 0) << seed << " " << std::get<0>(key);
      ASSERT_EQ(lies("IN-1", "MUG"), 5);
      if (HasFailure()) return;
    }
  }
  EXPECT_GT(moves, 50U);
  EXPECT_NE(stock, fresh);
}

}  // namespace
}  // namespace packbench::workflows
