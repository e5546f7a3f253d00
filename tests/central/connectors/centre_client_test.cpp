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

TEST_F(CentreClientTest, AStoryIsAsLongAsItIs) {
  auto bench = this->bench("bench 1");
  bench.row("pack.opened", "order:SO/1");
  for (int i = 0; i < 2100; ++i) bench.row("pack.scanned", "order:SO/1");
  push_all(bench.row("pack.opened", "order:SO/2").row("pack.finished", "order:SO/1"));
  const auto story = open()->story("bench 1", "order:SO/1", 2103);
  ASSERT_EQ(story.size(), 2102U);
  EXPECT_EQ(story.back().seq, 2103);
  EXPECT_THROW(open()->story("bench 2", "order:SO/1", 1), CentreError);
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
  EXPECT_THROW(open_centre({"http://centre.example", ca(), key}), std::invalid_argument);
}

}  // namespace
}  // namespace packbench::connectors
