// The line to the centre, with a centre that loses, repeats and garbles, in virtual time: every row there
// once, every change here once, leases kept and let go.
#include <gmock/gmock.h>

#include <random>
#include <set>

#include "../../support/full_disk.hpp"
#include "line_fixture.hpp"
#include "station/centre/doubt_leases.hpp"

namespace packbench::station {
namespace {

namespace r = records;
namespace json = boost::json;
using namespace std::chrono_literals;
using db::test::batch;
using tests::Fault;

struct LostLine : CentreLineTest, testing::WithParamInterface<unsigned> {};

// Whatever befalls requests and replies, and whenever the bench is started anew.
TEST_P(LostLine, EveryRowIsThereOnce) {
  std::mt19937 random(GetParam());
  const auto kinds = {Fault::none,     Fault::lose_request, Fault::lose_reply, Fault::twice,
                      Fault::nonsense, Fault::error,        Fault::slow};
  centre.fault = [&](const http::Call&) {
    return *(kinds.begin() + std::uniform_int_distribution<std::ptrdiff_t>(0, 6)(random));
  };
  centre.most_rows = 10 + static_cast<std::int64_t>(random() % 40);
  auto running = pusher();
  for (int step = 0; step < 12; ++step) {
    add_rows(static_cast<int>(random() % 60));
    const auto calls_before = centre.calls;
    until([&] { return centre.calls >= calls_before + static_cast<std::int64_t>(random() % 4); }, "a call");
    if (random() % 3 == 0) {
      running.reset();
      running = pusher();
    }
  }
  until([&] { return centre.kept() == reader->newest_row(); }, "the last row");
  expect_all_there();
  EXPECT_FALSE(line.halt());
}

INSTANTIATE_TEST_SUITE_P(Seeds, LostLine, testing::Range(1U, 21U));

TEST_F(CentreLineTest, ACentreWithAnotherPastIsToldNothing) {
  add_rows(5);
  {
    const auto running = pusher();
    until([&] { return centre.kept() == 5; }, "the fifth row");
  }
  centre.rows.at(5).hash[0] ^= 1;
  add_rows(3);
  auto running = pusher();
  until([&] { return running->ended(); }, "the end");
  ASSERT_TRUE(line.halt());
  EXPECT_EQ(line.halt()->key, "line.forked");
  EXPECT_EQ(centre.kept(), 5);
  EXPECT_EQ(line.to_json(8, "en").at("state").as_string(), "stopped");
}

TEST_F(CentreLineTest, TheLineSaysSinceWhenAndWhatIsUnsent) {
  add_rows(4);
  const auto running = pusher();
  until([&] { return centre.kept() == 4; }, "the rows");
  EXPECT_EQ(line.to_json(4, "en").at("state").as_string(), "up");
  centre.down = true;
  add_rows(2);
  until([&] { return !line.is_up(); }, "the cut");
  clock.advance(io, 10min);
  const auto told = line.to_json(reader->newest_row(), "en");
  EXPECT_EQ(told.at("state").as_string(), "down");
  EXPECT_EQ(told.at("unsent").as_int64(), 2);
  EXPECT_GE(told.at("since_s").as_int64(), 590);
  EXPECT_THAT(std::string(told.at("text").as_string()), testing::HasSubstr("10 minutes"));
  centre.down = false;
  until([&] { return centre.kept() == 6; }, "the rest");
  EXPECT_TRUE(line.is_up());
}

// Also where nothing is pushed any more: so people at the centre see what is not there.
TEST_F(CentreLineTest, TheCentreHearsHowManyRowsThereAre) {
  add_rows(3);
  const auto pulling = puller();
  until([&] { return centre.newest == reader->newest_row(); }, "the number of rows");
  EXPECT_EQ(centre.kept(), 0);
}

struct LostChanges : CentreLineTest, testing::WithParamInterface<unsigned> {};

TEST_P(LostChanges, EachCountsOnce) {
  stock_items();
  std::mt19937 random(GetParam());
  const auto kinds = {Fault::none, Fault::lose_request, Fault::lose_reply, Fault::nonsense, Fault::error};
  centre.fault = [&](const http::Call&) {
    if (random() % 4 == 0) centre.repeat_from_start();
    return *(kinds.begin() + std::uniform_int_distribution<std::ptrdiff_t>(0, 4)(random));
  };
  std::int64_t there = 0;
  auto running = puller();
  for (int i = 0; i < 40; ++i) {
    const auto pieces = static_cast<std::int64_t>(random() % 9) - 3;
    if (pieces != 0)
      centre.tell("stock.elsewhere",
                  {{"bench", "west"}, {"item", "tee"}, {"location", "A-01"}, {"quantity", pieces}});
    there += pieces;
    centre.tell(r::kOrderFact, order_fact("SO-" + std::to_string(i)));
    centre.tell("lease.granted", {{"order", "SO-" + std::to_string(i)}, {"token", 1}});
    if (random() % 4 == 0) clock.advance(io, 1s);
    if (random() % 8 == 0) {
      running.reset();
      running = puller();
    }
  }
  until([&] { return reader->lease("SO-39").has_value() && reader->lease("SO-39")->state == "held"; },
        "the last change");
  clock.advance(io, 1min);
  std::int64_t lies = 0;
  for (const auto& row : reader->stock_at("A-01")) lies += row.quantity;
  EXPECT_EQ(lies, there);
  EXPECT_EQ(reader->totals(0).orders, 40);
  EXPECT_TRUE(reader->open_tickets(9).empty());
  ASSERT_TRUE(reader->consignee("SO-7"));
  EXPECT_EQ(reader->consignee("SO-7")->name, "Somebody");
  const auto verified = db::verify(folder / "bench.db");
  ASSERT_TRUE(verified);
  EXPECT_THAT(verified->differences, testing::IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(Seeds, LostChanges, testing::Range(1U, 11U));

TEST_F(CentreLineTest, WhatCannotBeUsedStandsInNobodysWay) {
  stock_items();
  auto strange = order_fact("SO-1");
  strange.at("order").at("lines").as_array()[0].as_object()["item"] = "nobody knows it";
  centre.tell(r::kOrderFact, strange, "strange");
  centre.tell("pack.sealed", {{"parcel", "P-1"}}, "not-its-to-say");
  centre.tell("of.another.version", json::object(), "new");
  centre.tell("stock.elsewhere", "no object", "text");
  centre.tell(r::kOrderFact, order_fact("SO-2"));
  const auto running = puller();
  until([&] { return reader->order_head("SO-2").has_value(); }, "the good one");
  clock.advance(io, 1s);
  std::vector<std::string> tickets;
  for (const auto& row : reader->open_tickets(9)) tickets.push_back(row.ticket);
  EXPECT_THAT(tickets, testing::UnorderedElementsAre("centre-strange", "centre-not-its-to-say", "centre-new",
                                                     "centre-text"));
  EXPECT_FALSE(reader->order_head("SO-1"));
  EXPECT_NE(reader->centre_cursor(), "");
}

// The centre puts together what is old: who stays where it was for months would come too late.
TEST_F(CentreLineTest, WhereItWasListenedToIsKeptEvenWhereNothingCame) {
  centre.tell_others();
  const auto running = puller();
  until([&] { return reader->centre_cursor() == "1"; }, "the first");
  centre.tell_others();
  clock.advance(io, 10min);
  EXPECT_EQ(reader->centre_cursor(), "1") << "not each time";
  clock.advance(io, 1h);
  EXPECT_EQ(reader->centre_cursor(), "2");
  const auto row = reader->newest_row();
  clock.advance(io, 2h);
  EXPECT_EQ(reader->newest_row(), row) << "it went no further";
}

TEST_F(CentreLineTest, AStoreThatIsTooOldForTheCentreSaysSo) {
  centre.tell_others();
  {
    const auto running = puller();
    until([&] { return reader->centre_cursor() == "1"; }, "the first");
  }
  centre.tell_others();
  centre.kept_from = 2;
  const auto running = puller();
  until([&] { return line.halt().has_value(); }, "the refusal");
  EXPECT_EQ(line.halt()->key, "line.too_old");
}

// A ticket would fit where the orders don't: what waits for room is no order that can't be used.
TEST_F(CentreLineTest, OrdersThatFindNoRoomComeAgain) {
  stock_items();
  for (int i = 0; i < 10; ++i) {
    auto fact = order_fact("SO-" + std::to_string(i));
    fact.at("order").at("notes").at(0).at("text") = std::string(30'000, 'x');
    centre.tell(r::kOrderFact, std::move(fact));
  }
  const auto running = puller();
  {
    const tests::FullDisk full(std::filesystem::file_size((folder / "bench.db").string() + "-wal") + 60'000);
    clock.advance(io, 5s);
    EXPECT_EQ(reader->centre_cursor(), "");
  }
  until([&] { return reader->order_head("SO-9").has_value(); }, "the last order");
  EXPECT_EQ(reader->totals(0).orders, 10);
  EXPECT_TRUE(reader->open_tickets(99).empty());
}

TEST_F(CentreLineTest, OrdersAreClaimedAheadAndConfirmed) {
  stock_items();
  for (const char* order : {"SO-1", "SO-2", "SO-3", "SO-4"}) {
    centre.orders[order];
    centre.tell(r::kOrderFact, order_fact(order));
  }
  const auto pulling = puller();
  auto keeping = keeper(3);
  const auto good = [&] {
    int count = 0;
    for (const auto& row : reader->leases())
      count += lease_facts(row, boot()).state == workflows::LeaseState::good;
    return count;
  };
  until([&] { return good() == 3; }, "three leases");
  clock.advance(io, 1h);
  EXPECT_EQ(good(), 3) << "renewed as long as the line is up, and no fourth one";
  centre.down = true;
  clock.advance(io, 15min);
  EXPECT_EQ(lease("SO-1"), workflows::LeaseState::run_out);
  now_ms += 86'400'000;  // a clock that was set counts for nothing
  centre.down = false;
  until([&] { return good() == 3; }, "the line");
  now_ms -= 2 * 86'400'000;
  clock.advance(io, 1h);
  EXPECT_EQ(good(), 3);
  boot_id = "second";
  EXPECT_EQ(lease("SO-1"), workflows::LeaseState::restarted);
  until([&] { return good() == 3; }, "the first renewal of this start");
}

// A backup knows nothing of what was let go since, and the clock of this start of the machine calls it good.
TEST_F(CentreLineTest, InAStoreThatWasPutBackNoLeaseIsGoodUntilTheCentreSaysSo) {
  stock_items();
  for (const char* order : {"SO-1", "SO-2"}) {
    centre.tell(r::kOrderFact, order_fact(order));
    centre.grant(order);
  }
  {
    const auto pulling = puller();
    const auto keeping = keeper();
    until([&] { return reader->lease("SO-2") && lease("SO-2") == workflows::LeaseState::good; },
          "the leases");
  }
  ASSERT_TRUE(doubt_leases(*store, *reader, now_ms));
  EXPECT_EQ(lease("SO-1"), workflows::LeaseState::unconfirmed);
  centre.orders["SO-1"].here = false;
  const auto keeping = keeper();
  until([&] { return lease("SO-2") == workflows::LeaseState::good; }, "the centre's word");
  EXPECT_EQ(lease("SO-1"), workflows::LeaseState::ended);
}

TEST_F(CentreLineTest, ALostReplyOfARenewalNeverMakesALeaseLonger) {
  stock_items();
  centre.tell(r::kOrderFact, order_fact("SO-1"));
  centre.grant("SO-1");
  const auto pulling = puller();
  centre.fault = [](const http::Call& call) {
    return call.target == "/v1/leases/renew" ? Fault::lose_reply : Fault::none;
  };
  const auto keeping = keeper();
  until([&] { return reader->lease("SO-1") && reader->lease("SO-1")->state == "held"; }, "the grant");
  clock.advance(io, 5min);
  EXPECT_EQ(lease("SO-1"), workflows::LeaseState::unconfirmed);
}

TEST_F(CentreLineTest, WhatOthersWantIsLetGoUnlessItIsPacked) {
  stock_items();
  for (const char* order : {"SO-1", "SO-2"}) {
    centre.tell(r::kOrderFact, order_fact(order));
    centre.grant(order);
  }
  const auto pulling = puller();
  const auto pushing = pusher();
  const auto keeping = keeper();
  until([&] { return reader->lease("SO-2") && lease("SO-2") == workflows::LeaseState::good; }, "the leases");
  db::test::must(*store, {batch("open", {db::test::opened("SO-2", 1)}, "SO-2")});
  for (const char* order : {"SO-1", "SO-2"})
    centre.tell("lease.wanted", {{"order", order}, {"token", 1}, {"bench", "west"}, {"by", "s1"}});
  until([&] { return !centre.orders["SO-1"].here; }, "the one that nobody has begun");
  EXPECT_EQ(lease("SO-1"), workflows::LeaseState::ended);
  EXPECT_EQ(reader->lease("SO-1")->bench, "west");
  clock.advance(io, 10min);
  EXPECT_TRUE(centre.orders["SO-2"].here);
  EXPECT_EQ(lease("SO-2"), workflows::LeaseState::good);
  db::test::must(*store, {batch("aside", {r::PackSetAside{"reason.aside"}}, "SO-2")});
  until([&] { return !centre.orders["SO-2"].here; }, "the one that was put aside");
}

// It lives on: the centre gave it to nobody else. What was let go meanwhile is told when the line is back.
TEST_F(CentreLineTest, ALeaseThatRanOutLivesOnWhenTheLineIsBack) {
  stock_items();
  for (const char* order : {"SO-1", "SO-2"}) {
    centre.tell(r::kOrderFact, order_fact(order));
    centre.grant(order);
  }
  const auto pulling = puller();
  const auto pushing = pusher();
  const auto keeping = keeper();
  until([&] { return reader->lease("SO-2") && lease("SO-2") == workflows::LeaseState::good; }, "the leases");
  centre.tell("lease.wanted", {{"order", "SO-2"}, {"token", 1}, {"bench", "west"}, {"by", "s1"}});
  until([&] { return reader->lease("SO-2")->state == "wanted"; }, "the wish");
  centre.down = true;
  until([&] { return reader->lease("SO-2")->state == "ended"; }, "the end here");
  clock.advance(io, 24h);
  EXPECT_EQ(lease("SO-1"), workflows::LeaseState::run_out);
  EXPECT_TRUE(centre.orders["SO-2"].here) << "nobody heard of it";
  centre.down = false;
  until([&] { return lease("SO-1") == workflows::LeaseState::good; }, "the line");
  until([&] { return !centre.orders["SO-2"].here; }, "what was let go");
  EXPECT_EQ(reader->lease("SO-1")->token, 1);
  EXPECT_TRUE(reader->open_tickets(9).empty());
}

TEST_F(CentreLineTest, WhatHasEndedIsNotRenewedAndWhatWasCancelledIsLetGo) {
  stock_items();
  for (const char* order : {"SO-1", "SO-2", "SO-3"}) {
    centre.tell(r::kOrderFact, order_fact(order));
    centre.grant(order);
  }
  const auto pulling = puller();
  const auto pushing = pusher();
  const auto keeping = keeper();
  until([&] { return centre.renewed.size() == 3; }, "the leases");
  auto day = db::test::packed_order("SO-1");
  day.erase(day.begin());
  db::test::must(*store, std::move(day));
  auto cancelled = order_fact("SO-2", 2);
  cancelled.as_object()["cancelled"] = true;
  centre.tell(r::kOrderFact, cancelled);
  until([&] { return !centre.orders["SO-2"].here; }, "the cancelled one");
  clock.advance(io, 1h);
  EXPECT_THAT(centre.renewed, testing::ElementsAre("SO-3"));
  EXPECT_TRUE(centre.orders["SO-1"].here) << "a correction needs no new lease";
}

TEST_F(CentreLineTest, ALeaseThatIsLostIsOverAndASealedOrderIsTold) {
  stock_items();
  centre.tell(r::kOrderFact, order_fact("SO-1"));
  centre.grant("SO-1");
  const auto pulling = puller();
  const auto keeping = keeper();
  until([&] { return reader->lease("SO-1") && lease("SO-1") == workflows::LeaseState::good; }, "the lease");
  auto day = db::test::packed_order("SO-1");
  day.erase(day.begin());
  day.back().events.pop_back();  // one box is sent, the order goes on
  day.push_back(batch("aside", {r::PackSetAside{"reason.aside"}}, "SO-1"));
  db::test::must(*store, std::move(day));
  centre.orders["SO-1"].here = false;  // another bench has ended it
  until([&] { return lease("SO-1") == workflows::LeaseState::ended; }, "the answer");
  ASSERT_EQ(reader->open_tickets(9).size(), 1U);
  EXPECT_EQ(reader->open_tickets(9)[0].text.key, "lease.lost_sealed");
}

TEST_F(CentreLineTest, WhatIsPackedWithoutALeaseIsAskedFor) {
  stock_items();
  centre.orders["SO-1"];
  centre.tell(r::kOrderFact, order_fact("SO-1"));
  const auto pulling = puller();
  until([&] { return reader->order_head("SO-1").has_value(); }, "the order");
  db::test::must(*store, {batch("open", {db::test::opened("SO-1", 1)}, "SO-1")});
  const auto keeping = keeper();
  until([&] { return lease("SO-1") == workflows::LeaseState::good; }, "its lease");
}

}  // namespace
}  // namespace packbench::station
