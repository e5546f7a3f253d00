// Put-away and moves in the store: balances, refusals, the card, the nearest empty location.
#include <gmock/gmock.h>

#include "tests/db/bench_store.hpp"

namespace packbench::db::test {
namespace {

using testing::HasSubstr;

struct MoveStore : BenchStore {
  MoveStore() {
    const r::Location places[] = {{"A-1", r::Zone::shelf, 10, false, true},
                                  {"A-2", r::Zone::shelf, 20, false, true},
                                  {"IN", r::Zone::inspection, 1, false, true},
                                  {"H", r::Zone::shelf, 5, true, true},
                                  {"OLD", r::Zone::shelf, 11, false, false}};
    for (const auto& place : places) must(*store, {batch(next(), {r::LocationReceived{place}})});
    must(*store, {batch(next(), {r::StockReceived{"tee", "L1", "A-1", 10}}),
                  batch(next(), {r::StockReceived{"tee", "L1", "IN", 5}}),
                  batch(next(), {r::StockReceived{"mug", "", r::kPassed, 4}})});
    auto open = moves({r::WorkOpened{r::WorkKind::move, "MV-1", "1", "wei", 1, 0}});
    must(*store, {open});
  }
  std::string next() { return "m" + std::to_string(++count); }
  Batch moves(std::vector<r::Event> events) {
    auto made = batch(next(), std::move(events));
    made.work = WorkRef{r::WorkKind::move, "MV-1", 1};
    return made;
  }
  std::string refused(r::Event event) {
    const auto result = store->commit(moves({std::move(event)}));
    EXPECT_FALSE(result);
    return result ? "" : result.error().message;
  }
  static r::MoveMoved moved(std::int64_t entry, std::string item, std::string lot, std::int64_t quantity,
                            std::string from, std::string to) {
    return {entry, std::move(item), {}, std::move(lot), quantity, std::move(from), std::move(to), "", {}};
  }
};

TEST_F(MoveStore, AMoveAndItsUndoAreTwoMovements) {
  must(*store, {moves({moved(1, "mug", "", 3, r::kPassed, "A-2")})});
  EXPECT_EQ(lies("A-2", "mug"), 3);
  EXPECT_EQ(lies(r::kPassed, "mug"), 1);
  must(*store, {moves({r::MoveUndone{1, "mug", "", 3, r::kPassed, "A-2"}})});
  EXPECT_EQ(lies("A-2", "mug"), 0);
  EXPECT_EQ(lies(r::kPassed, "mug"), 4);
  must(*store, {moves({r::WorkEnded{"wei"}})});
  expect_clean();
}

TEST_F(MoveStore, F1_NothingLeavesInspectionAndNoMoreThanLiesThere) {
  EXPECT_THAT(refused(moved(1, "tee", "L1", 1, "IN", "A-1")), HasSubstr("have not passed inspection"));
  EXPECT_THAT(refused(moved(1, "tee", "L1", 11, "A-1", "A-2")), HasSubstr("only 10 of tee"));
  EXPECT_THAT(refused(moved(1, "tee", "L2", 1, "A-1", "A-2")), HasSubstr("only 0 of tee"));
  EXPECT_THAT(refused(moved(1, "tee", "L1", 1, "A-1", "IN")), HasSubstr("only by receiving"));
  EXPECT_THAT(refused(moved(1, "tee", "L1", 1, "A-1", "OLD")), HasSubstr("no location"));
  EXPECT_THAT(refused(r::MoveUndone{1, "tee", "L1", 1, "A-1", "A-2"}), HasSubstr("only 0 of tee"));
  EXPECT_EQ(lies("A-1", "tee"), 10);
}

TEST_F(MoveStore, F6_TheCardOfAPlaceTellsWhatCameAndWentAndByWhom) {
  must(*store,
       {moves({moved(1, "tee", "L1", 2, "A-1", "A-2")}), moves({moved(2, "mug", "", 1, r::kPassed, "A-1")})});
  const auto card = reader->card("", "A-1", 9);
  ASSERT_EQ(card.size(), 3U);
  EXPECT_EQ(card[0].item, "mug");
  EXPECT_EQ(card[1].to, "A-2");
  EXPECT_EQ(card[1].person, "wei");
  EXPECT_EQ(card[2].type, "stock.received");
  EXPECT_EQ(reader->card("tee", "A-1", 9).size(), 2U);
  EXPECT_EQ(reader->card("tee", "", 9).size(), 3U);
  EXPECT_EQ(reader->card("", "A-1", 1).size(), 1U);
}

TEST_F(MoveStore, TheNearestEmptyLocationOfEachZone) {
  auto empty = reader->empty_locations(12);
  ASSERT_EQ(empty.size(), 2U);
  EXPECT_EQ(empty[0].location, "A-2") << "A-1 holds goods, OLD is closed";
  EXPECT_EQ(empty[1].location, "H") << "for hazardous goods";
  must(*store, {moves({moved(1, "tee", "L1", 10, "A-1", "A-2")})});
  EXPECT_EQ(reader->empty_locations(12).at(0).location, "A-1");
}

TEST_F(MoveStore, F25_WhoMayHandleHazardousGoodsIsKept) {
  r::Operator named{"haz", "Haz", "HZ", r::Role::packer, "en", true, true};
  must(*store, {batch(next(), {r::OperatorReceived{named}})});
  EXPECT_EQ(reader->operator_by_badge("HZ"), named);
  EXPECT_EQ(reader->operators().at(0), named);
}

}  // namespace
}  // namespace packbench::db::test
