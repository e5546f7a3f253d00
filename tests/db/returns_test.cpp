// Returns and tickets in the store: where the pieces go, what may still come back, what the tables refuse.
#include "tests/db/bench_store.hpp"

namespace packbench::db::test {
namespace {

struct ReturnsStore : BenchStore {
  Batch of(std::vector<r::Event> events, const std::string& document = "RT-1",
           const std::string& lane = "1") {
    auto made = batch("r" + std::to_string(++count), std::move(events), {}, lane);
    made.work = WorkRef{r::WorkKind::returns, document, 1};
    return made;
  }
  Batch open(const std::string& document, const std::string& order, const std::string& rma = "",
             const std::string& lane = "1") {
    return of({r::WorkOpened{r::WorkKind::returns, document, lane, "wei", 1, 0},
               r::ReturnBegan{rma, order, "shop", "", order, {}, {}, 5},
               r::ReturnKindTold{r::ReturnKind::customer}},
              document, lane);
  }
  r::ReturnGraded graded(std::int64_t entry, const std::string& place = "passed", std::int64_t quantity = 1) {
    return {entry, "A", "tee", "690", quantity, {"L1", "", ""}, "A", "shelf", place, ""};
  }
  void begin() {
    must(*store, packed_order("A"));
    must(*store, {open("RT-1", "A"), of({r::ReturnPackagingSeen{r::Packaging::intact}})});
  }
};

TEST_F(ReturnsStore, F14PiecesComeFromOutsideToWhereTheirGradeSendsThem) {
  begin();
  must(*store, {of({graded(1)}), of({graded(2, "defects")})});
  EXPECT_EQ(lies("passed"), 1);
  EXPECT_EQ(lies("defects"), 1);
  must(*store, {of({r::ReturnUndone{2, "tee", "L1", "defects", 1}})});
  EXPECT_EQ(lies("defects"), 0);
  expect_clean();
}

TEST_F(ReturnsStore, WhatCameBackMayNotComeBackOnceMore) {
  begin();
  ASSERT_EQ(reader->sent_order("A")->pieces.size(), 2U);
  EXPECT_GT(reader->sent_order("A")->sealed_ms, 0);
  must(*store, {of({graded(1, "passed", 2)})});
  const auto sent = reader->sent_order("A");
  ASSERT_EQ(sent->pieces.size(), 1U);
  EXPECT_EQ(sent->pieces[0].item, "mug");
  EXPECT_FALSE(reader->sent_order("X"));
  must(*store, {batch("B", {r::OrderReceived{an_order("B")}})});
  EXPECT_EQ(reader->sent_order("B")->sealed_ms, 0);
  EXPECT_TRUE(reader->sent_order("B")->pieces.empty());
}

TEST_F(ReturnsStore, F13NothingIsTakenOutBeforeThePackagingWasSeen) {
  must(*store, packed_order("A"));
  must(*store, {open("RT-1", "A")});
  expect_refused(of({graded(1)}), "was not looked at");
}

TEST_F(ReturnsStore, RefusesToUndoWhatWasTakenOnOrIsNotThere) {
  begin();
  must(*store, {of({graded(1)})});
  expect_refused(of({r::ReturnUndone{2, "tee", "L1", "passed", 1}}), "not in this return");
  expect_refused(of({r::ReturnUndone{1, "tee", "L1", "passed", 2}}), "taken from passed already");
  expect_clean();
}

TEST_F(ReturnsStore, AnRmaIsAnnouncedAndTakenInOnce) {
  must(*store, packed_order("A"));
  must(*store, {batch("rma", {r::ReturnAnnounced{{"RMA-1", 1, "A", "shop", "too small", {{"tee", 1}}}}})});
  ASSERT_TRUE(reader->work("returns", "RMA-1"));
  EXPECT_NE(reader->work("returns", "RMA-1")->body.find("too small"), std::string::npos);
  expect_refused(batch("again", {r::ReturnAnnounced{{"RMA-1", 1, "A", "", "", {}}}}), "not newer");
  must(*store, {open("RT-1", "A", "RMA-1")});
  EXPECT_EQ(reader->work("returns", "RMA-1")->state, "ended");
  expect_refused(open("RT-2", "A", "RMA-1", "2"), "RMA-1 is being taken in, or was");
  expect_clean();
}

TEST_F(ReturnsStore, TicketsAreFollowedToTheirEnd) {
  begin();
  must(*store,
       {of({r::TicketOpened{
                "RT-1-missing-1", "missing", "RT-1", {"returns.ticket_missing", {"RT-1", "tee", "1"}}},
            r::WorkEnded{"wei"}})});
  ASSERT_EQ(reader->open_tickets(9).size(), 1U);
  EXPECT_EQ(reader->open_tickets(9)[0].text.args.at(1), "tee");
  EXPECT_EQ(reader->open_tickets(9)[0].opened_by, "wei");
  expect_refused(batch("twice", {r::TicketOpened{"RT-1-missing-1", "missing", "RT-1", {}}}), "there already");
  must(*store, {batch("close", {r::TicketClosed{"RT-1-missing-1", "found in the box", "sue"}})});
  EXPECT_TRUE(reader->open_tickets(9).empty());
  EXPECT_EQ(reader->ticket("RT-1-missing-1").value().closed_by, "sue");
  expect_refused(batch("close2", {r::TicketClosed{"RT-1-missing-1", "", "sue"}}), "is not open");
  EXPECT_EQ(reader->stream("ticket:RT-1-missing-1").size(), 2U);
  expect_clean();
}

}  // namespace
}  // namespace packbench::db::test
