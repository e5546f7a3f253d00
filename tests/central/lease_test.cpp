// Who may pack which order: at no time two.
#include <atomic>
#include <mutex>
#include <thread>

#include "centre_fixture.hpp"

namespace packbench::central {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class LeaseTest : public CentreFixture {
 protected:
  void orders(int count) {
    for (int i = 0; i < count; ++i) order("SO-" + std::to_string(100 + i));
  }
};

TEST_F(LeaseTest, SixteenBenchesNeverGetTheSameOrder) {
  constexpr int kBenches = 16, kEach = 5, kOrders = 60;
  orders(kOrders);
  std::vector<FakeBench> benches;
  for (int i = 0; i < kBenches; ++i) benches.push_back(bench("b" + std::to_string(i)));
  std::mutex mutex;
  std::map<std::string, int> given;
  std::vector<std::thread> threads;
  for (const auto& bench : benches)
    threads.emplace_back([&] {
      pg::Connection db(conninfo_);
      for (int i = 1; i <= kEach; ++i) {
        pg::Transaction transaction(db);
        const auto got = claim(db, rules_, bench.caller(), {i, "", "", "", ""}).value();
        transaction.commit();
        const std::lock_guard lock(mutex);
        for (const auto& lease : got) ++given[lease.order];
      }
    });
  for (auto& thread : threads) thread.join();
  for (const auto& [order, times] : given) EXPECT_EQ(times, 1) << order;
  EXPECT_EQ(value("SELECT count(*) FROM orders WHERE token > 1"), "0");
  // Who came while others had rows locked may have passed over some: the next claim gets them.
  for (const auto& bench : benches) claim_upto(bench, kEach);
  EXPECT_EQ(value("SELECT count(*) FROM orders WHERE bench IS NULL"), "0");
}

TEST_F(LeaseTest, OneOrderThatSixteenAskForByNameIsOneBenchs) {
  constexpr int kRounds = 10;
  orders(kRounds);
  std::vector<FakeBench> benches;
  for (int i = 0; i < 16; ++i) benches.push_back(bench("b" + std::to_string(i)));
  std::atomic<int> given{0};
  std::vector<std::thread> threads;
  for (const auto& bench : benches)
    threads.emplace_back([&] {
      pg::Connection db(conninfo_);
      for (int i = 0; i < kRounds; ++i) {
        pg::Transaction transaction(db);
        const auto got = claim(db, rules_, bench.caller(), {0, "", "", "SO-" + std::to_string(100 + i), ""});
        transaction.commit();
        if (got) given += static_cast<int>(got->size());
      }
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(given, kRounds);
  EXPECT_EQ(value("SELECT count(*) FROM leases"), std::to_string(kRounds));
}

TEST_F(LeaseTest, TheMostUrgentComesFirst) {
  auto late = order_of("SO-1"), soon = order_of("SO-2"), whenever = order_of("SO-3");
  late.ship_by = "2026-03-01T18:00:00+01:00";
  soon.ship_by = "2026-03-01T16:59:59Z";
  for (const auto& o : {late, soon, whenever})
    EXPECT_EQ(tell_one("order", {{"order", records::to_json(o)}}), "new");
  EXPECT_THAT(claim_upto(bench("a"), 3), ElementsAre("SO-2", "SO-1", "SO-3"));
}

TEST_F(LeaseTest, ABenchHoldsNoMoreThanItAskedForOrMay) {
  orders(6);
  const auto a = bench("a");
  EXPECT_THAT(claim_upto(a, 2), ElementsAre("SO-100", "SO-101"));
  EXPECT_THAT(claim_upto(a, 2), IsEmpty());
  EXPECT_THAT(claim_upto(a, 3), ElementsAre("SO-102"));
  rules_.limit = 4;
  EXPECT_THAT(claim_upto(a, 100), ElementsAre("SO-103"));
  EXPECT_THAT(claim_upto(a, 100), ElementsAre("lease.limit"));
  EXPECT_EQ(claim_order(a, "SO-104"), "lease.limit");
  EXPECT_EQ(claim_order(a, "SO-103"), "SO-103/1");  // it has that one
}

TEST_F(LeaseTest, ClaimsByFilterAndByCode) {
  auto x = order_of("SO-1"), y = order_of("SO-2"), z = order_of("SO-3");
  x.carrier = "sf";
  y.tote = "T1";
  z.pick_list = "T1";
  for (const auto& o : {x, y, z}) tell_one("order", {{"order", records::to_json(o)}});
  const auto a = bench("a");
  EXPECT_EQ(claim(db_, rules_, a.caller(), {5, "sf", "", "", ""}).value().size(), 1U);
  EXPECT_EQ(claim(db_, rules_, a.caller(), {0, "", "", "", "T1"}).value().size(), 2U);
  EXPECT_EQ(claim(db_, rules_, a.caller(), {0, "", "", "T1", "T1"}).value().size(), 2U) << "it may be either";
  EXPECT_EQ(code_of(claim(db_, rules_, a.caller(), {0, "", "", "", "T2"}).error()), "order.unknown");
}

TEST_F(LeaseTest, WhatOneBenchHasIsRefusedToAnother) {
  orders(1);
  const auto a = bench("a"), b = bench("b");
  EXPECT_EQ(claim_order(a, "SO-100"), "SO-100/1");
  EXPECT_EQ(claim_order(a, "SO-100"), "SO-100/1");  // the same once more, after a lost reply
  EXPECT_EQ(claim_order(b, "SO-100"), "order.held");
  EXPECT_EQ(claim_order(b, "SO-999"), "order.unknown");
  EXPECT_THAT(told(a), ElementsAre("order SO-100", "lease.granted SO-100 1"));
  EXPECT_THAT(told(b), IsEmpty());
}

// Nobody knows what a bench did that was not heard of: it may have sealed the order in time.
TEST_F(LeaseTest, ALeaseThatRanOutStaysWithItsBench) {
  orders(1);
  auto a = bench("a");
  const auto b = bench("b");
  claim_order(a, "SO-100");
  run_out("SO-100");
  EXPECT_EQ(claim_order(b, "SO-100"), "order.held");
  EXPECT_THAT(claim_upto(b, 1), IsEmpty());
  EXPECT_EQ(take(b, "SO-100"), "asked a");
  EXPECT_EQ(claim_order(a, "SO-100"), "SO-100/1");
  EXPECT_THAT(renew_all(a, {{"SO-100", 1}}), IsEmpty()) << "it lives on when its bench is back";
  EXPECT_EQ(value("SELECT lease_until > now() FROM orders"), "t");
  run_out("SO-100");
  push_all(a.row("scan.noted", "bench"));
  EXPECT_EQ(claim_order(b, "SO-100"), "order.held") << "a row says nothing but what it says";
  let_go(a, "SO-100", 1);
  EXPECT_EQ(claim_order(b, "SO-100"), "SO-100/2") << "it was asked for";
  EXPECT_THAT(renew_all(a, {{"SO-100", 1}}), ElementsAre("SO-100")) << "a request that was long under way";
  EXPECT_THAT(renew_all(b, {{"SO-100", 1}, {"SO-100", 2}}), ElementsAre("SO-100"));  // the token counts
  EXPECT_THAT(told(b), ElementsAre("order SO-100", "lease.granted SO-100 2"));
}

TEST_F(LeaseTest, WhoIsRefusedIsToldThatTheOtherBenchIsSilent) {
  orders(1);
  const auto a = bench("a"), b = bench("b");
  claim_order(a, "SO-100");
  const auto refusal = [&] { return claim(db_, rules_, b.caller(), {0, "", "", "SO-100", ""}).error().body; };
  EXPECT_THAT(refusal(), testing::HasSubstr("bench a has order SO-100\""));
  EXPECT_EQ(json::parse(refusal()).at("error").at("bench"), "a");
  run_out("SO-100");
  EXPECT_THAT(refusal(), testing::HasSubstr("bench a has order SO-100, and has not said"));
}

TEST_F(LeaseTest, WhatIsReleasedWaitsForAnybody) {
  orders(1);
  auto a = bench("a"), b = bench("b");
  claim_order(a, "SO-100");
  let_go(b, "SO-100", 1);
  let_go(a, "SO-100", 7);
  EXPECT_EQ(claim_order(b, "SO-100"), "order.held");
  let_go(a, "SO-100", 1);
  let_go(a, "SO-100", 1);
  EXPECT_EQ(claim_order(b, "SO-100"), "SO-100/2");
  EXPECT_THAT(told(a), ElementsAre("order SO-100", "lease.granted SO-100 1")) << "it said so itself";
}

TEST_F(LeaseTest, WhatComesTwiceLetsGoOnce) {
  orders(1);
  auto a = bench("a");
  claim_order(a, "SO-100");
  const auto rows =
      a.row("lease.ended", "order:SO-100", {{"order", "SO-100"}, {"token", 1}, {"why", "released"}}).take();
  EXPECT_EQ(push_rows(a, rows), "1");
  EXPECT_EQ(claim_order(a, "SO-100"), "SO-100/2");
  EXPECT_EQ(push_rows(a, rows), "1");
  EXPECT_EQ(claim_order(bench("b"), "SO-100"), "order.held");
}

TEST_F(LeaseTest, ATakeOverWaitsUntilTheHolderLetsGo) {
  orders(1);
  auto a = bench("a");
  const auto b = bench("b"), c = bench("c");
  claim_order(a, "SO-100");
  told(a);
  EXPECT_EQ(take(b, "SO-100"), "asked a");
  EXPECT_EQ(take(b, "SO-100"), "asked a");
  EXPECT_THAT(told(a), ElementsAre("lease.wanted SO-100 1"));  // asked once
  EXPECT_EQ(claim_order(b, "SO-100"), "order.held");
  let_go(a, "SO-100", 1);
  EXPECT_THAT(claim_upto(c, 1), IsEmpty());  // it is b's at once
  EXPECT_EQ(take(b, "SO-100"), "SO-100/2");
  EXPECT_THAT(told(b), ElementsAre("order SO-100", "lease.granted SO-100 2"));
  EXPECT_THAT(told(a), IsEmpty());
}

TEST_F(LeaseTest, ATakeOverOfWhatNobodyHasIsAtOnce) {
  orders(1);
  const auto b = bench("b");
  EXPECT_EQ(take(b, "SO-100"), "SO-100/1");
  EXPECT_EQ(take(b, "SO-100"), "SO-100/1");
  EXPECT_EQ(take(b, "SO-999"), "order.unknown");
}

// Whoever revokes it answers for what it did and did not tell.
TEST_F(LeaseTest, WhatARevokedBenchHadIsAnybodys) {
  orders(3);
  auto a = bench("a");
  const auto b = bench("b"), c = bench("c");
  claim_upto(a, 3);
  push_all(a.row("pack.finished", "order:SO-102"));
  EXPECT_EQ(take(b, "SO-100"), "asked a");
  revoke_bench(db_, "a");
  EXPECT_EQ(take(b, "SO-100"), "SO-100/2");
  EXPECT_THAT(claim_upto(c, 3), ElementsAre("SO-101"));
  EXPECT_EQ(value("SELECT string_agg(number || ' ' || why, ', ' ORDER BY number) FROM leases"
                  " WHERE ended_at IS NOT NULL"),
            "SO-100 revoked, SO-101 revoked");
}

TEST_F(LeaseTest, CancelledOrdersAreNotGivenOut) {
  orders(2);
  order("SO-100", 2, {{"cancelled", true}, {"reason", "customer"}});
  const auto a = bench("a");
  EXPECT_THAT(claim_upto(a, 5), ElementsAre("SO-101"));
  EXPECT_EQ(claim_order(a, "SO-100"), "order.unknown");
  EXPECT_EQ(value("SELECT state FROM orders WHERE number = 'SO-100'"), "cancelled");
  order("SO-100", 3);
  EXPECT_THAT(claim_upto(a, 5), ElementsAre("SO-100"));
}

TEST_F(LeaseTest, AnOrderCancelledInTheHolderHandsEndsWhenItLetsGo) {
  orders(1);
  auto a = bench("a");
  claim_order(a, "SO-100");
  order("SO-100", 2, {{"cancelled", true}});
  EXPECT_EQ(value("SELECT state FROM orders"), "open");
  EXPECT_THAT(told(a), ElementsAre("order SO-100", "lease.granted SO-100 1", "order SO-100"));
  let_go(a, "SO-100", 1);
  EXPECT_EQ(value("SELECT state FROM orders"), "cancelled");
}

}  // namespace
}  // namespace packbench::central
