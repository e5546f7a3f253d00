// The contract over the wire: what each path takes and gives.
#include <chrono>

#include "central/secret.hpp"
#include "db/records/hex.hpp"
#include "service_fixture.hpp"

namespace packbench::central {
namespace {

using testing::HasSubstr;

class ServiceTest : public ServiceFixture {
 protected:
  std::string fact(const std::string& number) {
    return json::serialize(json::value{
        {"facts",
         {{{"type", "order"},
           {"payload", {{"order", records::to_json(order_of(number))}, {"to", {{"name", "Li Lei"}}}}}},
          {{"type", "king"}, {"payload", json::object{}}}}}});
  }

  // From the order system to the bench and back.
  void whole_order() {
    const auto system = *add_system(db_, "erp"), bench = enrolled("a");
    EXPECT_EQ(json::serialize(post("/v1/facts", system, fact("SO-1")).json().at("results").at(0)),
              R"({"result":"new"})");
    const auto granted = post("/v1/leases/claim", bench, R"({"upto":3})");
    EXPECT_EQ(granted.body, R"({"granted":[{"order":"SO-1","token":1}]})");
    auto page = get("/v1/changes?limit=10", bench).json();
    ASSERT_EQ(page.at("changes").as_array().size(), 2U);
    EXPECT_EQ(page.at("changes").at(0).at("payload").at("to").at("name"), "Li Lei");
    EXPECT_EQ(page.at("changes").at(1).at("type"), "lease.granted");
    EXPECT_EQ(post("/v1/leases/renew", bench,
                   R"({"leases":[{"order":"SO-1","token":1},{"order":"SO-2","token":1}]})")
                  .body,
              R"({"seconds":43200,"lost":[{"order":"SO-2","token":1}]})");
    FakeBench journal(Caller{});
    journal.row("lease.granted", "order:SO-1", {{"order", "SO-1"}, {"token", 1}});
    journal.row("pack.sealed", "order:SO-1", {{"parcel", "SO-1-1"}, {"waybill", "W1"}})
        .row("pack.finished", "order:SO-1");
    json::array rows;
    for (const auto& row : journal.take()) rows.push_back(records::to_wire(row));
    EXPECT_EQ(post("/v1/journal", bench, json::serialize(json::object{{"rows", rows}})).json().at("kept"), 3);
    EXPECT_EQ(get("/v1/bench", bench).json().at("hash"), rows.back().at("hash"));
    const auto outcomes = get("/v1/outcomes?types=pack.sealed,pack.finished", system).json();
    EXPECT_EQ(outcomes.at("outcomes").as_array().size(), 2U);
    EXPECT_EQ(outcomes.at("outcomes").at(0).at("payload").at("waybill"), "W1");
    EXPECT_EQ(value("SELECT state FROM orders"), "shipped");
  }

  void wait_for_items() {
    const auto bench = enrolled("w"), system = *add_system(db_, "waited");
    // Six waits of a whole minute would be longer than this test's time limit.
    std::string after;
    for (int i = 0; i < 6; ++i) {
      std::thread later([&] {
        const json::value item{{"item", {{"item", std::to_string(i)}}}};
        post("/v1/facts", system,
             json::serialize(json::value{{"facts", {{{"type", "item.received"}, {"payload", item}}}}}));
      });
      const auto page = get("/v1/changes?wait=60&after=" + after, bench).json();
      later.join();
      EXPECT_EQ(page.at("changes").as_array().size(), 1U);
      after = std::string(page.at("next").as_string());
    }
    const auto page = get("/v1/changes?wait=1&after=" + after, bench).json();
    EXPECT_TRUE(page.at("changes").as_array().empty());
  }
};

TEST_F(ServiceTest, AnOrderComesGoesAndIsTold) {
  whole_order();
}

TEST_F(ServiceTest, TwoCentresAreOne) {
  start_another();
  whole_order();
  wait_for_items();
}

TEST_F(ServiceTest, WhoWaitsIsToldWhenItComes) {
  wait_for_items();
}

TEST_F(ServiceTest, ATakeOverIsAnsweredByWhatBecameOfIt) {
  const auto system = *add_system(db_, "erp"), a = enrolled("a"), b = enrolled("b");
  post("/v1/facts", system, fact("SO-1"));
  post("/v1/leases/claim", a, R"({"order":"SO-1"})");
  const auto words = R"({"order":"SO-1","by":"boss","reason":"urgent"})";
  auto asked = post("/v1/leases/take-over", b, words);
  EXPECT_EQ(asked.status, 202U);
  EXPECT_EQ(asked.json().at("bench"), "a");
  FakeBench journal(Caller{});
  journal.row("lease.ended", "order:SO-1", {{"order", "SO-1"}, {"token", 1}, {"why", "released"}});
  const json::object rows{{"rows", {records::to_wire(journal.take().front())}}};
  EXPECT_EQ(post("/v1/journal", a, json::serialize(rows)).status, 200U);
  EXPECT_EQ(post("/v1/leases/take-over", b, words).body, R"({"order":"SO-1","token":2})");
}

// It says how far its journal goes when it renews, and asks to let go: neither counts, its row does.
TEST_F(ServiceTest, ABenchOfAnEarlierReleaseLetsGoByItsRowToo) {
  const auto system = *add_system(db_, "erp"), a = enrolled("a"), b = enrolled("b");
  const auto leases = R"({"leases":[{"order":"SO-1","token":1}],"newest":7})", wanted = R"({"order":"SO-1"})";
  post("/v1/facts", system, fact("SO-1"));
  post("/v1/leases/claim", a, wanted);
  EXPECT_TRUE(post("/v1/leases/renew", a, leases).json().at("lost").as_array().empty());
  EXPECT_EQ(post("/v1/leases/release", a, leases).status, 404U);
  EXPECT_EQ(post("/v1/leases/claim", b, wanted).code(), "order.held");
  FakeBench journal(Caller{});
  journal.row("lease.ended", "order:SO-1", {{"order", "SO-1"}, {"token", 1}, {"why", "released"}});
  post("/v1/journal", a, json::serialize(json::object{{"rows", {records::to_wire(journal.take().front())}}}));
  EXPECT_EQ(post("/v1/leases/claim", b, wanted).status, 200U);
}

TEST_F(ServiceTest, HealthAndFigures) {
  const auto system = *add_system(db_, "erp");
  enrolled("a");
  EXPECT_EQ(get("/healthz", "").body, "ok\n");
  const auto figures = get("/metrics", system).body;
  EXPECT_THAT(figures, HasSubstr("packbench_journal_rows{bench=\"a\"} 0\n"));
  EXPECT_THAT(figures, HasSubstr("packbench_rows_unsent{bench=\"a\"} 0\n"));
  EXPECT_THAT(figures, HasSubstr("packbench_requests_total{path=\"/v1/enrol\",status=\"200\"} 1\n"));
}

// All connections to the database break at once: nobody who asks notices.
TEST_F(ServiceTest, ABrokenConnectionIsMadeAnew) {
  const auto bench = enrolled("a");
  db_.script(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
  for (int i = 0; i < 8; ++i) EXPECT_EQ(get("/v1/bench", bench).status, 200U);
}

}  // namespace
}  // namespace packbench::central
