// Parcels and ends of orders against the leases: what two benches did to one order is never silent.
#include <random>
#include <sstream>

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

// Design 5.8, where it is hardest: sealed in time, the line cut until long after the lease has run out.
TEST_F(SealingTest, WhatWasSealedInTimeAndIsNotToldYetIsNobodyElses) {
  auto a = bench("a"), b = bench("b");
  give(a);
  finish(seal(a));
  run_out("SO-1");
  EXPECT_EQ(claim_order(b, "SO-1"), "order.held");
  EXPECT_THAT(claim_upto(b, 1), IsEmpty());
  EXPECT_EQ(take(b, "SO-1"), "asked a");
  renew_all(a, {{"SO-1", 1}});  // before its rows are here
  EXPECT_EQ(claim_order(b, "SO-1"), "order.held");
  push_all(a);
  EXPECT_EQ(state(), "shipped 1");
  EXPECT_EQ(claim_order(b, "SO-1"), "order.unknown");
  EXPECT_EQ(take(b, "SO-1"), "order.ended");
  EXPECT_THAT(told(b), IsEmpty());
  EXPECT_THAT(open_tickets(), IsEmpty());
}

TEST_F(SealingTest, ALeaseEndsOnlyBehindAllThatWasDoneUnderIt) {
  auto a = bench("a"), b = bench("b");
  give(a);
  EXPECT_EQ(take(b, "SO-1"), "asked a");
  finish(seal(a)).row("lease.ended", "order:SO-1", {{"order", "SO-1"}, {"token", 1}, {"why", "released"}});
  const auto rows = a.take();
  EXPECT_EQ(push_rows(a, {rows.back()}), "gap");
  EXPECT_EQ(claim_order(b, "SO-1"), "order.held");
  push_rows(a, rows);
  EXPECT_EQ(state(), "shipped 1");
  EXPECT_THAT(told(b), IsEmpty());
}

// Two benches that keep the rule (they seal only what their own journal holds a lease of), whose rows and
// requests come as late, as often and in as many pieces as chance has it: no order is sealed twice, and none
// is forgotten.
struct Worker {
  FakeBench bench;
  std::map<std::string, std::int64_t> held, done;  // order and token
  std::vector<records::ChainedRow> unsent, sent;   // rows that are not kept yet; all that ever went
  std::vector<std::vector<Lease>> renewals;        // as they were asked for, whenever they come
};

class SealingTestInDisorder : public SealingTest, public testing::WithParamInterface<unsigned> {
 protected:
  SealingTestInDisorder() {
    for (int i = 2; i <= kOrders; ++i) order("SO-" + std::to_string(i));
  }
  static constexpr int kOrders = 12;
  static std::string stream(const std::string& order) { return "order:" + order; }

  void hear(Worker& at) {
    for (const auto& line : told(at.bench)) {
      std::istringstream words(line);
      std::string type, order;
      std::int64_t token = 0;
      words >> type >> order >> token;
      if (type == "lease.granted") {
        at.held[order] = token;
        at.bench.row(type, stream(order), {{"order", order}, {"token", token}});
      }
      if (type == "lease.wanted" && at.held.contains(order) && at.held[order] == token) drop(at, order);
    }
  }
  static void drop(Worker& at, const std::string& order) {
    at.bench.row("lease.ended", stream(order),
                 {{"order", order}, {"token", at.held.at(order)}, {"why", "released"}});
    at.held.erase(order);
  }
  static void pack(Worker& at, const std::string& order) {
    at.bench.row("pack.sealed", stream(order), {{"parcel", order + "-1"}})
        .row("pack.finished", stream(order));
    at.done.insert(at.held.extract(order));
  }
  void send(Worker& at, std::size_t count, bool repeat) {
    for (auto& row : at.bench.take()) at.unsent.push_back(std::move(row));
    count = std::min(count, at.unsent.size());
    if (count == 0) return;
    const std::vector<records::ChainedRow> batch(at.unsent.begin(),
                                                 at.unsent.begin() + static_cast<std::ptrdiff_t>(count));
    for (int i = 0; i <= repeat; ++i)
      EXPECT_EQ(push_rows(at.bench, batch), std::to_string(batch.back().row.seq));
    at.unsent.erase(at.unsent.begin(), at.unsent.begin() + static_cast<std::ptrdiff_t>(count));
  }
  void ask_to_renew(Worker& at) {
    auto& leases = at.renewals.emplace_back();
    for (const auto& [order, token] : at.held) leases.push_back({order, token});
  }
};

TEST_P(SealingTestInDisorder, NoOrderIsSealedTwiceAndNoneIsForgotten) {
  std::mt19937 random(GetParam());
  const auto below = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  std::vector<Worker> all;
  for (const char* name : {"a", "b"}) all.push_back({bench(name), {}, {}, {}, {}, {}});
  const auto step = [&](Worker& at, int what) {
    const auto order = "SO-" + std::to_string(1 + below(kOrders));
    switch (what) {
      case 0:
        claim_upto(at.bench, static_cast<std::int64_t>(at.held.size()) + 2);
        break;
      case 1:
        claim_order(at.bench, order);
        break;
      case 2:
        take(at.bench, order);
        break;
      case 3:
        hear(at);
        break;
      case 4:
        if (at.held.contains(order)) pack(at, order);
        break;
      case 5:
        if (at.held.contains(order)) drop(at, order);
        break;
      case 6:
        send(at, 1 + static_cast<std::size_t>(below(5)), below(2) == 1);
        break;
      case 7:
        run_out(order);
        break;
      case 8:
        ask_to_renew(at);
        break;
      default:
        if (!at.renewals.empty())
          renew_all(at.bench,
                    at.renewals[static_cast<std::size_t>(below(static_cast<int>(at.renewals.size())))]);
    }
  };
  for (int i = 0; i < 400; ++i) step(all[static_cast<std::size_t>(below(2))], below(10));
  for (auto& at : all) {
    hear(at);
    while (!at.held.empty()) pack(at, at.held.begin()->first);
    send(at, 10'000, false);
  }
  EXPECT_THAT(open_tickets(), IsEmpty());
  EXPECT_EQ(value("SELECT count(*) FROM orders WHERE sealed > 1"), "0");
  EXPECT_GT(std::stoi(value("SELECT count(*) FROM leases WHERE why = 'taken_over'")), 0);
  claim_upto(all[0].bench, kOrders);
  EXPECT_EQ(value("SELECT count(*) FROM orders WHERE state = 'open' AND bench IS NULL"), "0");
}

INSTANTIATE_TEST_SUITE_P(Seeds, SealingTestInDisorder, testing::Range(1U, 13U));

TEST_F(SealingTest, ASealUnderAStaleTokenIsATicketAndEndsTheOthersLease) {
  auto a = bench("a"), b = bench("b");
  give(a);
  let_go(a, "SO-1", 1);
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
  let_go(a, "SO-1", 1);
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

// What a batch says of many orders is done together; each is held against its own lease all the same, also
// where a row among them can't be kept.
TEST_F(SealingTest, OrdersOfOneBatchDoNotMixTheirLeases) {
  for (const auto* number : {"SO-2", "SO-3", "SO-4"}) order(number);
  auto a = bench("a"), b = bench("b");
  for (const auto* number : {"SO-1", "SO-2", "SO-3"}) claim_order(a, number);
  pull_and_push(a);
  let_go(a, "SO-2", 1);
  claim_order(b, "SO-2");
  for (const bool unreadable : {false, true}) {
    const std::string one(unreadable ? "2" : "1");
    for (const auto* number : {"SO-1", "SO-2", "SO-3", "SO-4"})
      a.row("pack.sealed", "order:" + std::string(number), {{"parcel", std::string(number) + "-" + one}});
    if (unreadable) a.row("pack.sealed", "order:SO-3", {{"parcel", long_name()}});
    a.row("pack.unsealed", "order:SO-3", {{"parcel", "SO-3-" + one}})
        .row("pack.finished", "order:SO-1")
        .row("pack.finished", "order:SO-4", {{"end", "shorted"}});
    push_all(a);
    EXPECT_EQ(
        value("SELECT string_agg(number || ' ' || state || ' ' || sealed, ', ' ORDER BY number) FROM orders"),
        "SO-1 shipped " + one + ", SO-2 open " + one + ", SO-3 open 0, SO-4 shorted " + one);
    std::vector<std::string> expected{"end.stale SO-4", "seal.stale SO-2", "seal.unleased SO-4"};
    if (unreadable)
      expected.insert(expected.begin() + 1, "row.unreadable a/" + value("SELECT max(seq) - 3 FROM journal"));
    EXPECT_THAT(open_tickets(), testing::ElementsAreArray(expected));
  }
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
