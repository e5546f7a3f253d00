// Lanes that are carried about: which device works one, with whose badge and PIN, and that no scan is lost or
// counted twice on the way.
#include <gmock/gmock.h>

#include "station/access/password_hash.hpp"
#include "station/access/pins.hpp"
#include "tests/station/core/door_fixture.hpp"

namespace packbench::station {
namespace {

namespace json = boost::json;

void carried_about(Config& config) {
  config.tablets = {"127.0.0.1", 0, "bench-1.local", "", "", 10};
  LaneConfig dock{"dock", {}, "folder"};
  dock.tablet = true;
  config.lanes.push_back(dock);
  dock.name = "shelf";
  config.lanes.push_back(dock);
}

struct Tablet : BehindTheDoor {
  Tablet() : BehindTheDoor(carried_about) {}

  void SetUp() override {
    BehindTheDoor::SetUp();
    set("p1", "2580");
    pair(device, "dock");
  }
  void set(const std::string& person, const std::string& pin, bool given = false) {
    const auto done =
        set_pin(bench->reader(), bench->store(), {person, pin, given ? "" : person, given}, now);
    ASSERT_TRUE(std::holds_alternative<bool>(done));
  }
  std::string code(const std::string& lane) { return bench->pairings().begin(lane, "s1", now); }
  std::string paired(Browser& by, const std::string& with) {
    return told(by.post("/api/tablet/pair", json::serialize(json::object{{"code", with}})));
  }
  void pair(Browser& by, const std::string& lane) { ASSERT_EQ(paired(by, code(lane)), "200"); }

  http::Response scan(const std::string& what, json::object more = {}, const std::string& lane = "dock") {
    if (!more.contains("id")) more["id"] = "t-" + std::to_string(++count);
    more["code"] = what;
    return device.post("/api/lanes/{lane}/scan", json::serialize(more), {{"lane", lane}});
  }
  std::string told_scan(const std::string& what, json::object more = {}) { return told(scan(what, more)); }
  void leave() { now += 60 * kMinute; }
  bool wakes(const std::string& badge, const std::string& pin, const std::string& id) {
    const auto answer = scan(badge, {{"pin", pin}, {"id", id}});
    return answer.status == 200 && json::parse(answer.body).as_object().contains("woken");
  }
  void sign_in() { ASSERT_EQ(told_scan("PB-B-P1", {{"pin", "2580"}}), "200"); }
  std::string person() { return bench.lane("dock").person ? bench.lane("dock").person->id : ""; }
  int noted(const std::string& raw) {
    int count_of_it = 0;
    for (const auto& row : bench->reader().journal_after(0, 1000)) count_of_it += row.raw == raw;
    return count_of_it;
  }

  int count = 0;
  Browser device{*this, true};
};

TEST_F(Tablet, OnlyThePairedDeviceWorksTheLane) {
  EXPECT_EQ(json::parse(device.get("/api/tablet").body).at("lane"), "dock");
  EXPECT_EQ(told(scan("PB-B-P1", {{"pin", "2580"}}, "shelf")), "tablet.not_paired") << "another lane";
  EXPECT_EQ(told(scan("PB-B-P1", {{"pin", "2580"}}, "1")), "tablet.not_paired") << "a lane that stays here";
  Browser stranger{*this, true};
  EXPECT_EQ(json::parse(stranger.get("/api/tablet").body).at("lane"), "");
  EXPECT_EQ(told(stranger.get("/api/images/{name}", {{"name", "tee.png"}})), "tablet.not_paired");
  EXPECT_EQ(told(stranger.get("/api/jobs/{job}/picture", {{"job", "SO-1-1-label-1"}})), "tablet.not_paired");
  stranger.cookies["packbench-tablet-0"] = "guess";
  EXPECT_EQ(
      told(stranger.post("/api/lanes/{lane}/scan", R"({"id":"x","code":"PB-B-P1"})", {{"lane", "dock"}})),
      "tablet.not_paired");
  EXPECT_EQ(person(), "");
}

TEST_F(Tablet, TheDeskIsNotReachedFromTheLan) {
  for (const auto& route : bench->tablets()->config().routes) {
    EXPECT_THAT(route.rule.pattern, testing::Not(testing::StartsWith("/api/desk")));
    EXPECT_NE(route.rule.pattern, "/api/import");
  }
  for (const auto& file : bench->tablets()->config().files) EXPECT_NE(file.pattern, "/desk");
}

TEST_F(Tablet, ACodeIsGoodOnceAndForAWhile) {
  Browser other{*this, true};
  const auto first = code("shelf");
  const auto second = code("shelf");
  EXPECT_EQ(paired(other, first), "tablet.pairing_over") << "another one is shown";
  EXPECT_EQ(paired(other, ""), "tablet.pairing_over");
  EXPECT_EQ(told(other.post("/api/tablet/pair", "[]")), "tablet.pairing_over");
  EXPECT_EQ(paired(other, second), "200");
  EXPECT_EQ(paired(other, second), "tablet.pairing_over") << "it was used";
  const auto late = code("shelf");
  now += Pairings::kGoodMs;
  EXPECT_EQ(paired(other, late), "tablet.pairing_over");
}

TEST_F(Tablet, ALaneHasOneDevice) {
  sign_in();
  Browser other{*this, true};
  pair(other, "dock");
  EXPECT_EQ(told_scan("PB-C-OUT"), "tablet.not_paired");
  EXPECT_EQ(json::parse(other.get("/api/tablet").body).at("lane"), "dock");
  std::vector<std::string> types;
  for (const auto& row : bench->reader().stream("lane:dock")) types.push_back(row.type);
  EXPECT_THAT(types, testing::Contains("tablet.paired").Times(2));
}

TEST_F(Tablet, TheJournalHasOnlyTheHashOfADevicesSecret) {
  const auto secret = device.cookies.begin()->second;
  EXPECT_EQ(secret.size(), 64U);
  std::size_t pairings = 0;
  for (const auto& row : bench->reader().stream("lane:dock")) {
    const auto* paired_row = row.event ? row.event->as<records::TabletPaired>() : nullptr;
    if (!paired_row) continue;
    ++pairings;
    EXPECT_EQ(paired_row->proof, proof_of(secret));
    EXPECT_EQ(paired_row->by, "s1");
  }
  EXPECT_EQ(pairings, 1U);
  EXPECT_NE(proof_of(secret), secret);
}

TEST_F(Tablet, ABadgeNeedsItsPin) {
  EXPECT_EQ(told_scan("PB-B-P1"), "pin.needed");
  EXPECT_EQ(told_scan("PB-B-P1", {{"pin", "2581"}}), "pin.wrong");
  EXPECT_EQ(told_scan("PB-B-P2", {{"pin", "2580"}}), "pin.none") << "has none yet";
  EXPECT_EQ(person(), "");
  sign_in();
  EXPECT_EQ(person(), "p1");
  EXPECT_EQ(told_scan("PB-B-S1"), "pin.needed") << "whoever releases, witnesses or takes over";
  EXPECT_EQ(noted("PB-B-P1"), 1) << "what was refused is no scan";
}

TEST_F(Tablet, FiveWrongOnesLockTheBadge) {
  for (int i = 1; i < Attempts::kMost; ++i)
    EXPECT_EQ(told_scan("PB-B-P1", {{"pin", "0000"}}), "pin.wrong") << i;
  EXPECT_EQ(told_scan("PB-B-P1", {{"pin", "0000"}}), "pin.locked");
  EXPECT_EQ(scan("PB-B-P1", {{"pin", "2580"}}).status, 423U) << "not even the right one";
  EXPECT_THAT(record("p1"), testing::Contains("operator.refused by ").Times(Attempts::kMost));
  now += Attempts::kLockedMs;
  sign_in();
}

TEST_F(Tablet, AGivenPinOpensNothingButTheChoiceOfAnother) {
  set("p2", "1357", true);
  EXPECT_EQ(told_scan("PB-B-P2", {{"pin", "1357"}}), "pin.choose");
  EXPECT_EQ(told_scan("PB-B-P2", {{"pin", "1357"}, {"new_pin", "1111"}}), "pin.bad");
  EXPECT_EQ(told_scan("PB-B-P2", {{"pin", "1357"}, {"new_pin", "1357"}}), "pin.bad") << "the same";
  EXPECT_EQ(person(), "");
  EXPECT_EQ(told_scan("PB-B-P2", {{"pin", "1357"}, {"new_pin", "8642"}}), "200");
  EXPECT_EQ(person(), "p2");
  EXPECT_EQ(told_scan("PB-B-P2", {{"pin", "1357"}}), "pin.wrong");
  EXPECT_EQ(told_scan("PB-B-P2", {{"pin", "8642"}}), "200");
}

TEST_F(Tablet, WhoWasAwayScansTheBadgeAgain) {
  sign_in();
  now += 10 * kMinute - 1;
  EXPECT_EQ(told_scan("6901234500011"), "200");
  leave();
  EXPECT_EQ(told_scan("6901234500035"), "tablet.idle");
  EXPECT_EQ(noted("6901234500035"), 0);
  EXPECT_EQ(told_scan("PB-B-P1"), "pin.needed");
  const auto rows = bench->reader().totals(now).rows;
  for (int i = 0; i < 2; ++i)
    EXPECT_TRUE(wakes("PB-B-P1", "2580", "wake")) << "also where its answer was lost";
  EXPECT_EQ(bench->reader().totals(now).rows, rows) << "it signs nothing";
  EXPECT_EQ(told_scan("PB-C-OK"), "200");
}

// What the badge would sign, nobody has looked at for a while.
TEST_F(Tablet, TheFirstBadgeOfAnybodyOnlyWakes) {
  set("s1", "9753");
  sign_in();
  for (const char* code : {"SO-1", "PB-C-SHORT", "PB-C-CHOOSE-1", "PB-C-CHOOSE-1"}) told_scan(code);
  leave();
  const auto rows = bench->reader().totals(now).rows;
  EXPECT_TRUE(wakes("PB-B-S1", "9753", "supervisor"));
  EXPECT_EQ(bench->reader().totals(now).rows, rows);
  EXPECT_EQ(told_scan("6901234500011"), "tablet.idle") << "in the name of somebody who isn't there";
  const auto forced = [&] {
    const auto of_order = bench->reader().stream("order:SO-1");
    return std::count_if(of_order.begin(), of_order.end(),
                         [](const auto& row) { return row.type == "pack.shorted"; });
  };
  EXPECT_EQ(forced(), 0);
  EXPECT_EQ(told_scan("PB-B-S1", {{"pin", "9753"}}), "200");
  EXPECT_EQ(forced(), 1) << "now it is looked at, and signed";
}

TEST_F(Tablet, WhoTakesALaneOverThatWasLeftAloneAnswersForItselfAlone) {
  set("p2", "9753");
  sign_in();
  EXPECT_EQ(told_scan("SO-1"), "200");
  leave();
  EXPECT_TRUE(wakes("PB-B-P2", "9753", "woken"));
  EXPECT_EQ(told_scan("PB-B-P2", {{"pin", "9753"}}), "200");
  ASSERT_TRUE(bench.lane("dock").asked) << "whether to take it over";
  EXPECT_EQ(told_scan("PB-C-NO"), "200");
  EXPECT_EQ(told_scan("6901234500011"), "tablet.idle");
  EXPECT_EQ(told_scan("PB-B-P2", {{"pin", "9753"}}), "200");
  EXPECT_EQ(told_scan("PB-C-YES"), "200");
  EXPECT_EQ(person(), "p2");
  EXPECT_EQ(told_scan("6901234500011"), "200");
}

TEST_F(Tablet, AScanThatWasTakenIsAnsweredAgainHoweverLate) {
  sign_in();
  EXPECT_EQ(told_scan("6901234500035", {{"id", "once"}}), "200");
  leave();
  EXPECT_EQ(told_scan("6901234500035", {{"id", "once"}}), "200") << "its answer was lost on the way";
  EXPECT_EQ(noted("6901234500035"), 1);
  EXPECT_EQ(told_scan("6901234500011"), "tablet.idle") << "nobody woke the lane by that";
  EXPECT_EQ(told_scan("PB-B-P1", {{"id", "t-1"}}), "200") << "a badge that was taken asks for no PIN again";
}

TEST_F(Tablet, AWrongPinThatThePageRepeatsCountsOnce) {
  for (int i = 0; i < 3 * Attempts::kMost; ++i)
    EXPECT_EQ(told_scan("PB-B-P1", {{"id", "x"}, {"pin", "0000"}}), "pin.wrong") << i;
  EXPECT_THAT(record("p1"), testing::Contains("operator.refused by ").Times(1));
  EXPECT_EQ(told_scan("PB-B-P1", {{"id", "x"}, {"pin", "0001"}}), "pin.wrong");
  now += kMinute;
  EXPECT_EQ(told_scan("PB-B-P1", {{"id", "x"}, {"pin", "0001"}}), "pin.wrong");
  EXPECT_THAT(record("p1"), testing::Contains("operator.refused by ").Times(3));
}

TEST_F(Tablet, APairingWhoseAnswerWasLostIsAnsweredAgain) {
  Browser other{*this, true};
  const auto with = code("shelf");
  const std::string secret(64, 'a'), stranger(64, 'b');
  const auto body = [&](const std::string& known) {
    return json::serialize(json::object{{"code", with}, {"secret", known}});
  };
  EXPECT_EQ(told(other.post("/api/tablet/pair", body("short"))), "bad_secret");
  EXPECT_EQ(told(other.post("/api/tablet/pair", body(secret))), "200");
  other.cookies.clear();
  EXPECT_EQ(told(other.post("/api/tablet/pair", body(stranger))), "tablet.pairing_over");
  EXPECT_EQ(told(other.post("/api/tablet/pair", body(secret))), "200");
  EXPECT_EQ(json::parse(other.get("/api/tablet").body).at("lane"), "shelf");
}

TEST_F(Tablet, TheMachineItselfScansForNoTablet) {
  EXPECT_EQ(
      told(browser.post("/api/lanes/{lane}/scan", R"({"id":"x","code":"PB-B-P1"})", {{"lane", "dock"}})),
      "lane_elsewhere");
  EXPECT_EQ(person(), "");
}

TEST_F(Tablet, ADeviceSeesTheLabelsOfItsLaneAlone) {
  sign_in();
  for (const char* code : {"SO-2", "6901234500011"}) EXPECT_EQ(told_scan(code), "200");
  for (const char* code : {"PB-B-P2", "SO-1", "6901234500011", "6901234500011", "6901234500035", "PB-C-OK"})
    bench.scan(code, "1");
  const auto jobs = bench->labels_shown();
  const auto of = [&](const std::string& lane) {
    const auto found =
        std::find_if(jobs.begin(), jobs.end(), [&](const auto& job) { return job.lane == lane; });
    return found == jobs.end() ? std::string() : found->job;
  };
  ASSERT_NE(of("dock"), "");
  ASSERT_NE(of("1"), "");
  EXPECT_EQ(device.get("/api/jobs/{job}/picture", {{"job", of("dock")}}).content_type, "image/png");
  EXPECT_EQ(told(device.get("/api/jobs/{job}/picture", {{"job", of("1")}})), "no_such_job");
}

TEST_F(Tablet, BadScansAreRefusedAsAtTheBench) {
  for (const char* body : {"", "[]", "{}", R"({"id":"","code":"x"})", R"({"id":"x","code":""})"})
    EXPECT_EQ(device.post("/api/lanes/{lane}/scan", body, {{"lane", "dock"}}).status, 400U) << body;
}

TEST(TabletSite, WhereItCanNotListenTheBenchWorksAllTheSame) {
  ScratchFolder folder;
  RunningBench bench(folder.path(), [](Config& config) {
    carried_about(config);
    config.tablets.address = "192.0.2.1";  // nobody's here (RFC 5737)
  });
  EXPECT_FALSE(bench->tablets()->listens());
  EXPECT_EQ(bench->tablets()->url(), "https://bench-1.local:0/");
  bench.stock();
  EXPECT_EQ(bench.verdict_key("PB-B-P1"), "badge.welcome");
}

// A whole bench that restarts: the certificate's authority stays, tablets trust it.
TEST(TabletIdentity, IsMadeOnceAndRenewedInTime) {
  ScratchFolder folder;
  Config config;
  config.data = folder.path();
  config.tablets.host = "bench-1.local";
  std::int64_t now = 1'790'000'000'000;
  const auto first = tablet_identity(config, now).value();
  EXPECT_EQ(tablet_identity(config, now).value().shown.certificate, first.shown.certificate);
  const auto renewed = tablet_identity(config, now + 340 * kDay).value();
  EXPECT_NE(renewed.shown.certificate, first.shown.certificate);
  EXPECT_EQ(renewed.authority, first.authority);
  config.tablets.host = "bench-2.local";
  EXPECT_NE(tablet_identity(config, now).value().authority, first.authority) << "good for one host only";
  for (const char* key : {"authority.key", "bench.key"})
    EXPECT_EQ(std::filesystem::status(folder.path() / "tls" / key).permissions(),
              std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

TEST(TabletIdentity, WhatIsReplacedIsKeptAndWhatCanNotBeReadStays) {
  ScratchFolder folder;
  Config config;
  config.data = folder.path();
  config.tablets.host = "bench-1.local";
  const auto authority = folder.path() / "tls" / "authority.crt";
  const auto first = tablet_identity(config, 0).value().authority;
  const auto later = tablet_identity(config, 4000 * kDay).value().authority;
  EXPECT_NE(later, first) << "it had ended";
  std::stringstream kept;
  kept << std::ifstream(authority.string() + ".before").rdbuf();
  EXPECT_EQ(kept.str(), first);
  std::filesystem::remove(authority);
  std::filesystem::create_directory(authority);
  EXPECT_FALSE(tablet_identity(config, 4000 * kDay));
  EXPECT_TRUE(std::filesystem::is_directory(authority));
}

TEST(TabletIdentity, TheAdministratorsIsTakenAsItIs) {
  ScratchFolder folder;
  Config config;
  config.data = folder.path();
  config.tablets.certificate = folder.path() / "own.pem";
  config.tablets.key = folder.path() / "own.key";
  const auto missing = tablet_identity(config, 0);
  ASSERT_FALSE(missing);
  EXPECT_THAT(missing.error().message, testing::HasSubstr("own.pem"));
  std::ofstream(config.tablets.certificate) << "certificate";
  EXPECT_THAT(tablet_identity(config, 0).error().message, testing::HasSubstr("own.key"));
  std::ofstream(config.tablets.key) << "key";
  EXPECT_EQ(tablet_identity(config, 0).value().shown.certificate, "certificate");
  EXPECT_EQ(tablet_identity(config, 0).value().authority, "");
  EXPECT_FALSE(std::filesystem::exists(folder.path() / "tls"));
}

}  // namespace
}  // namespace packbench::station
