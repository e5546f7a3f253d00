// Counts on a real store: windows, results, corrections (F6, F16).
#include <gmock/gmock.h>

#include "tests/db/count_store.hpp"

namespace packbench::db::test {
namespace {

struct Count : testing::Test {
  // Two rounds find two of "mug" missing at A-01, where ten are on the books; a supervisor is to decide.
  void to_approval() {
    bench.must_commit(bench.put("A-01", "mug", 10));
    for (int round = 1; round <= 2; ++round) {
      bench.must_commit(bench.take("T", "A-01", round));
      bench.must_commit(bench.scanned("T", "mug", 8));
      const auto outcome = round == 1 ? r::CountOutcome::recount : r::CountOutcome::approval;
      bench.must_commit(bench.count("T", {bench.finished("T", "A-01", round, outcome), r::WorkSetAside{}}));
    }
  }
  // The supervisor opens it.
  Batch opened(std::vector<r::Event> more) {
    auto made = bench.take("T", "A-01", 0, "sue");
    auto work = *made.events[0].as<r::WorkOpened>();
    made.work->token = work.token = 3;  // also after one that was refused
    made.events = {work};
    made.events.insert(made.events.end(), more.begin(), more.end());
    return made;
  }

  CountStore bench;
};

TEST_F(Count, TheBooksAreThoseOfTheWindowInWhichTheItemWasCounted) {
  bench.must_commit(bench.put("A-01", "mug", 5));
  bench.must_commit(bench.put("A-01", "plate", 1));
  bench.must_commit(bench.take("T", "A-01", 1));
  bench.must_commit(bench.put("A-01", "plate", 1));  // before plates are counted
  bench.must_commit(bench.scanned("T", "mug", 4));
  bench.must_commit(bench.scanned("T", "plate", 2));
  bench.must_commit(bench.put("A-01", "mug", 3));  // after mugs were
  const auto book = bench.reader().count_book("T");
  ASSERT_EQ(book.lines.size(), 2u);
  EXPECT_EQ(book.lines[0].item, "mug");
  EXPECT_EQ(book.lines[0].book, 5);
  EXPECT_EQ(book.lines[0].counted, 4);
  EXPECT_EQ(book.lines[1].book, 2);
  EXPECT_THAT(book.moved, testing::IsEmpty());
}

TEST_F(Count, WhatMovesInsideTheWindowMustBeCountedAgain) {
  bench.must_commit(bench.put("A-01", "mug", 5));
  bench.must_commit(bench.take("T", "A-01", 1));
  bench.must_commit(bench.scanned("T", "mug", 1));
  bench.must_commit(bench.put("A-01", "mug", 1));
  bench.must_commit(bench.put("A-02", "plate", 1));
  EXPECT_THAT(bench.reader().count_book("T").moved, testing::ElementsAre("mug"));
  const auto refused =
      bench.commit(bench.count("T", {bench.finished("T", "A-01", 1, r::CountOutcome::recount)}));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, Errc::conflict);
  bench.must_commit(bench.count("T", {r::CountRestarted{"mug", {}}}));
  bench.must_commit(bench.scanned("T", "mug", 6));
  EXPECT_THAT(bench.reader().count_book("T").moved, testing::IsEmpty());
  bench.must_commit(bench.count("T", {bench.finished("T", "A-01", 1, r::CountOutcome::equal)}));
}

TEST_F(Count, GoodsThatMoveBetweenLookingAndWritingAreAConflict) {
  bench.must_commit(bench.put("A-01", "mug", 5));
  bench.must_commit(bench.take("T", "A-01", 1));
  bench.must_commit(bench.scanned("T", "mug", 5));
  const auto end = bench.finished("T", "A-01", 1, r::CountOutcome::equal);
  bench.must_commit(bench.put("A-01", "plate", 1));
  EXPECT_EQ(bench.commit(bench.count("T", {end})).error().code, Errc::conflict)
      << "plates were not looked for";
  EXPECT_TRUE(bench.reader().count_results("T").empty());
}

TEST_F(Count, WhatTheRoundSaysMustBeWhatTheTablesSay) {
  bench.must_commit(bench.put("A-01", "mug", 5));
  bench.must_commit(bench.take("T", "A-01", 1));
  bench.must_commit(bench.scanned("T", "mug", 4));
  const auto right = bench.finished("T", "A-01", 1, r::CountOutcome::recount);
  for (const int wrong : {0, 1, 2, 3, 4}) {
    auto event = right;
    if (wrong == 0) event.lines[0].counted = 5;
    if (wrong == 1) event.lines[0].book = 4;
    if (wrong == 2) event.lines.clear();
    if (wrong == 3) event.outcome = r::CountOutcome::equal;
    if (wrong == 4) event.round = 2;
    EXPECT_EQ(bench.commit(bench.count("T", {event})).error().code, Errc::conflict) << wrong;
  }
  bench.must_commit(bench.count("T", {right}));
  EXPECT_EQ(bench.commit(bench.count("T", {right})).error().code, Errc::conflict) << "once";
}

TEST_F(Count, AShelfIsInOneUnsettledCountAtMost) {
  r::CountTask told;
  told.task = "T1";
  told.location = "A-01";
  bench.must_commit(batch("t1", {r::CountTasked{told}}));
  told.task = "T2";
  EXPECT_EQ(bench.commit(batch("t2", {r::CountTasked{told}})).error().code, Errc::conflict);
  EXPECT_EQ(bench.commit(bench.take("T3", "A-01", 1)).error().code, Errc::conflict);
  const auto offers = bench.reader().count_offers("", 9);
  ASSERT_EQ(offers.size(), 1u);
  EXPECT_EQ(offers[0].task, "T1");
  EXPECT_EQ(offers[0].state, "open");
}

TEST_F(Count, UndoTakesAnEntryBackOnce) {
  bench.must_commit(bench.take("T", "A-01", 1));
  bench.must_commit(bench.scanned("T", "mug", 6));
  const r::CountUndone undo{1, "mug", 6, {}};
  bench.must_commit(bench.count("T", {undo}));
  EXPECT_EQ(bench.commit(bench.count("T", {undo})).error().code, Errc::conflict);
  EXPECT_THAT(bench.reader().count_book("T").lines, testing::IsEmpty());
}

TEST_F(Count, WhatLiesThereByTheBooksMustBeLookedFor) {
  bench.must_commit(bench.put("A-01", "mug", 2));
  bench.must_commit(bench.take("T", "A-01", 1));
  EXPECT_THAT(bench.reader().count_book("T").unseen, testing::ElementsAre("mug"));
  EXPECT_EQ(bench.commit(bench.count("T", {r::CountNone{"ann", {"mug"}}})).error().code, Errc::conflict)
      << "nobody looked";
  bench.must_commit(bench.count("T", {r::CountLooked{{"mug"}}}));
  bench.must_commit(bench.count("T", {r::CountNone{"ann", {"mug"}}}));
  EXPECT_THAT(bench.reader().count_book("T").unseen, testing::IsEmpty());
  bench.must_commit(bench.count("T", {bench.finished("T", "A-01", 1, r::CountOutcome::recount)}));
  ASSERT_EQ(bench.reader().count_results("T").size(), 1u);
  EXPECT_EQ(bench.reader().count_results("T")[0].line.counted, 0);
}

TEST_F(Count, F16TheCorrectionIsAMovementMadeOnceAndOnlyWhenApproved) {
  to_approval();
  const r::CountCorrected correction{2, "A-01", "mug", "", -2};
  EXPECT_EQ(bench.commit(opened({correction})).error().code, Errc::conflict) << "not approved";
  const r::CountApproved approved{2, "count.cause_lost", "bob", "sue"};
  for (const auto& wrong :
       {r::CountCorrected{2, "A-01", "mug", "", -3}, r::CountCorrected{2, "A-01", "mug", "L", -2},
        r::CountCorrected{1, "A-01", "mug", "", -2}, r::CountCorrected{2, "A-02", "mug", "", -2}})
    EXPECT_EQ(bench.commit(opened({approved, wrong})).error().code, Errc::conflict);
  EXPECT_EQ(bench.commit(opened({approved, correction, correction})).error().code, Errc::conflict) << "twice";
  bench.must_commit(opened({approved, correction, r::WorkEnded{"sue"}}));
  EXPECT_EQ(bench.balance("A-01", "mug"), 8);
  const auto card = bench.reader().card("mug", "A-01", 9);
  ASSERT_FALSE(card.empty());
  EXPECT_EQ(card[0].type, "count.corrected");
  EXPECT_EQ(card[0].to, "outside:count");
  EXPECT_THAT(bench.differences(), testing::IsEmpty());
}

TEST_F(Count, F16TotalsByCategoryOfWhatWasCountedAndWhatTheBooksSaid) {
  r::Item mug;
  mug.item = "mug";
  mug.category = "cups";
  mug.value = 700;
  bench.must_commit(batch("item", {r::ItemReceived{mug}}));
  to_approval();
  EXPECT_TRUE(bench.reader().count_totals(0, 2'000'000'000'000).empty()) << "not settled yet";
  bench.must_commit(opened({r::CountApproved{2, "count.cause_lost", "bob", "sue"},
                            r::CountCorrected{2, "A-01", "mug", "", -2}, r::WorkEnded{"sue"}}));
  const auto totals = bench.reader().count_totals(0, 2'000'000'000'000);
  ASSERT_EQ(totals.size(), 1u);
  EXPECT_EQ(totals[0].category, "cups");
  EXPECT_EQ(totals[0].counted, 8);
  EXPECT_EQ(totals[0].book, 10);
  EXPECT_EQ(totals[0].found, 0);
  EXPECT_EQ(totals[0].missing, 2);
  EXPECT_EQ(totals[0].missing_value, 1400);
  EXPECT_TRUE(bench.reader().count_totals(0, 1).empty());
}

TEST_F(Count, WhatIsRejectedIsOpenForANewRound) {
  to_approval();
  bench.must_commit(opened({r::CountRejected{2, "sue"}, r::WorkSetAside{}}));
  EXPECT_EQ(bench.reader().count_offers("A-01", 1).at(0).state, "open");
  bench.must_commit(bench.take("T", "A-01", 3));
  EXPECT_EQ(bench.balance("A-01", "mug"), 10);
}

TEST_F(Count, PlansAreKeptAsLastToldAndPlacesKnowWhenTheyWereCounted) {
  r::CountPlan plan;
  plan.plan = "P";
  plan.every_days = 2;
  plan.zone = r::Zone::bulk;
  plan.tolerance.percent = 3;
  bench.must_commit(batch("p1", {r::CountPlanned{plan}}));
  EXPECT_EQ(bench.commit(batch("p1b", {r::CountPlanned{plan}})).error().code, Errc::conflict);
  ASSERT_EQ(bench.reader().count_plans().size(), 1u);
  EXPECT_EQ(bench.reader().count_plans()[0], plan);
  plan.revision = 2;
  plan.active = false;
  bench.must_commit(batch("p2", {r::CountPlanned{plan}}));
  EXPECT_TRUE(bench.reader().count_plans().empty());

  bench.must_commit(batch("l", {r::LocationReceived{{"A-01", r::Zone::bulk, 1, false, true}}}));
  to_approval();
  auto places = bench.reader().count_places();
  ASSERT_EQ(places.size(), 1u);
  EXPECT_EQ(places[0].zone, r::Zone::bulk);
  EXPECT_TRUE(places[0].open);
  EXPECT_EQ(places[0].counted_ms, 0);
  EXPECT_THAT(places[0].items, testing::ElementsAre("mug"));
  bench.must_commit(opened({r::CountApproved{2, "c", "bob", "sue"}, r::WorkEnded{"sue"}}));
  places = bench.reader().count_places();
  EXPECT_FALSE(places[0].open);
  EXPECT_GT(places[0].counted_ms, 0);
}

}  // namespace
}  // namespace packbench::db::test
