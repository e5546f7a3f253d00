// What a batch does, and when it is refused.
#include <gmock/gmock.h>

#include "tests/db/bench_store.hpp"

namespace packbench::db::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

struct StoreTest : testing::Test {
  Folder folder;
  std::unique_ptr<Store> store = open_store(folder / "bench.db");
  std::unique_ptr<Reader> reader = open_reader(folder / "bench.db");

  Errc refused(Batch b) {
    const auto rows = reader->totals(0).rows;
    const auto result = store->commit(std::move(b));
    EXPECT_FALSE(result) << "not refused";
    EXPECT_EQ(reader->totals(0).rows, rows) << "a failed batch left something behind";
    return result ? Errc::unavailable : result.error().code;
  }
};

TEST_F(StoreTest, APackedOrderStandsInEveryTable) {
  must(*store, packed_order("A1"));
  const auto head = reader->order_head("A1");
  ASSERT_TRUE(head);
  EXPECT_EQ(head->state, "shipped");
  EXPECT_EQ(head->pieces, 3);
  EXPECT_EQ(head->token, 1);
  EXPECT_EQ(reader->lane("1")->order, "");
  const auto parcel = reader->parcel("A1-1");
  ASSERT_TRUE(parcel);
  EXPECT_EQ(parcel->state, "sealed");
  EXPECT_EQ(parcel->pieces, 3);
  EXPECT_THAT(reader->parcels_by_waybill("SFA1"), ElementsAre("A1-1"));
  EXPECT_EQ(reader->parcel_content("A1-1").size(), 2u);
  EXPECT_EQ(reader->job("A1-1-label-1")->state, r::JobState::confirmed);
  EXPECT_EQ(reader->order_events("A1").size(), 11u);
  EXPECT_EQ(reader->totals(0).parcels_sealed, 1);
}

TEST_F(StoreTest, AnInputWithoutEventsIsNoted) {
  const std::string bytes("\0\x1d\xff garbage", 11);
  auto b = batch("x", {});
  b.input.raw = bytes;
  const auto done = store->commit(b);
  ASSERT_TRUE(done);
  const auto rows = reader->journal_after(0, 9);
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].type, "scan.noted");
  EXPECT_EQ(rows[0].raw, bytes);
  EXPECT_EQ(rows[0].aim, "]C1");
  EXPECT_FALSE(rows[0].event);
}

TEST_F(StoreTest, AnyBytesInAnEventCanBeReadAgain) {
  const std::string bytes("\xff\xfe\x00\x1d\"\\", 6);
  must(*store, {batch("x", {r::LaneStopped{{"unknown", {bytes}}}})});
  EXPECT_EQ(reader->lane("1")->stop->args.at(0), bytes);
  EXPECT_EQ(reader->journal_after(0, 1).at(0).event->as<r::LaneStopped>()->text.args.at(0), bytes);
  EXPECT_THAT(verify(folder / "bench.db")->differences, testing::IsEmpty());
}

TEST_F(StoreTest, ARepeatedInputIsToldWithItsFirstRows) {
  must(*store, half_packed("A1"));
  const auto again = packed_order("A1");
  const auto first = store->commit(again[4]);
  ASSERT_TRUE(first);
  must(*store, {batch("later", {})});
  const auto repeated = store->commit(again[4]);
  ASSERT_TRUE(repeated);
  EXPECT_TRUE(repeated->repeated);
  EXPECT_EQ(repeated->first_seq, first->first_seq);
  EXPECT_EQ(repeated->last_seq, first->last_seq);
  EXPECT_EQ(first->last_seq, first->first_seq + 1);
}

TEST_F(StoreTest, ARepeatedInputWithAnOldGuardIsStillRepeated) {
  must(*store, {batch("in", {r::OrderReceived{an_order("A1")}})});
  auto open = batch("open", {opened("A1", 1)}, "A1");
  open.guard = {"A1", 0, 1};
  ASSERT_TRUE(store->commit(open));
  const auto repeated = store->commit(open);
  ASSERT_TRUE(repeated);
  EXPECT_TRUE(repeated->repeated);
}

TEST_F(StoreTest, GuardsHoldAgainstTokenRevisionAndLane) {
  must(*store, half_packed("A1"));
  const struct {
    Guard guard;
    std::string lane;
    bool holds;
  } cases[] = {
      {{"A1", 1, 1}, "1", true},  {{"A1", 0, 1}, "1", false}, {{"A1", 2, 1}, "1", false},
      {{"A1", 1, 2}, "1", false}, {{"A1", 1, 1}, "2", false}, {{"A1", 1, 1}, "", true},
  };
  int n = 0;
  for (const auto& c : cases) {
    auto b = batch("g" + std::to_string(++n), {r::PackNoted{"a"}}, "A1", c.lane);
    b.guard = c.guard;
    if (c.holds)
      EXPECT_TRUE(store->commit(b)) << n;
    else
      EXPECT_EQ(refused(b), Errc::conflict) << n;
  }
}

TEST_F(StoreTest, ATokenMustBeExactlyTheNext) {
  must(*store, half_packed("A1"));
  EXPECT_EQ(refused(batch("t1", {opened("A1", 1, "2")}, "A1", "2")), Errc::conflict);
  EXPECT_EQ(refused(batch("t3", {opened("A1", 3, "2")}, "A1", "2")), Errc::conflict);
  must(*store, {batch("t2", {opened("A1", 2, "2")}, "A1", "2")});
  EXPECT_EQ(reader->lane("1")->order, "");
  EXPECT_EQ(reader->lane("2")->order, "A1");
  EXPECT_EQ(reader->order_head("A1")->lane, "2");
}

TEST_F(StoreTest, ALaneHasOneOrderAtATime) {
  must(*store, half_packed("A1"));
  must(*store, {batch("in2", {r::OrderReceived{an_order("A2")}})});
  EXPECT_EQ(refused(batch("o", {opened("A2", 1)}, "A2")), Errc::conflict);
  must(*store, {batch("aside", {r::PackSetAside{"break"}}, "A1"), batch("o2", {opened("A2", 1)}, "A2")});
  EXPECT_EQ(reader->order_head("A1")->state, "open");
  EXPECT_EQ(reader->lane("1")->order, "A2");
}

TEST_F(StoreTest, AnUnsealedParcelCantBeShipped) {
  must(*store, half_packed("A1"));
  EXPECT_EQ(refused(batch("f", {r::PackFinished{r::OrderEnd::shipped}}, "A1")), Errc::conflict);
  EXPECT_EQ(refused(batch("s", {r::PackSealed{"A1-1", "SF1", "sf", 1}}, "A1")),
            Errc::conflict);  // not closed
}

TEST_F(StoreTest, ACancelledOrderGoesBackToStaging) {
  must(*store, half_packed("A1"));
  must(*store, {batch("c", {r::OrderCancelled{"A1", 2, "customer"}}),
                batch("f", {r::PackFinished{r::OrderEnd::cancelled}}, "A1")});
  EXPECT_EQ(reader->order_head("A1")->state, "cancelled");
  EXPECT_EQ(reader->parcel("A1-1")->state, "cancelled");
  EXPECT_EQ(reader->parcel("A1-1")->pieces, 0);
  EXPECT_THAT(verify(folder / "bench.db")->differences, testing::IsEmpty());
}

TEST_F(StoreTest, ARevisionMustGrowAndAnEndedOrderStays) {
  must(*store, packed_order("A1"));
  EXPECT_EQ(refused(batch("same", {r::OrderReceived{an_order("A1", 1)}})), Errc::conflict);
  auto changed = an_order("A1", 2);
  changed.lines.clear();
  must(*store, {batch("late", {r::OrderReceived{changed}})});
  EXPECT_EQ(reader->order_head("A1")->revision, 1);
  EXPECT_EQ(reader->pack_order("A1")->lines.size(), 2u);
  EXPECT_EQ(refused(batch("late2", {r::OrderCancelled{"A1", 2, ""}})), Errc::conflict);
}

TEST_F(StoreTest, AChangeOpensClosedParcelsAgain) {
  auto day = packed_order("A1");
  day.resize(5);
  must(*store, day);
  must(*store, {batch("change", {r::OrderReceived{an_order("A1", 2)}})});
  EXPECT_EQ(reader->parcel("A1-1")->state, "packing");
  EXPECT_EQ(refused(batch("seal", {r::PackSealed{"A1-1", "SF1", "sf", 1}}, "A1")), Errc::conflict);
}

TEST_F(StoreTest, UndoTakesOutPartOfAnEntryAndNeverMoreThanThereIs) {
  must(*store, half_packed("A1"));
  const auto undo = [](std::int64_t n) { return r::PackUndone{1, "1", "tee", "A1-1", n, {"L1", "", ""}}; };
  EXPECT_EQ(refused(batch("u3", {undo(3)}, "A1")), Errc::conflict);
  EXPECT_EQ(refused(batch("u0", {undo(0)}, "A1")), Errc::conflict);
  must(*store, {batch("u1", {undo(1)}, "A1")});
  EXPECT_EQ(reader->parcel("A1-1")->pieces, 2);
  must(*store, {batch("u2", {undo(1)}, "A1")});
  EXPECT_EQ(refused(batch("u4", {undo(1)}, "A1")), Errc::conflict);
}

TEST_F(StoreTest, BadInputBreaksARuleOfTheSchemaAndSaysWhich) {
  auto no_quantity = an_order("B1");
  no_quantity.lines[0].quantity = 0;
  auto twice = an_order("B1");
  twice.lines[1].line = "1";
  auto when = an_order("B1");
  when.ship_by = "tomorrow";
  r::Item kit;
  kit.item = "kit";
  kit.kit = {{"kit", 1}};
  const struct {
    r::Event event;
    const char* says;
  } cases[] = {
      {r::OrderReceived{no_quantity}, "a line wants one piece or more"},
      {r::OrderReceived{twice}, "order_lines.line"},
      {r::OrderReceived{when}, "ship_by is an RFC 3339 time"},
      {r::OrderReceived{an_order("")}, "an order has a number"},
      {r::ItemReceived{kit}, "a kit does not hold itself"},
      {r::StockReceived{"tee", "", "A-01", 0}, "a movement moves one piece or more"},
      {r::StockReceived{"tee", "", "outside", 1}, "a movement goes somewhere else"},
  };
  int n = 0;
  for (const auto& c : cases) {
    const auto result = store->commit(batch("b" + std::to_string(++n), {c.event}));
    ASSERT_FALSE(result) << c.says;
    EXPECT_EQ(result.error().code, Errc::bad_input) << c.says;
    EXPECT_THAT(result.error().message, HasSubstr(c.says));
  }
  EXPECT_EQ(reader->totals(0).rows, 0);
}

TEST_F(StoreTest, InAGroupOnlyTheBadBatchFails) {
  auto bad = an_order("B2");
  bad.lines[0].quantity = -1;
  const auto results = store->commit_all(
      {batch("1", {r::OrderReceived{an_order("B1")}}), batch("2", {r::OrderReceived{bad}}),
       batch("3", {r::OrderReceived{an_order("B3")}}), batch("1", {r::OrderReceived{an_order("B4")}})});
  ASSERT_EQ(results.size(), 4u);
  EXPECT_TRUE(results[0]);
  EXPECT_EQ(results[1].error().code, Errc::bad_input);
  EXPECT_EQ(results[2]->first_seq, 2);
  EXPECT_TRUE(results[3]->repeated);
  EXPECT_THAT(verify(folder / "bench.db")->differences, testing::IsEmpty());
}

TEST_F(StoreTest, EventsThatNeedAnOrderOrALaneSaySo) {
  EXPECT_EQ(refused(batch("p", {r::PackNoted{"a"}})), Errc::bad_input);
  EXPECT_EQ(refused(batch("l", {r::LaneAcknowledged{}}, "", "")), Errc::bad_input);
  EXPECT_EQ(refused(batch("o", {opened("nowhere", 1)}, "nowhere")), Errc::not_found);
  EXPECT_EQ(refused(batch("j", {r::PrintSent{"no-job", 1}}, "A1")), Errc::not_found);
}

}  // namespace
}  // namespace packbench::db::test
