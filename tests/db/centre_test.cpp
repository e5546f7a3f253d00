// What the centre told: leases with their tokens, goods that other benches moved, and rows for it.
#include <gmock/gmock.h>

#include "bench_store.hpp"
#include "db/connection.hpp"
#include "db/schema.hpp"

namespace packbench::db::test {
namespace {

struct CentreStore : BenchStore {
  Batch told(std::vector<r::Event> events) {
    auto b = batch("centre:" + std::to_string(++count), std::move(events), {}, "");
    b.input.source = r::kCentreSource;
    b.person.clear();
    return b;
  }
  void hear(r::Event event) { must(*store, {told({std::move(event)})}); }
  std::vector<std::string> leased() const {
    std::vector<std::string> orders;
    for (const auto& row : reader->leases()) orders.push_back(row.order + " " + row.state);
    return orders;
  }
  // SO-1 packed, sealed and ended under a lease.
  void ship() {
    auto day = packed_order("SO-1");
    hear(day.front().events.front());
    hear(r::LeaseGranted{"SO-1", 1});
    day.erase(day.begin());
    must(*store, std::move(day));
  }
  LeaseRow lease(const std::string& order = "SO-1") const { return reader->lease(order).value(); }
};

TEST_F(CentreStore, ItsOrderIsNobodysUntilItIsLeased) {
  must(*store, {batch("own", {r::OrderReceived{an_order("OWN")}})});
  hear(r::OrderReceived{an_order("SO-1")});
  EXPECT_FALSE(reader->lease("OWN"));
  EXPECT_EQ(lease().state, "ended");
  EXPECT_EQ(lease().token, 0);
  ASSERT_EQ(reader->work(9).size(), 1U);
  EXPECT_EQ(reader->work(9)[0].order, "OWN");
  hear(r::LeaseGranted{"SO-1", 4});
  EXPECT_EQ(lease().state, "held");
  EXPECT_EQ(lease().token, 4);
  EXPECT_EQ(reader->work(9).size(), 2U);
  expect_clean();
}

TEST_F(CentreStore, RenewingReachesOnlyTheLeasesThatWereNamed) {
  hear(r::LeaseGranted{"SO-1", 1});
  const auto named = lease().granted;
  hear(r::LeaseGranted{"SO-2", 1});  // on its way while the bench asked for the first
  hear(r::LeasesRenewed{"boot-a", 5000, named});
  EXPECT_EQ(lease().until_ms, 5000);
  EXPECT_EQ(lease().boot, "boot-a");
  EXPECT_EQ(lease("SO-2").boot, "");
  hear(r::LeaseGranted{"SO-1", 2});
  EXPECT_EQ(lease().boot, "") << "a new lease is not what was renewed";
  expect_clean();
}

TEST_F(CentreStore, OldTokensChangeNothing) {
  hear(r::LeaseGranted{"SO-1", 5});
  hear(r::LeaseGranted{"SO-1", 4});
  hear(r::LeaseWanted{"SO-1", 4, "west", "s1", "urgent"});
  hear(r::LeaseEnded{"SO-1", 4, "expired"});
  EXPECT_EQ(lease().state, "held");
  EXPECT_EQ(lease().token, 5);
  hear(r::LeaseWanted{"SO-1", 5, "west", "s1", "urgent"});
  EXPECT_EQ(lease().state, "wanted");
  hear(r::LeaseEnded{"SO-1", 5, "taken_over"});
  EXPECT_EQ(lease().state, "ended");
  EXPECT_EQ(lease().bench, "west") << "who asked for it has it";
  expect_clean();
}

// Else a bench would read, and renew, all that it ever sent.
TEST_F(CentreStore, AnOrderThatEndedNeedsNoLeaseUntilItsParcelIsOpenedAgain) {
  hear(r::LeaseGranted{"SO-2", 1});
  ship();
  EXPECT_EQ(lease().state, "over");
  EXPECT_THAT(leased(), testing::ElementsAre("SO-2 held"));
  hear(r::LeaseWanted{"SO-1", 1, "west", "s1", "urgent"});
  EXPECT_EQ(lease().state, "over") << "nobody else gets it";
  hear(r::LeasesRenewed{"boot-a", 5000, reader->newest_row()});
  EXPECT_EQ(lease().until_ms, 5000) << "so that a correction needs no line";
  must(*store,
       {batch("again", {r::PackUnsealed{"SO-1-1", "SFSO-1", "shipped", "reason.x", "sue"}, opened("SO-1", 2)},
              "SO-1")});
  EXPECT_EQ(lease().boot, "boot-a");
  EXPECT_THAT(leased(), testing::ElementsAre("SO-1 held", "SO-2 held"));
  hear(r::LeaseEnded{"SO-1", 1, "lost"});
  EXPECT_THAT(leased(), testing::ElementsAre("SO-1 ended", "SO-2 held")) << "it is still open at a lane";
  EXPECT_EQ(lease().boot, "");
  expect_clean();
}

// It was told here, and is packed elsewhere: this desk has nothing to wait for.
TEST_F(CentreStore, WhatAnotherBenchHasIsNoOpenOrderHere) {
  const auto late = std::int64_t{2'000'000'000'000};
  for (const char* order : {"SO-1", "SO-2"}) {
    hear(r::OrderReceived{an_order(order)});
    hear(r::LeaseGranted{order, 1});
  }
  EXPECT_EQ(reader->totals(late).late_orders, 2);
  hear(r::LeaseEnded{"SO-1", 1, "released", "west"});
  ASSERT_EQ(reader->unfinished_orders(9).size(), 1U);
  EXPECT_EQ(reader->unfinished_orders(9)[0].order, "SO-2");
  ASSERT_EQ(reader->orders_elsewhere(9).size(), 1U);
  EXPECT_EQ(reader->orders_elsewhere(9)[0].order, "SO-1") << "a supervisor may take it over";
  EXPECT_EQ(reader->totals(late).open_orders, 1);
  EXPECT_EQ(reader->totals(late).late_orders, 1);
  must(*store, {batch("open", {opened("SO-1", 1)}, "SO-1")});
  EXPECT_EQ(reader->unfinished_orders(9).size(), 2U) << "it lies on a lane, and somebody must end that";
  EXPECT_EQ(reader->totals(late).open_orders, 2);
}

// A store of the release before knew until when each lease is good, also of orders that had ended.
TEST_F(CentreStore, TheMigrationMarksWhatIsOver) {
  ship();
  hear(r::LeasesRenewed{"boot-a", 5000, reader->newest_row()});
  hear(r::LeaseGranted{"SO-2", 1});
  hear(r::LeaseGranted{"SO-3", 1});
  hear(r::LeaseEnded{"SO-3", 1, "taken_over", "west"});
  reader.reset();
  store.reset();
  {
    Connection db(path, Connection::Access::write);
    db.script(
        "DROP TABLE renewal; DROP INDEX leases_state; UPDATE leases SET state = 'held' WHERE state = 'over';"
        " ALTER TABLE leases ADD COLUMN boot TEXT; ALTER TABLE leases ADD COLUMN until_ms INTEGER");
    db.script(store_migrations().at(19).sql);
  }
  expect_clean();
}

TEST_F(CentreStore, NoParcelIsSealedWithoutALease) {
  for (const bool leased : {true, false}) {
    const std::string order = leased ? "SO-2" : "SO-1";
    auto day = packed_order(order);
    hear(day.front().events.front());
    hear(r::LeaseGranted{order, 1});
    auto seal = day.back();
    day.erase(day.begin());
    day.pop_back();
    must(*store, std::move(day));
    if (leased) {
      must(*store, {seal});
      continue;
    }
    hear(r::LeaseEnded{order, 1, "taken_over"});
    expect_refused(seal, "not leased");
  }
  expect_clean();
}

TEST_F(CentreStore, GoodsThatOtherBenchesMovedComeFromOutside) {
  r::Item item;
  item.item = "tee";
  must(*store, {batch("tee", {r::ItemReceived{item}})});
  hear(r::StockElsewhere{"west", "tee", "", "A-01", 7});
  EXPECT_EQ(lies("A-01", "tee"), 7);
  EXPECT_EQ(lies("outside:bench:west", "tee"), -7);
  hear(r::StockElsewhere{"west", "tee", "", "A-01", -9});
  EXPECT_EQ(lies("A-01", "tee"), -2) << "the books of two benches may cross: told, not refused";
  EXPECT_EQ(lies("outside:bench:west", "tee"), 2);
  expect_clean();
}

TEST_F(CentreStore, ForgetsNothingOfHowFarItListened) {
  EXPECT_EQ(reader->centre_cursor(), "");
  hear(r::CentrePulled{"17:4"});
  hear(r::CentrePulled{"18:1"});
  EXPECT_EQ(reader->centre_cursor(), "18:1");
  EXPECT_EQ(reader->newest_row(), 2);
  expect_clean();
}

// What is read for the centre bears the chain that it will reckon again.
TEST_F(CentreStore, RowsForTheCentreAreTheChainItself) {
  must(*store, packed_order("SO-1"));
  must(*store, {batch("noted", {}, {}, "1")});
  std::string previous = r::first_hash();
  std::int64_t seq = 0;
  for (;;) {
    const auto rows = reader->chained_after(seq, 3, 1 << 20);
    if (rows.empty()) break;
    EXPECT_LE(rows.size(), 3U);
    for (const auto& chained : rows) {
      const auto again = r::row_from_wire(r::json::parse(r::json::serialize(r::to_wire(chained))));
      ASSERT_TRUE(again) << again.error().message;
      EXPECT_EQ(chained.row.seq, ++seq);
      EXPECT_EQ(r::chain_hash(previous, again->row), chained.hash);
      EXPECT_EQ(reader->row_hash(seq), chained.hash);
      previous = chained.hash;
    }
  }
  EXPECT_EQ(seq, reader->newest_row());
  EXPECT_EQ(reader->chained_after(0, 100, 1).size(), 1U) << "one row at least, however large";
}

}  // namespace
}  // namespace packbench::db::test
