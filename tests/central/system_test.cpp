// What is kept for order systems: how far they have dealt with outcomes, and their tickets.
#include "central/outcomes.hpp"
#include "central/readers.hpp"
#include "central/system_tickets.hpp"
#include "central/tickets.hpp"
#include "centre_fixture.hpp"

namespace packbench::central {
namespace {

class SystemTest : public CentreFixture {
 protected:
  Caller system(const std::string& name) { return caller_of(db_, add_system(db_, name).value()).value(); }
  std::string next() { return outcomes_after(db_, "", 1000, {})->next; }
  std::string tickets() {
    return value(
        "SELECT coalesce(string_agg(s.name || ' ' || t.name || ' ' || text, ', ' ORDER BY s.name, t.name), '')"
        " FROM system_tickets t JOIN systems s ON s.id = system WHERE state = 'open'");
  }
};

TEST_F(SystemTest, WhatIsDoneIsKeptForEachReader) {
  const auto erp = system("erp"), shop = system("shop");
  auto a = bench("a");
  push_all(a.row("x", "bench"));
  const auto first = next();
  EXPECT_EQ(place_of(db_, erp, ""), "");
  EXPECT_TRUE(set_done(db_, erp, "", first));
  EXPECT_TRUE(set_done(db_, erp, "", first));  // the reply was lost
  push_all(a.row("x", "bench"));
  EXPECT_TRUE(set_done(db_, erp, "stock", next()));
  EXPECT_EQ(place_of(db_, erp, ""), first);
  EXPECT_NE(place_of(db_, erp, "stock"), first);
  EXPECT_EQ(place_of(db_, shop, ""), "");
  EXPECT_EQ(outcomes_after(db_, place_of(db_, erp, ""), 1000, {})->rows.size(), 1U);
}

TEST_F(SystemTest, DoneNeverGoesBack) {
  const auto erp = system("erp");
  auto a = bench("a");
  push_all(a.row("x", "bench").row("x", "bench"));
  const auto part = outcomes_after(db_, "", 1, {})->next, all = next();
  EXPECT_TRUE(set_done(db_, erp, "", all));
  EXPECT_TRUE(set_done(db_, erp, "", part));
  EXPECT_TRUE(set_done(db_, erp, "", "0.0.0"));
  EXPECT_EQ(place_of(db_, erp, ""), all);
  for (const auto* none : {"", "x", "1.2", "9000000000000000000.0.0"})
    EXPECT_EQ(code_of(set_done(db_, erp, "", none).error()), "bad_cursor") << none;
}

TEST_F(SystemTest, ATicketIsOpenOnce) {
  const auto erp = system("erp"), shop = system("shop");
  raise_tickets(db_, erp, {{"T-1", "SO-1", "no stock"}, {"T-2", "SO-2", "no stock"}});
  raise_tickets(db_, erp, {{"T-1", "SO-1", "no stock"}});
  raise_tickets(db_, shop, {{"T-1", "SO-1", "of the shop"}});
  EXPECT_EQ(tickets(), "erp T-1 no stock, erp T-2 no stock, shop T-1 of the shop");
  raise_tickets(db_, erp, {{"T-1", "SO-1", "other words"}});
  withdraw_tickets(db_, erp, {"T-2", "T-3"});
  withdraw_tickets(db_, erp, {"T-2"});
  EXPECT_EQ(tickets(), "erp T-1 other words, shop T-1 of the shop");
}

TEST_F(SystemTest, WhatWasClosedOpensAgainForAReason) {
  const auto erp = system("erp");
  const SystemTicket ticket{"T-1", "SO-1", "no stock"};
  raise_tickets(db_, erp, {ticket});
  withdraw_tickets(db_, erp, {"T-1"});
  raise_tickets(db_, erp, {ticket});
  EXPECT_EQ(tickets(), "erp T-1 no stock");  // the system itself thought it settled
  EXPECT_TRUE(end_ticket(db_, {"erp", "T-1", "seen", "Wang"}));
  EXPECT_FALSE(end_ticket(db_, {"erp", "T-1", "seen", "Wang"}));
  EXPECT_FALSE(end_ticket(db_, {"shop", "T-1", "seen", "Wang"}));
  raise_tickets(db_, erp, {ticket});
  EXPECT_EQ(tickets(), "");
  raise_tickets(db_, erp, {{"T-1", "SO-1", "worse"}});
  EXPECT_EQ(tickets(), "erp T-1 worse");
}

}  // namespace
}  // namespace packbench::central
