// Parcels and ends of orders against the leases: what two benches did to one order is never silent.
#include "centre_fixture.hpp"

namespace packbench::central {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class SealingTest : public CentreFixture {
 protected:
  SealingTest() { order("SO-1"); }
  void give(FakeBench& to) {
    claim_order(to, "SO-1");
    pull_and_push(to);
  }
  static FakeBench& seal(FakeBench& at, const std::string& parcel = "SO-1-1") {
    return at.row("pack.sealed", "order:SO-1", {{"parcel", parcel}, {"waybill", "W1"}});
  }
  static FakeBench& finish(FakeBench& at) {
    return at.row("pack.finished", "order:SO-1");  // as shipped: the default is left out
  }
  std::string state() { return value("SELECT state || ' ' || sealed FROM orders"); }
};

TEST_F(SealingTest, AnOrderThatIsPackedUnderItsLeaseEnds) {
  auto a = bench("a");
  give(a);
  EXPECT_EQ(push_all(finish(seal(a))), "5");
  EXPECT_EQ(state(), "shipped 1");
  EXPECT_THAT(open_tickets(), IsEmpty());
  EXPECT_EQ(claim_order(bench("b"), "SO-1"), "order.unknown");
  EXPECT_EQ(take(bench("c"), "SO-1"), "order.ended");
}

TEST_F(SealingTest, WhatWasSealedJustBeforeTheReleaseIsGood) {
  auto a = bench("a");
  give(a);
  let_go(a, "SO-1", 1);
  push_all(finish(seal(a)));
  EXPECT_THAT(open_tickets(), IsEmpty());
  EXPECT_EQ(state(), "shipped 1");
}

TEST_F(SealingTest, ASealUnderAStaleTokenIsATicketAndEndsTheOthersLease) {
  auto a = bench("a"), b = bench("b");
  give(a);
  run_out("SO-1");
  give(b);
  push_all(seal(a));
  EXPECT_THAT(open_tickets(), ElementsAre("seal.stale SO-1"));
  push_all(finish(a));
  EXPECT_THAT(open_tickets(), ElementsAre("end.stale SO-1", "seal.stale SO-1"));
  EXPECT_THAT(told(b), ElementsAre("lease.ended SO-1 2 ended"));
  EXPECT_THAT(renew_all(b, {{"SO-1", 2}}), ElementsAre("SO-1"));
}

TEST_F(SealingTest, TwoBenchesThatSealAreATicketWhoeverIsFirst) {
  auto a = bench("a"), b = bench("b");
  give(a);
  run_out("SO-1");
  give(b);
  push_all(seal(b));
  EXPECT_THAT(open_tickets(), IsEmpty());
  push_all(seal(a));
  EXPECT_THAT(open_tickets(), ElementsAre("seal.stale SO-1", "seal.twice SO-1"));
  EXPECT_EQ(state(), "open 2");
}

TEST_F(SealingTest, ASealWithoutALeaseIsATicket) {
  auto a = bench("a");
  push_all(seal(a));
  EXPECT_THAT(open_tickets(), ElementsAre("seal.unleased SO-1"));
}

TEST_F(SealingTest, AnOrderOfTheBenchItselfIsItsOwnAffair) {
  auto a = bench("a");
  a.row("pack.sealed", "order:LOCAL", {{"parcel", "LOCAL-1"}}).row("pack.finished", "order:LOCAL");
  EXPECT_EQ(push_all(a), "2");
  EXPECT_THAT(open_tickets(), IsEmpty());
  EXPECT_EQ(value("SELECT count(*) FROM parcels"), "1");
}

// All while the line is down, and after the lease would have run out.
TEST_F(SealingTest, ACorrectionAfterTheEndNeedsNoNewLease) {
  auto a = bench("a"), b = bench("b");
  give(a);
  finish(seal(a));
  a.row("pack.unsealed", "order:SO-1", {{"parcel", "SO-1-1"}, {"ended", "shipped"}});
  run_out("SO-1");
  push_all(a);
  EXPECT_EQ(state(), "open 0");
  EXPECT_EQ(claim_order(b, "SO-1"), "order.held");
  push_all(finish(seal(a)));
  EXPECT_EQ(state(), "shipped 1");
  EXPECT_THAT(open_tickets(), IsEmpty());
}

TEST_F(SealingTest, OrdersWithParcelsAreGivenOutByTheirNameAlone) {
  auto a = bench("a"), b = bench("b");
  give(a);
  push_all(seal(a));
  let_go(a, "SO-1", 1);
  EXPECT_THAT(claim_upto(b, 1), IsEmpty());
  EXPECT_EQ(claim_order(b, "SO-1"), "SO-1/2");
}

TEST_F(SealingTest, AChangeIsToldToWhoHasItAndToWhoSealed) {
  auto a = bench("a"), b = bench("b"), c = bench("c");
  give(a);
  push_all(seal(a));
  let_go(a, "SO-1", 1);
  give(b);
  told(a);
  order("SO-1", 2, {{"cancelled", true}, {"reason", "customer"}});
  EXPECT_THAT(told(a), ElementsAre("order SO-1"));
  EXPECT_THAT(told(b), ElementsAre("order SO-1"));
  EXPECT_THAT(told(c), IsEmpty());
}

TEST_F(SealingTest, TicketsOfBenchesComeAndGo) {
  auto a = bench("a");
  a.row("ticket.opened", "ticket:T-1", {{"ticket", "T-1"}, {"kind", "damaged"}, {"document", "ASN-1"}});
  push_all(a);
  EXPECT_THAT(open_tickets(), ElementsAre("damaged ASN-1"));
  a.row("ticket.closed", "ticket:T-1", {{"ticket", "T-1"}, {"reason", "done"}, {"by", "boss"}});
  push_all(a);
  EXPECT_THAT(open_tickets(), IsEmpty());
}

}  // namespace
}  // namespace packbench::central
