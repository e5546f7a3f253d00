// Orders that are not here, or another bench's: asked for by a scan, or by a supervisor at the desk. Nobody
// waits.
#include <gmock/gmock.h>

#include "station/api/routes.hpp"
#include "tests/station/centre/lease_day.hpp"

namespace packbench::station {
namespace {

// Scanned at an idle lane, and not here: the lane answers at once, the centre when it can.
struct Asked : LeaseDay {
  void SetUp() override {
    start();
    for (const char* text : {kItems, kOperators}) bench().import(text);
    bench().scan("PB-B-P1");
    bench().until([&] { return bench()->line_json("en").at("state").as_string() == "up"; }, "the line");
  }
  // Asked for, not stopped.
  void ask(const char* code, const char* lane = "1") {
    const auto reply = bench().scan(code, lane);
    EXPECT_EQ(reply.verdict.text.key, "claim.asked") << code;
    EXPECT_TRUE(reply.stored);
    EXPECT_FALSE(bench()->lane(lane)->state().stop);
  }
  void until_told(const char* key) {
    bench().until([&] { return bench()->lane("1")->screen().verdict.text.key == key; }, key);
  }
  void until_open(const char* order, const char* lane = "1") {
    bench().until(
        [&] {
          const auto& pack = bench()->lane(lane)->state().pack;
          return pack && pack->order.order == order;
        },
        "the order on the lane");
  }
  // Nobody's at the centre, told and leased to whoever claims it.
  void at_the_centre() {
    centre_.orders["SO-1"];
    centre_.codes["T-1"] = "SO-1";
    centre_.told_with["SO-1"] = order();
  }
};

struct AskedBy : Asked, testing::WithParamInterface<const char*> {};

TEST_P(AskedBy, AnOrderOrToteThatIsNotHereOpensWhenItComes) {
  at_the_centre();
  ask(GetParam());
  until_open("SO-1");
  until(LeaseState::good);
  for (const char* piece : {"6901234500011", "6901234500011", "6901234500035"})
    EXPECT_EQ(bench().scan(piece).verdict.tone, Tone::good);
}

INSTANTIATE_TEST_SUITE_P(Codes, AskedBy, testing::Values("SO-1", "PB-O-SO-1", "PB-T-T-1", "T-1"));

TEST_F(Asked, WhatNobodyHasAndWhatAnotherBenchHasIsTold) {
  centre_.orders["SO-7"] = {3, false, false};
  ask("SO-7");
  until_told("claim.held");
  EXPECT_EQ(bench()->lane("1")->screen().verdict.text.args.at(1), "west");
  ask("SO-8");
  until_told("claim.unknown");
  EXPECT_EQ(bench().verdict_key("40170725"), "order.unknown") << "goods are no order";
}

TEST_F(Asked, WhoGoesOnMeanwhileIsLeftAlone) {
  at_the_centre();
  auto other = order();
  other.at("order").as_object()["order"] = "SO-2";
  other.at("order").as_object()["tote"] = "";
  centre_.tell(records::kOrderFact, other);
  centre_.grant("SO-2");
  bench().until(
      [&] {
        return lease_of(bench()->reader(), "SO-2", boot_).has_value() &&
               bench()->reader().lease("SO-2")->state == "held";
      },
      "another order");
  ask("SO-1");
  bench().scan("SO-2");
  until(LeaseState::good);
  EXPECT_EQ(bench()->lane("1")->state().pack->order.order, "SO-2");
  EXPECT_EQ(bench().scan("6901234500011").verdict.tone, Tone::good);
}

TEST_F(Asked, WithoutALineItIsSaidAtOnce) {
  centre_.down = true;
  bench().until([&] { return bench()->line_json("en").at("state").as_string() == "down"; }, "the cut");
  EXPECT_EQ(bench().verdict_key("SO-1"), "claim.line_down");
}

TEST_F(Asked, ALineThatIsCutMeanwhileIsTold) {
  centre_.fault = [](const http::Call& call) {
    return call.target == "/v1/leases/claim" ? tests::Fault::lose_reply : tests::Fault::none;
  };
  ask("SO-1");
  until_told("claim.no_answer");
}

TEST_F(Asked, AnOrderThatIsHereAndNotLeasedIsAskedForToo) {
  at_the_centre();
  centre_.tell(records::kOrderFact, order());
  bench().until([&] { return bench()->reader().order_head("SO-1").has_value(); }, "the order");
  ask("SO-1");
  until_open("SO-1");
}

// At the desk of the bench that wants it.
struct TakenOver : Asked {
  // "200: what was told", or the refusal's code.
  std::string take_over(const std::string& order, const std::string& reason = "urgent",
                        const std::string& badge = "PB-B-S1") {
    http::Request request;
    request.params = {{"order", order}};
    request.query = {{"language", "en"}};
    request.body = boost::json::serialize(boost::json::object{{"reason", reason}, {"badge", badge}});
    std::optional<http::Response> answer;
    const auto config = server_config(*bench());
    for (const auto& route : config.routes)
      if (route.rule.pattern == "/api/desk/orders/{order}/take-over") {
        bench().begin(route.handler(request), answer);
        bench().until([&] { return answer.has_value(); }, "the desk's answer");
      }
    const auto body = boost::json::parse(answer.value().body).as_object();
    if (answer->status != 200) return std::string(body.at("error").at("code").as_string());
    return "200: " + std::string(body.at("told").as_string());
  }
  boost::json::object queue_row() {
    const auto overview = bench().overview();
    for (const auto& row : overview.at("queue").as_array())
      if (row.at("order").as_string() == "SO-1") return row.as_object();
    return {};
  }
};

TEST_F(TakenOver, WhatNobodyHasComes) {
  at_the_centre();
  EXPECT_THAT(take_over("SO-1"), testing::StartsWith("200: SO-1 is this bench's"));
  until(LeaseState::good);
  EXPECT_EQ(queue_row().at("lease").as_string(), "here");
}

TEST_F(TakenOver, AnotherBenchIsAskedAndWhoAskedIsOnRecord) {
  at_the_centre();
  centre_.orders["SO-1"] = {3, false, false};
  EXPECT_THAT(take_over("SO-1"), testing::StartsWith("200: Bench west was asked for SO-1: it comes"));
  EXPECT_EQ(centre_.wished, R"({"order":"SO-1","by":"s1","reason":"urgent"})");
  const auto rows = bench()->reader().journal_after(bench()->reader().newest_row() - 3, 3);
  EXPECT_TRUE(std::any_of(rows.begin(), rows.end(), [](const auto& row) { return row.person == "s1"; }));
  centre_.silent = true;
  EXPECT_THAT(take_over("SO-1"), testing::HasSubstr("was not heard for long"));
  centre_.grant("SO-1");  // that bench has let it go
  until(LeaseState::good);
}

TEST_F(TakenOver, WhatCantBeIsTold) {
  EXPECT_EQ(take_over("SO-1", ""), "ticket.reason");
  EXPECT_EQ(take_over("SO-1", "urgent", "PB-B-P1"), "supervisor.needed");
  EXPECT_EQ(take_over("SO-8"), "claim.unknown");
  centre_.down = true;
  bench().until([&] { return bench()->line_json("en").at("state").as_string() == "down"; }, "the cut");
  EXPECT_EQ(take_over("SO-1"), "claim.line_down");
}

TEST_F(TakenOver, TheQueueSaysWhoseAnOrderIs) {
  centre_.tell(records::kOrderFact, order());
  bench().until([&] { return bench()->reader().order_head("SO-1").has_value(); }, "the order");
  EXPECT_EQ(queue_row().at("lease").as_string(), "elsewhere");
  EXPECT_EQ(queue_row().at("bench").as_string(), "");
  centre_.grant("SO-1");
  until(LeaseState::good);
  EXPECT_EQ(queue_row().at("lease").as_string(), "here");
  bench().scan("SO-1");
  centre_.tell("lease.wanted",
               {{"order", "SO-1"}, {"token", 1}, {"bench", "west"}, {"by", "s1"}, {"reason", "urgent"}});
  bench().until([&] { return bench()->reader().lease("SO-1")->state == "wanted"; }, "the wish");
  EXPECT_EQ(queue_row().at("lease").as_string(), "wanted") << "it is being packed here";
  bench().scan("PB-C-ASIDE");
  until(LeaseState::ended);
  EXPECT_EQ(queue_row().at("lease").as_string(), "elsewhere");
  EXPECT_EQ(queue_row().at("bench").as_string(), "west");
}

}  // namespace
}  // namespace packbench::station
