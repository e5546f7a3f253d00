// The order system's client of the contract, against a real centre.
#include "connector_fixture.hpp"

namespace packbench::connectors {
namespace {

using central::add_system;
using testing::HasSubstr;
using testing::Not;

using CentreClientTest = ConnectorFixture;

json::object item(const std::string& name) {
  return {{"type", "item.received"}, {"payload", {{"item", {{"item", name}}}}}};
}

TEST_F(CentreClientTest, FactsAreToldInAsManyRequestsAsTheyNeed) {
  const auto centre = open();
  std::vector<json::object> facts;
  for (int i = 0; i < 1201; ++i) facts.push_back(item("I-" + std::to_string(i)));
  facts[700] = {{"type", "king"}, {"payload", json::object{}}};
  const auto results = centre->tell(facts);
  ASSERT_EQ(results.size(), facts.size());
  EXPECT_EQ(results[1200].state, FactState::fresh);
  EXPECT_EQ(results[700].state, FactState::refused);
  EXPECT_THAT(results[700].why, HasSubstr("type"));
  EXPECT_EQ(centre->tell({facts[1200]}).front().state, FactState::unchanged);
  EXPECT_EQ(value("SELECT count(*) FROM facts"), "1200");
}

TEST_F(CentreClientTest, OutcomesComeOnceBehindTheirCursor) {
  const auto centre = open();
  auto bench = this->bench("a");
  bench.row("pack.sealed", "order:SO-1", {{"parcel", "P"}})
      .row("scan.noted", "bench")
      .row("pack.finished", "order:SO-1");
  push_all(bench);
  const auto page = centre->outcomes("", {"pack.sealed", "pack.finished"}, std::chrono::seconds(10));
  ASSERT_EQ(page.outcomes.size(), 2U);
  EXPECT_EQ(page.outcomes[0].bench, "a");
  EXPECT_EQ(page.outcomes[0].stream, "order:SO-1");
  EXPECT_EQ(page.outcomes[0].payload.at("parcel"), "P");
  EXPECT_EQ(page.outcomes[1].seq, 3);
  EXPECT_TRUE(centre->outcomes(page.next, {}, std::chrono::seconds(0)).outcomes.empty());
}

TEST_F(CentreClientTest, WhatIsDoneIsWhereItGoesOn) {
  const auto centre = open();
  auto bench = this->bench("a");
  push_all(bench.row("pack.sealed", "order:SO-1"));
  const auto page = centre->outcomes("", {}, std::chrono::seconds(10));
  ASSERT_EQ(page.outcomes.size(), 1U);
  EXPECT_EQ(open()->outcomes("", {}, std::chrono::seconds(0)).outcomes.size(), 1U);
  centre->done(page.next);
  EXPECT_TRUE(open()->outcomes("", {}, std::chrono::seconds(0)).outcomes.empty());
  EXPECT_EQ(open("shop")->outcomes("", {}, std::chrono::seconds(0)).outcomes.size(), 1U);
}

TEST_F(CentreClientTest, WhoAsksTooOftenWaits) {
  const auto centre = open();
  for (int i = 0; i < 220; ++i) EXPECT_EQ(centre->tell({item("A")}).size(), 1U);
}

TEST_F(CentreClientTest, TicketsOpenAndClose) {
  const auto centre = open();
  std::vector<Ticket> tickets;
  std::vector<std::string> names;
  for (int i = 0; i < 501; ++i) {
    tickets.push_back({"T-" + std::to_string(i), "SO-1", "no stock"});
    names.push_back(tickets.back().name);
  }
  centre->raise(tickets);
  EXPECT_EQ(value("SELECT count(*) FROM system_tickets WHERE state = 'open'"), "501");
  centre->close(names);
  EXPECT_EQ(value("SELECT count(*) FROM system_tickets WHERE state = 'open'"), "0");
}

TEST_F(CentreClientTest, AllOfOneStreamWhetherDoneOrNot) {
  const auto centre = open();
  auto a = bench("a"), b = bench("b");
  for (int i = 0; i < 600; ++i) a.row("pack.scanned", "order:SO 1").row("scan.noted", "order:SO 10");
  push_all(a);
  push_all(b.row("pack.finished", "order:SO 1"));
  centre->done(centre->outcomes("", {"pack.finished"}, std::chrono::seconds(10)).next);
  const auto rows = centre->outcomes_of("order:SO 1");
  ASSERT_EQ(rows.size(), 601U);
  EXPECT_EQ(rows.front().bench, "a");
  EXPECT_EQ(rows.back().type, "pack.finished");
}

TEST_F(CentreClientTest, WhatThisSystemToldAndStillStands) {
  const auto erp = open("erp"), shop = open("shop");
  const auto order = [](const std::string& number, bool cancelled = false) {
    json::object line{{"line", "1"}, {"item", "A"}, {"quantity", 1}};
    json::object told{{"order", number}, {"revision", 0}, {"lines", json::array{line}}};
    return json::object{{"type", "order"}, {"payload", {{"order", told}, {"cancelled", cancelled}}}};
  };
  std::vector<json::object> many;
  for (int i = 1000; i < 1600; ++i) many.push_back(order(std::to_string(i)));
  erp->tell(many);
  shop->tell({order("1000"), order("S-1")});
  erp->tell({order("1001", true),
             {{"type", "receive.noted"}, {"payload", {{"note", {{"note", "N-1"}}}}}},
             {{"type", "receive.noted"}, {"payload", {{"note", {{"note", "N-2"}}}}}},
             {{"type", "receive.cancelled"}, {"payload", {{"note", "N-2"}, {"revision", 0}}}},
             {{"type", "count.planned"}, {"payload", {{"plan", {{"plan", "P-1"}}}}}},
             {{"type", "count.planned"}, {"payload", {{"plan", {{"plan", "P-2"}, {"active", false}}}}}}});
  const auto orders = erp->standing("order");
  ASSERT_EQ(orders.size(), 598U);
  EXPECT_EQ(orders.front(), "1002");
  EXPECT_THAT(shop->standing("order"), testing::ElementsAre("1000", "S-1"));
  EXPECT_THAT(erp->standing("receive.noted"), testing::ElementsAre("N-1"));
  EXPECT_THAT(erp->standing("count.planned"), testing::ElementsAre("P-1"));
  db_.run("UPDATE orders SET state = 'shipped', ended_at = now() WHERE number = 'S-1'");
  EXPECT_THAT(shop->standing("order"), testing::ElementsAre("1000"));
}

TEST_F(CentreClientTest, TicketsThatAreOpen) {
  const auto erp = open("erp"), shop = open("shop");
  erp->raise({{"T-1", "", "x"}, {"T-2", "", "x"}});
  shop->raise({{"T-3", "", "x"}});
  erp->close({"T-2", "T-3"});
  EXPECT_THAT(erp->open_tickets(), testing::ElementsAre("T-1"));
  EXPECT_THAT(shop->open_tickets(), testing::ElementsAre("T-3"));
}

TEST_F(CentreClientTest, WhatIsWrongIsSaidWithoutTheKey) {
  const std::string key(64, '0');
  try {
    open_centre({url(), ca(), key})->tell({item("A")});
    FAIL();
  } catch (const CentreError& error) {
    EXPECT_THAT(error.what(), HasSubstr("/v1/facts answers 401: this key is nobody's"));
    EXPECT_THAT(error.what(), Not(HasSubstr(key)));
  }
  EXPECT_THROW(open_centre({"https://127.0.0.1:1", ca(), key})->tell({item("A")}), CentreError);
  EXPECT_THROW((void)open_centre({"http://centre.example", ca(), key}), std::invalid_argument);
}

}  // namespace
}  // namespace packbench::connectors
