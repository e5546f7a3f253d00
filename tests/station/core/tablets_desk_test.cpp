// At the desk of a whole bench: devices paired and unpaired, PINs given and chosen.
#include <gmock/gmock.h>

#include "station/access/pins.hpp"
#include "station/tablets/pairing.hpp"
#include "tests/station/core/door_fixture.hpp"

namespace packbench::station {
namespace {

namespace json = boost::json;

constexpr const char *kGood = "blue 17 teapots", *kTablets = "/api/desk/tablets",
                     *kPairing = "/api/desk/tablets/{lane}/pairing",
                     *kUnpair = "/api/desk/tablets/{lane}/unpair", *kPin = "/api/desk/pin",
                     *kGive = "/api/desk/people/{person}/pin";
const std::string kProof(64, 'a');

void carry_about(Config& config) {
  config.tablets.address = "127.0.0.1";
  config.tablets.port = 0;
  config.tablets.host = "bench-1.local";
  config.lanes.push_back({.name = "dock", .scanners = {}, .printer = "folder", .tablet = true});
}

// Everything of BehindTheDoor, with a lane that is carried about.
struct DeskTablets : BehindTheDoor {
  DeskTablets() : BehindTheDoor(carry_about) {}

  http::Response post(Browser& from, const char* pattern, const std::string& badge,
                      const std::string& lane = "dock") {
    return from.post(pattern, json::serialize(json::object{{"badge", badge}}), {{"lane", lane}});
  }
  json::object tablets() { return json::parse(browser.get(kTablets).body).as_object(); }
  void pair(const std::string& by) {
    db::Batch batch;
    batch.input = {"", "test", "", ""};
    batch.at_ms = now;
    batch.events.push_back(records::TabletPaired{"dock", kProof, by});
    ASSERT_TRUE(bench->store().commit(std::move(batch)));
  }
  std::string url() { return bench->tablets()->url(); }
  static std::string code_of(const http::Response& answer) {
    const std::string shown(json::parse(answer.body).at("url").as_string());
    return shown.substr(shown.find('#') + 1);
  }
};

TEST_F(DeskTablets, LanesThatAreCarriedAboutAreShownWithTheirDevice) {
  const auto told = tablets();
  EXPECT_EQ(told.at("url").as_string(), url());
  EXPECT_TRUE(told.at("certificate").as_bool());
  EXPECT_EQ(told.at("lanes"), (json::array{{{"lane", "dock"}, {"paired", false}, {"at", ""}, {"by", ""}}}));
  pair("s1");
  EXPECT_EQ(
      tablets().at("lanes"),
      (json::array{{{"lane", "dock"}, {"paired", true}, {"at", local_second(now)}, {"by", "Supervisor 1"}}}));
}

TEST_F(DeskTablets, ASupervisorHasACodeShownForFiveMinutes) {
  const auto answer = post(browser, kPairing, "PB-B-S1");
  ASSERT_EQ(answer.status, 200U) << answer.body;
  const auto told = json::parse(answer.body);
  EXPECT_EQ(told.at("url").as_string(), url() + "pair#" + code_of(answer));
  EXPECT_EQ(told.at("minutes"), 5);
  const auto& rows = told.at("qr").as_array();
  ASSERT_GT(rows.size(), 20U);
  for (const auto& row : rows) EXPECT_EQ(row.as_string().size(), rows.size()) << "a square";
  const auto taken = bench->pairings().take(code_of(answer), now + Pairings::kGoodMs - 1);
  ASSERT_TRUE(taken);
  EXPECT_EQ(taken->lane, "dock");
  EXPECT_EQ(taken->by, "s1");
  EXPECT_FALSE(tablets().at("lanes").at(0).at("paired").as_bool()) << "no device has come yet";
}

TEST_F(DeskTablets, OnlyASupervisorsOwnBadgeSigns) {
  pair("s1");
  for (const char* path : {kPairing, kUnpair}) {
    SCOPED_TRACE(path);
    for (const char* badge : {"PB-B-P1", "PB-B-NOBODY"})
      EXPECT_EQ(told(post(browser, path, badge)), "supervisor.needed") << badge;
    EXPECT_EQ(told(post(browser, path, "PB-B-S1", "1")), "no_such_lane") << "a lane of this machine";
    EXPECT_EQ(told(post(browser, path, "PB-B-S1", "none")), "no_such_lane");
    EXPECT_EQ(told(browser.post(path, "{}", {{"lane", "dock"}})), "bad_request");
    EXPECT_EQ(told(browser.post(path, "{", {{"lane", "dock"}})), "bad_json");
  }
  choose("a1", kGood);
  Browser admin{*this};
  ASSERT_EQ(admin.sign_in("A1", kGood), "200");
  for (const char* path : {kPairing, kUnpair}) {
    EXPECT_EQ(told(post(browser, path, "PB-B-S1")), "session.needed");
    EXPECT_EQ(told(post(admin, path, "PB-B-S1")), "badge.not_yours");
  }
  EXPECT_TRUE(bench->reader().tablet("dock"));
  EXPECT_EQ(told(post(admin, kPairing, "PB-B-A1")), "200");
  EXPECT_EQ(told(post(admin, kUnpair, "PB-B-A1")), "200");
}

TEST_F(DeskTablets, AnUnpairedDeviceIsGoneAndSoIsACodeThatIsShown) {
  pair("s1");
  const auto code = code_of(post(browser, kPairing, "S1"));
  EXPECT_EQ(told(post(browser, kUnpair, "S1")), "200");
  EXPECT_FALSE(bench->reader().tablet("dock"));
  EXPECT_FALSE(bench->pairings().take(code, now));
  const auto rows = bench->reader().stream("lane:dock");
  EXPECT_EQ(rows.back().event, records::Event(records::TabletUnpaired{"dock", "s1"}));
  EXPECT_EQ(rows.back().person, "s1");
  const auto again = code_of(post(browser, kPairing, "S1"));
  EXPECT_EQ(told(post(browser, kUnpair, "S1")), "tablet.none");
  EXPECT_FALSE(bench->pairings().take(again, now)) << "whoever wants none wants no code either";
}

TEST_F(DeskTablets, AGivenPinMustBeChangedUnlocksAndIsOnRecord) {
  choose("a1", kGood);
  Browser admin{*this};
  ASSERT_EQ(admin.sign_in("A1", kGood), "200");
  const auto give = [&](Browser& from, const char* person, const char* pin) {
    return told(from.post(kGive, json::serialize(json::object{{"pin", pin}}), {{"person", person}}));
  };
  auto& attempts = bench->door().pin_attempts();
  for (int i = 0; i < Attempts::kMost; ++i) ASSERT_TRUE(attempts.begin("P1", now));
  ASSERT_TRUE(attempts.locked("P1", now));
  EXPECT_EQ(give(admin, "p1", "1234"), "pin.bad");
  EXPECT_TRUE(attempts.locked("P1", now));
  EXPECT_EQ(give(admin, "p1", "1379"), "200");
  EXPECT_FALSE(attempts.locked("P1", now));
  EXPECT_EQ(check_pin(bench->reader(), "P1", "1379").outcome, PinOutcome::given);
  EXPECT_EQ(record("p1").back(), "operator.pin_set by a1");
  EXPECT_EQ(give(admin, "a1", "1379"), "pin.own");
  EXPECT_EQ(give(admin, "nobody", "1379"), "pin.nobody");
  EXPECT_EQ(give(admin, "p1", ""), "bad_request");
  EXPECT_EQ(give(browser, "p1", "9731"), "session.needed");
}

TEST_F(DeskTablets, WhyAPinIsBadIsToldInTheAskersLanguage) {
  choose("a1", kGood);
  ASSERT_EQ(browser.sign_in("A1", kGood), "200");
  const auto why = [&](const char* language) {
    http::Request request;
    request.params = {{"person", "p1"}};
    request.query = {{"language", language}};
    request.body = R"({"pin":"1234"})";
    const auto answer = browser.send(http::Method::post, kGive, std::move(request));
    return std::string(json::parse(answer.body).at("error").at("message").as_string());
  };
  EXPECT_THAT(why("en"), testing::HasSubstr("a row like 1234"));
  EXPECT_THAT(why("zh-CN"), testing::HasSubstr("顺序数字"));
}

TEST_F(DeskTablets, OnesOwnPinIsChosenWithThePassword) {
  choose("s1", kGood);
  const auto set = [&](const char* password, const char* pin) {
    return told(browser.post(kPin, json::serialize(json::object{{"password", password}, {"pin", pin}})));
  };
  EXPECT_EQ(set(kGood, "1379"), "session.needed");
  ASSERT_EQ(browser.sign_in("S1", kGood), "200");
  EXPECT_EQ(set("wrong one", "1379"), "sign_in.wrong");
  EXPECT_EQ(set(kGood, "1111"), "pin.bad");
  EXPECT_FALSE(bench->reader().pin("s1"));
  EXPECT_EQ(set(kGood, "1379"), "200");
  EXPECT_EQ(check_pin(bench->reader(), "S1", "1379").outcome, PinOutcome::right);
  EXPECT_EQ(record("s1").back(), "operator.pin_set by s1");
  EXPECT_EQ(browser.desk(), "200") << "still signed in";
  for (int i = 0; i < Attempts::kMost; ++i) set("wrong one", "9731");
  EXPECT_EQ(set(kGood, "9731"), "sign_in.locked");
  EXPECT_EQ(browser.sign_in("S1", kGood), "sign_in.locked") << "it is one and the same password";
}

// The same as for a password: nobody could answer for it.
TEST_F(DeskTablets, WhileTheDeskIsOpenNobodyGivesOrChoosesAPin) {
  EXPECT_EQ(told(browser.post(kGive, R"({"pin":"1379"})", {{"person", "p1"}})), "password.first");
  EXPECT_EQ(told(browser.post(kPin, R"({"password":"x","pin":"1379"})")), "session.needed");
  auto request = of_machine();
  request.params = {{"person", "p1"}};
  request.body = R"({"pin":"1379"})";
  EXPECT_EQ(told(ask(http::Method::post, kGive, request)), "200");
  EXPECT_EQ(record("p1").back(), "operator.pin_set by ");
}

// With a password that was given, nobody comes to a PIN either.
TEST_F(DeskTablets, AGivenPasswordChoosesNoPin) {
  ASSERT_TRUE(std::holds_alternative<bool>(set_password(
      bench->reader(), bench->store(), {"s1", kGood, "a1", true}, bench->config().passwords, now)));
  ASSERT_EQ(browser.sign_in("S1", kGood), "200");
  EXPECT_EQ(told(browser.post(kPin, std::string(R"({"password":")") + kGood + R"(","pin":"1379"})")),
            "password.change");
}

struct DeskWithoutTablets : BehindTheDoor {};

TEST_F(DeskWithoutTablets, NothingIsShown) {
  EXPECT_EQ(json::parse(browser.get(kTablets).body).at("lanes"), json::array());
}

}  // namespace
}  // namespace packbench::station
