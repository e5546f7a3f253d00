// Picking in the store: an order is on one list, goods go to staging, shortages and looks are kept.
#include <gmock/gmock.h>

#include "tests/db/bench_store.hpp"

namespace packbench::db::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct PickStore : BenchStore {
  PickStore() {
    must(*store, {batch(next(), {r::LocationReceived{{"A-1", r::Zone::shelf, 10, false, true}}}),
                  batch(next(), {r::LocationReceived{{"IN", r::Zone::inspection, 1, false, true}}}),
                  batch(next(), {r::StockReceived{"tee", "L1", "A-1", 10}}),
                  batch(next(), {r::StockReceived{"tee", "L1", "IN", 10}})});
    for (const auto* number : {"A1", "A2", "A3"}) tell(number, 1);
    auto open = picking({r::WorkOpened{r::WorkKind::pick, "PK-1", "1", "wei", 1, 0}}, "PK-1");
    auto other = picking({r::WorkOpened{r::WorkKind::pick, "PK-2", "2", "wei", 1, 0}}, "PK-2", "2");
    must(*store, {open, other});
  }
  std::string next() { return "p" + std::to_string(++count); }
  void tell(const std::string& number, std::int64_t revision) {
    auto order = an_order(number, revision);
    order.tote.clear();
    must(*store, {batch(next(), {r::OrderReceived{order}})});
  }
  Batch picking(std::vector<r::Event> events, const std::string& document = "PK-1",
                const std::string& lane = "1") {
    auto made = batch(next(), std::move(events), {}, lane);
    made.work = WorkRef{r::WorkKind::pick, document, 1};
    return made;
  }
  std::string refused(r::Event event, const std::string& document = "PK-1", const std::string& lane = "1") {
    const auto result = store->commit(picking({std::move(event)}, document, lane));
    EXPECT_FALSE(result);
    return result ? "" : result.error().message;
  }
  static r::PickBegan began(const std::string& order) {
    return {"single", true, {{order, 1, {{"1", "tee", {}, 2, false}}}}};
  }
  static r::PickPicked picked(std::int64_t quantity, const std::string& from = "A-1") {
    return {1, "A1", "1", "tee", "L1", from, "T9", quantity};
  }
};

TEST_F(PickStore, AnOrderInPickingIsOfferedToNobodyElse) {
  EXPECT_THAT(reader->pickable_orders(9), ElementsAre("A1", "A2", "A3"));
  must(*store, {picking({began("A1")})});
  EXPECT_THAT(reader->pickable_orders(9), ElementsAre("A2", "A3"));
  EXPECT_EQ(reader->pick_list_of("A1"), "PK-1");
  EXPECT_THAT(refused(began("A1"), "PK-2", "2"), HasSubstr("is on pick list PK-1"));
  EXPECT_THAT(refused(began("A9"), "PK-2", "2"), HasSubstr("is not here"));
}

TEST_F(PickStore, F7_GoodsGoToStagingAndThePackerOpensTheTote) {
  must(*store, {picking({began("A1")}), picking({r::PickBound{"A1", "T9"}}), picking({picked(2)})});
  EXPECT_EQ(lies("A-1"), 8);
  EXPECT_EQ(lies("staging"), 2);
  EXPECT_THAT(reader->orders_by_code("T9"), ElementsAre("A1"));
  must(*store, {picking({r::PickSigned{"wei"}, r::WorkEnded{"wei"}})});
  EXPECT_EQ(reader->pick_list_of("A1"), "PK-1") << "never offered again";
  tell("A1", 2);
  EXPECT_THAT(reader->orders_by_code("T9"), ElementsAre("A1")) << "the centre need not know the tote";
  must(*store, {batch("o", {opened("A1", 1, "1")}, "A1")});
  expect_clean();
}

TEST_F(PickStore, NothingIsIssuedThatIsNotThereOrNotInspected) {
  EXPECT_THAT(refused(picked(1)), HasSubstr("not on pick list"));
  must(*store, {picking({began("A1")})});
  EXPECT_THAT(refused(picked(11)), HasSubstr("only 10 of tee"));
  EXPECT_THAT(refused(picked(1, "IN")), HasSubstr("can't be issued"));
  EXPECT_THAT(refused(r::PickUndone{1, "A1", "1", "tee", "L1", "A-1", "T9", 1}), HasSubstr("only 0 of tee"));
}

TEST_F(PickStore, AToteHoldsTheOrdersOfOneList) {
  must(*store,
       {picking({began("A1"), began("A2")}), picking({r::PickBound{"A1", "T9"}, r::PickBound{"A2", "T9"}})});
  must(*store, {picking({began("A3")}, "PK-2", "2")});
  EXPECT_THAT(refused(r::PickBound{"A3", "T9"}, "PK-2", "2"), HasSubstr("tote T9 holds order"));
}

TEST_F(PickStore, ACancelledOrdersGoodsWaitToBePutAway) {
  must(*store, {picking({began("A1")}), picking({r::PickBound{"A1", "T9"}}), picking({picked(2)})});
  must(*store, {batch(next(), {r::OrderCancelled{"A1", 2, "customer"}})});
  EXPECT_THAT(reader->changed_picks("PK-1"), ElementsAre("A1"));
  must(*store, {picking({r::PickDropped{"A1", "T9", "cancelled", {{"tee", "L1", 2}}}})});
  EXPECT_EQ(lies(r::kPassed), 2);
  EXPECT_EQ(lies("staging"), 0);
  EXPECT_THAT(reader->changed_picks("PK-1"), IsEmpty());
  EXPECT_THAT(reader->orders_by_code("T9"), IsEmpty());
  expect_clean();
}

TEST_F(PickStore, F17_ShortagesAreKeptWithReasonAndTime) {
  must(*store, {picking({began("A1")}), picking({r::PickShorted{"A1", "1", "tee", 2, "reason.not_found"}}),
                picking({r::PickLooked{"A-1", "tee", 3, true}}), picking({r::PickTold{"A1", 1}})});
  const auto rows = reader->shortages(9);
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].order, "A1");
  EXPECT_EQ(rows[0].reason, "reason.not_found");
  EXPECT_EQ(rows[0].since_ms, 1'790'000'000'000);
  expect_clean();
}

}  // namespace
}  // namespace packbench::db::test
