// Counting a shelf, by rule (F5, F16).
#include <gtest/gtest.h>

#include "station/workflows/count.hpp"
#include "tests/station/workflows/count_bench.hpp"

namespace packbench::workflows {
namespace {

using namespace records;

struct Count : testing::Test {
  // Ann stands at A-01 and counts it on the spot.
  void ann_counts() { bench.take({"PB-B-ANN", "PB-C-COUNT", "PB-L-A-01"}); }

  // Somebody counts the task's shelf from an idle lane: so many mugs, then DONE.
  Verdict round(const std::string& badge, std::int64_t mugs, const std::string& lane = "1") {
    bench.lane = lane;
    bench.take({"PB-B-" + badge, "PB-L-A-01", "PB-L-A-01"});
    if (mugs > 0) bench.take({"PB-C-QTY-" + std::to_string(mugs), kMug});
    auto verdict = bench.scan("PB-C-DONE");
    if (bench.state().work && bench.state().work->asked) verdict = bench.scan("PB-C-CHOOSE-1");
    return verdict;
  }
  void planned(CountTolerance tolerance = {}, bool blind = true) {
    bench.task({"T1", "P1", "A-01", "count.reason_plan", blind, tolerance});
  }
  std::int64_t mugs() { return bench.books["A-01"][{"MUG", ""}]; }

  CountBench bench;
};

TEST_F(Count, AShelfThatEqualsTheBooksIsDoneAtOnce) {
  bench.books["A-01"] = {{{"MUG", ""}, 2}};
  ann_counts();
  bench.take({kMug, kMug});
  EXPECT_EQ(bench.scan("PB-C-DONE").tone, Tone::done);
  EXPECT_FALSE(bench.state().work);
  ASSERT_EQ(bench.emitted<CountFinished>().size(), 1u);
  EXPECT_EQ(bench.emitted<CountFinished>()[0].outcome, CountOutcome::equal);
  EXPECT_TRUE(bench.emitted<CountCorrected>().empty());
}

TEST_F(Count, BlindByDefaultTheScreenShowsNothingOfTheBooks) {
  bench.books["A-01"] = {{{"MUG", ""}, 7}, {{"PLATE", ""}, 3}};
  ann_counts();
  bench.take({kMug});
  const auto screen = bench.screen();
  ASSERT_EQ(screen.lines.size(), 1u) << "only what was counted";
  EXPECT_EQ(screen.lines[0].wanted, 0);
  EXPECT_EQ(screen.lines[0].done, 1);
  EXPECT_EQ(screen.wanted, 0);
  for (const auto& event : bench.works.begin()->second.history)
    if (const auto* began = event.as<CountBegan>()) {
      EXPECT_TRUE(began->expected.empty());
    }
}

TEST_F(Count, APlanThatIsNotBlindShowsTheBooks) {
  planned({}, false);
  bench.books["A-01"] = {{{"MUG", ""}, 7}};
  bench.take({"PB-B-ANN", "PB-L-A-01", "PB-L-A-01", kMug});
  ASSERT_EQ(bench.screen().lines.size(), 1u);
  EXPECT_EQ(bench.screen().lines[0].wanted, 7);
  EXPECT_EQ(bench.screen().lines[0].done, 1);
}

TEST_F(Count, F5QuantitiesByCaseByNumberAndByStacks) {
  struct Row {
    std::initializer_list<std::string> codes;
    std::int64_t pieces;
  };
  const Row rows[] = {{{kMug}, 1},
                      {{kMugCase}, 6},
                      {{"PB-C-QTY-12", kMug}, 12},
                      {{"PB-C-QTY-2", kMugCase}, 12},
                      {{"PB-C-STACK-4X5P2", kMug}, 22},
                      {{"PB-C-STACK-3X5", kMug}, 15},
                      {{"PB-C-STACK-0X5P3", kMug}, 3}};
  ann_counts();
  std::int64_t sum = 0;
  for (const auto& row : rows) {
    bench.take(row.codes);
    sum += row.pieces;
    EXPECT_EQ(counted_of(bench.job(), "MUG"), sum);
    EXPECT_EQ(bench.state().work->quantity, 0) << "for the next scan only";
  }
}

TEST_F(Count, StacksThatMeanNothingAreRefused) {
  ann_counts();
  for (const auto* code :
       {"PB-C-STACK-4", "PB-C-STACK-X5", "PB-C-STACK-4X", "PB-C-STACK-4X5P", "PB-C-STACK-4X5Q2",
        "PB-C-STACK--4X5", "PB-C-STACK-0X0P0", "PB-C-STACK-9999X9999", "PB-C-STACK-4X5P2P", "PB-C-STACK"}) {
    EXPECT_EQ(bench.scan(code).tone, Tone::stop) << code;
    EXPECT_EQ(bench.state().work->quantity, 0) << code;
    bench.scan("PB-C-OK");
  }
}

TEST_F(Count, LotsAreCapturedAndCountedApart) {
  bench.books["A-01"] = {{{"TEA", "LOT7"}, 1}, {{"TEA", "LOT8"}, 1}};
  ann_counts();
  bench.take({kTeaGs1, kTea, "LOT8", "270131"});
  EXPECT_EQ(counted_of(bench.job(), "TEA"), 2);
  bench.scan("PB-C-DONE");
  ASSERT_EQ(bench.emitted<CountFinished>().size(), 1u);
  EXPECT_EQ(bench.emitted<CountFinished>()[0].outcome, CountOutcome::equal);
  EXPECT_EQ(bench.emitted<CountFinished>()[0].lines.size(), 2u);
}

TEST_F(Count, SerialsOneByOneAndNeverTwice) {
  ann_counts();
  bench.take({kPhone, "SN1"});
  bench.take({kPhone});
  EXPECT_EQ(bench.scan("SN1").tone, Tone::stop);
  bench.take({"PB-C-OK", "SN2"});
  EXPECT_EQ(counted_of(bench.job(), "PHONE"), 2);
  bench.take({"PB-C-QTY-3"});
  EXPECT_EQ(bench.scan(kPhone).tone, Tone::stop);
}

TEST_F(Count, UndoIsACompensatingEvent) {
  ann_counts();
  bench.take({kMug, kMugCase, "PB-C-UNDO"});
  ASSERT_EQ(bench.emitted<CountUndone>().size(), 1u);
  EXPECT_EQ(bench.emitted<CountUndone>()[0].quantity, 6);
  EXPECT_EQ(counted_of(bench.job(), "MUG"), 1);
  bench.take({"PB-C-UNDO"});
  EXPECT_EQ(bench.scan("PB-C-UNDO").tone, Tone::stop);
}

TEST_F(Count, TwoMeaningsAreAsked) {
  ann_counts();
  EXPECT_EQ(bench.scan(kTwin).tone, Tone::ask);
  bench.take({"PB-C-CHOOSE-2"});
  EXPECT_EQ(counted_of(bench.job(), "PLATE"), 1);
  EXPECT_EQ(counted_of(bench.job(), "MUG"), 0);
}

TEST_F(Count, WhatIsOnTheBooksAndWasNotScannedIsAskedFor) {
  bench.books["A-01"] = {{{"MUG", ""}, 1}, {{"PLATE", ""}, 2}};
  ann_counts();
  bench.take({kMug});
  EXPECT_EQ(bench.scan("PB-C-DONE").tone, Tone::ask);
  EXPECT_EQ(bench.decision.verdict.text.key, "count.really_none");
  bench.take({"PB-C-NO", kPlate, kPlate});
  EXPECT_EQ(bench.scan("PB-C-DONE").tone, Tone::done) << "they were there after all";
}

TEST_F(Count, AnEmptyShelfIsOneQuestion) {
  bench.books["A-01"] = {{{"MUG", ""}, 1}, {{"PLATE", ""}, 2}};
  ann_counts();
  bench.scan("PB-C-DONE");
  EXPECT_EQ(bench.decision.verdict.text.key, "count.really_empty");
  bench.take({"PB-C-CHOOSE-1"});
  ASSERT_EQ(bench.emitted<CountFinished>().size(), 1u);
  EXPECT_EQ(bench.emitted<CountFinished>()[0].outcome, CountOutcome::recount);
  const auto found = variances_of(bench.emitted<CountFinished>()[0].lines);
  EXPECT_EQ(found, (CountVariances{{{"MUG", ""}, -1}, {{"PLATE", ""}, -2}}));
}

TEST_F(Count, AShelfThatIsEmptyOnTheBooksTooNeedsNoQuestion) {
  ann_counts();
  EXPECT_EQ(bench.scan("PB-C-DONE").tone, Tone::done);
}

TEST_F(Count, GoodsThatMoveBeforeAndAfterTheItemIsCountedChangeNothing) {
  bench.books["A-01"] = {{{"MUG", ""}, 5}, {{"PLATE", ""}, 1}};
  ann_counts();
  bench.move("A-01", "MUG", -2);  // picked before anybody counted mugs: three are left
  bench.take({"PB-C-QTY-3", kMug, kPlate});
  bench.move("A-01", "MUG", -1);  // picked when the mugs were done with
  bench.move("A-01", "MUG", +4);
  EXPECT_EQ(bench.scan("PB-C-DONE").tone, Tone::done);
  EXPECT_EQ(mugs(), 6);
}

TEST_F(Count, GoodsThatMoveWhileTheItemIsCountedAreCountedAgainAndNoOther) {
  bench.books["A-01"] = {{{"MUG", ""}, 5}, {{"PLATE", ""}, 1}};
  ann_counts();
  bench.take({kPlate, kMug, kMug});
  bench.move("A-01", "MUG", -1);  // was it one that is counted already? nobody knows
  EXPECT_EQ(bench.scan(kMug).tone, Tone::ask);
  ASSERT_EQ(bench.emitted<CountRestarted>().size(), 1u);
  EXPECT_EQ(counted_of(bench.job(), "MUG"), 0);
  EXPECT_EQ(counted_of(bench.job(), "PLATE"), 1);
  EXPECT_FALSE(bench.screen().hints.empty());
  bench.take({"PB-C-QTY-4", kMug});
  EXPECT_EQ(bench.scan("PB-C-DONE").tone, Tone::done);
}

TEST_F(Count, GoodsThatMoveBetweenTheLastPieceAndDoneAreNoticedAtDone) {
  bench.books["A-01"] = {{{"MUG", ""}, 2}};
  ann_counts();
  bench.take({kMug, kMug});
  bench.move("A-01", "MUG", -1);
  EXPECT_EQ(bench.scan("PB-C-DONE").tone, Tone::ask);
  EXPECT_TRUE(bench.emitted<CountFinished>().empty());
  bench.take({kMug});
  EXPECT_EQ(bench.scan("PB-C-DONE").tone, Tone::done);
}

TEST_F(Count, WhatCameAndWentMeanwhileIsAskedForEvenIfTheBooksHaveNoneNow) {
  bench.books["A-01"] = {{{"MUG", ""}, 1}, {{"PLATE", ""}, -1}};
  ann_counts();
  bench.take({kMug});
  bench.move("A-01", "PLATE",
             1);  // one was there that the books had lost: seen by nobody, and zero by the books
  EXPECT_EQ(bench.scan("PB-C-DONE").text.key, "count.really_none");
  bench.take({"PB-C-NO", kPlate});
  EXPECT_EQ(bench.scan("PB-C-DONE").text.key, "count.recount");
}

TEST_F(Count, F16ADifferenceIsCountedAgainByAnotherUntilTwoAgree) {
  planned();
  bench.books["A-01"] = {{{"MUG", ""}, 10}};
  EXPECT_EQ(round("ANN", 8).text.key, "count.recount");
  EXPECT_EQ(bench.works["T1"].state, "open");
  EXPECT_EQ(round("BOB", 9).text.key, "count.recount") << "they don't agree";
  EXPECT_EQ(round("CAT", 9).text.key, "count.to_approve") << "two of three do";
  EXPECT_EQ(mugs(), 10) << "the books wait for the supervisor";
}

TEST_F(Count, TheSamePersonDoesNotCountTwice) {
  planned();
  bench.books["A-01"] = {{{"MUG", ""}, 10}};
  round("ANN", 8);
  EXPECT_EQ(bench.scan("PB-L-A-01").text.key, "count.counted_before");
  bench.scan("PB-C-OK");
  EXPECT_EQ(bench.scan("T1").text.key, "count.counted_before");
  bench.scan("PB-C-OK");
  // Nor by taking over the lane of another one in the middle.
  bench.take({"PB-B-BOB", "PB-L-A-01", "PB-L-A-01", "PB-B-ANN", "PB-C-YES"});
  EXPECT_EQ(bench.scan(kMug).text.key, "count.counted_before");
  bench.scan("PB-C-OK");
  EXPECT_EQ(bench.scan("PB-C-DONE").text.key, "count.counted_before");
}

TEST_F(Count, TwoAgreeOnTheDifferenceNotOnThePieces) {
  planned();
  bench.books["A-01"] = {{{"MUG", ""}, 10}};
  EXPECT_EQ(round("ANN", 8).text.key, "count.recount");
  bench.move("A-01", "MUG", -3);
  EXPECT_EQ(round("BOB", 5).text.key, "count.to_approve");
}

TEST_F(Count, WithinTheToleranceTwoAreEnoughAndTheBooksAreCorrected) {
  planned({2, 0, 0});
  bench.books["A-01"] = {{{"MUG", ""}, 10}};
  round("ANN", 8);
  EXPECT_EQ(round("BOB", 8).text.key, "count.tolerated");
  ASSERT_EQ(bench.emitted<CountCorrected>().size(), 1u);
  EXPECT_EQ(bench.emitted<CountCorrected>()[0].variance, -2);
  EXPECT_EQ(mugs(), 8);
  EXPECT_EQ(bench.works["T1"].state, "ended");
}

TEST_F(Count, F16CauseResponsiblePersonAndASupervisorsApproval) {
  planned();
  bench.books["A-01"] = {{{"MUG", ""}, 10}};
  round("ANN", 12);
  round("BOB", 12);
  EXPECT_EQ(bench.scan("PB-L-A-01").text.key, "count.supervisor") << "not for everybody";
  bench.take({"PB-C-OK", "PB-B-SUE", "PB-L-A-01"});
  const auto screen = bench.screen();
  ASSERT_EQ(screen.lines.size(), 1u);
  EXPECT_EQ(screen.lines[0].wanted, 10);
  EXPECT_EQ(screen.lines[0].done, 12);
  bench.take({"PB-C-APPROVE", "PB-C-CHOOSE-4", "PB-B-BOB"});
  EXPECT_EQ(bench.scan("PB-B-BOB").tone, Tone::stop) << "a supervisor's badge is asked for";
  bench.take({"PB-C-OK"});
  EXPECT_EQ(bench.scan("PB-B-SUE").tone, Tone::done);
  ASSERT_EQ(bench.emitted<CountApproved>().size(), 1u);
  EXPECT_EQ(bench.emitted<CountApproved>()[0],
            (CountApproved{2, "count.cause_received_wrong", "bob", "sue"}));
  ASSERT_EQ(bench.emitted<CountCorrected>().size(), 1u);
  EXPECT_EQ(bench.emitted<CountCorrected>()[0].variance, 2);
  EXPECT_EQ(mugs(), 12);
}

TEST_F(Count, F16WhatTheSupervisorRejectsIsCountedAnewByTwo) {
  planned();
  bench.books["A-01"] = {{{"MUG", ""}, 10}};
  round("ANN", 12);
  round("BOB", 12);
  bench.take({"PB-B-SUE", "PB-L-A-01", "PB-C-RECOUNT", "PB-B-SUE"});
  EXPECT_EQ(mugs(), 10);
  EXPECT_EQ(round("ANN", 12).text.key, "count.recount") << "what was rejected agrees with nothing";
  EXPECT_EQ(round("BOB", 12).text.key, "count.to_approve");
}

TEST_F(Count, TheStartCommandOffersWhatWaitsAndTheShelfOpensIt) {
  planned();
  bench.take({"PB-B-ANN", "PB-C-COUNT"});
  ASSERT_EQ(bench.screen().hints.size(), 1u);
  EXPECT_EQ(bench.screen().hints[0].args.at(0), "A-01");
  EXPECT_EQ(bench.scan("PB-L-A-01").text.key, "count.shelf_again");
  bench.take({"PB-L-A-01"});
  EXPECT_EQ(bench.state().work->document, "T1");
}

TEST_F(Count, AnotherShelfThanTheTasksIsRefused) {
  planned();
  bench.take({"PB-B-ANN", "T1"});
  EXPECT_EQ(bench.scan("PB-L-A-02").text.key, "count.other_shelf");
  bench.take({"PB-C-OK", "PB-L-A-01"});
  EXPECT_EQ(bench.scan("PB-L-A-02").text.key, "count.finish_first");
}

TEST_F(Count, PutAsideItGoesOnWhereItStoodAlsoWithAnother) {
  bench.books["A-01"] = {{{"MUG", ""}, 3}};
  planned();
  bench.take({"PB-B-ANN", "T1", "PB-L-A-01", kMug, "PB-C-ASIDE", "PB-B-BOB", "T1", kMug, kMug});
  EXPECT_EQ(counted_of(bench.job(), "MUG"), 3);
  EXPECT_EQ(bench.job().persons, (std::vector<std::string>{"ann", "bob"}));
}

TEST_F(Count, RefusedScansChangeNothing) {
  bench.books["A-01"] = {{{"MUG", ""}, 3}};
  ann_counts();
  bench.take({kMug});
  const auto before = bench.state();
  for (const auto* code :
       {"JUNK", "]C1019", kWaybill, "PB-L-A-02", "PB-L-NOWHERE", "PB-O-SO1", "PB-P-SO1-1-1", "PB-C-APPROVE",
        "PB-C-RECOUNT", "PB-C-SHORT", "PB-C-QTY-0", "PB-C-QTY-99999", "PB-C-STACK-1", "PB-C-CHOOSE-1",
        "PB-C-YES", "PB-C-NONSENSE", "\xff\xfe"}) {
    EXPECT_EQ(bench.scan(code).tone, Tone::stop) << code;
    ASSERT_EQ(bench.decision.events.size(), 1u) << code;
    bench.scan("PB-C-OK");
    EXPECT_EQ(bench.state(), before) << code;
  }
}

TEST_F(Count, ToleranceHoldsWhenEveryLimitThatIsGivenHolds) {
  const std::vector<CountLine> lines = {{"MUG", "", {}, 8, 10, 100},
                                        {"PLATE", "", {}, 11, 10, 50}};  // 3 pieces, 250, 15 %
  struct Row {
    CountTolerance tolerance;
    bool tolerated;
  };
  const Row rows[] = {{{0, 0, 0}, false},  {{3, 0, 0}, true},    {{2, 0, 0}, false},
                      {{0, 250, 0}, true}, {{0, 249, 0}, false}, {{0, 0, 15}, true},
                      {{0, 0, 14}, false}, {{3, 250, 15}, true}, {{3, 249, 15}, false}};
  for (const auto& row : rows)
    EXPECT_EQ(is_tolerated(row.tolerance, lines), row.tolerated)
        << row.tolerance.quantity << " " << row.tolerance.value << " " << row.tolerance.percent;
  EXPECT_FALSE(is_tolerated({0, 1000, 0}, {{"MUG", "", {}, 8, 10, 0}})) << "worth not known";
}

}  // namespace
}  // namespace packbench::workflows
