// Weights at a lane: never that of the box before, nor one from before the last piece.
#include <gtest/gtest.h>

#include "drivers/scales/weighing.hpp"
#include "station/scales.hpp"

#include "tests/station/core/bench_fixture.hpp"

namespace packbench::station {
namespace {

// Order SO-2 is one T-shirt of 180 g.
struct LaneScaleTest : testing::Test {
  void start(std::function<void(Config&)> adjust = {}) {
    bench.emplace(
        folder.path(),
        [&](Config& config) {
          config.lanes[0].scale = true;
          config.lanes[0].printer.clear();
          config.rules.box_g = 100;
          config.rules.tolerance_g = 10;
          config.rules.tolerance_percent = 0;
          if (adjust) adjust(config);
        },
        Surroundings{.now_ms = [this] { return now; }});
    bench->stock();
    bench->scan("PB-B-P1");
    bench->scan("PB-O-SO-2");
  }
  void weigh(std::int64_t grams) { (*bench)->lane("1")->weigh(grams); }
  std::string scan(const std::string& code) { return bench->verdict_key(code); }
  std::string piece() { return scan("6901234500011"); }

  std::int64_t now = 1'790'000'000'000;
  ScratchFolder folder;
  std::optional<RunningBench> bench;
};

TEST_F(LaneScaleTest, AReadingFromBeforeTheLastPieceClosesNothing) {
  start();
  weigh(280);
  piece();
  EXPECT_EQ(scan("PB-C-DONE"), "weigh.put_on");
  weigh(280);
  EXPECT_EQ(scan("PB-C-DONE"), "parcel.closed_no_printer");
}

TEST_F(LaneScaleTest, TheBoxBeforeWeighsNothingForTheNextOrder) {
  start();
  piece();
  weigh(280);
  EXPECT_EQ(scan("PB-C-ASIDE"), "order.set_aside");
  scan("PB-O-SO-2");
  EXPECT_EQ(scan("PB-C-DONE"), "weigh.put_on") << "what lies there may be another box by now";
}

TEST_F(LaneScaleTest, AReadingCountsForTenSeconds) {
  start();
  piece();
  weigh(280);
  now += 10'001;
  EXPECT_EQ(scan("PB-C-DONE"), "weigh.put_on");
  weigh(280);
  now += 10'000;
  EXPECT_EQ(scan("PB-C-DONE"), "parcel.closed_no_printer");
}

TEST_F(LaneScaleTest, ARefusedScanLeavesTheReading) {
  start();
  piece();
  weigh(280);
  EXPECT_EQ(scan("6901234500035"), "scan.wrong");
  EXPECT_EQ(scan("PB-C-OK"), "parcel.closed_no_printer") << "all is in, and it agrees";
}

TEST_F(LaneScaleTest, TareIsTakenOffUntilItIsTakenOfNothing) {
  start();
  weigh(1500);
  EXPECT_EQ(scan("PB-C-TARE"), "scale.tared");
  const auto devices = (*bench)->message(*(*bench)->lane("1")).at("devices").as_object();
  EXPECT_EQ(devices.at("tare_g").as_int64(), 1500);
  piece();
  weigh(1780);
  EXPECT_EQ(scan("PB-C-DONE"), "parcel.closed_no_printer");
  weigh(0);
  EXPECT_EQ(scan("PB-C-TARE"), "scale.tare_off");
  EXPECT_EQ((*bench)->lane("1")->tare_g(), 0);
}

TEST_F(LaneScaleTest, TareNeedsSomethingThatLiesStillAndALaneWithAScale) {
  start();
  EXPECT_EQ(scan("PB-C-TARE"), "scale.not_still");
  EXPECT_EQ(bench->scan("PB-C-TARE", "2").verdict.text.key, "scale.none");
  EXPECT_EQ(scan("PB-C-ZERO"), "scale.no_zero") << "weights come over the API: there is nothing to ask";
}

TEST_F(LaneScaleTest, TareIsWrittenDownOnceAndAStopStays) {
  start();
  weigh(500);
  const auto first = bench->scan("PB-C-TARE", "1", "tare-1");
  weigh(900);
  EXPECT_EQ(bench->scan("PB-C-TARE", "1", "tare-1").seq, first.seq);
  EXPECT_EQ((*bench)->lane("1")->tare_g(), 500);
  EXPECT_EQ(scan("6901234500035"), "scan.wrong");
  EXPECT_EQ(scan("PB-C-TARE"), "scan.wrong");
  EXPECT_EQ((*bench)->lane("1")->tare_g(), 500);
}

// With a scale at this machine --------------------------------------------------------------------

using drivers::ScaleStatus;

// Lane 1 once more, over the same store, with a scale that the test loads.
struct ScaleHere : LaneScaleTest {
  void begin() {
    start();
    LaneServices services{(*bench)->commits(),
                          (*bench)->reader(),
                          "",
                          [this] { return now; },
                          [](const auto&, const auto&, const auto&) {},
                          [](const auto&) {}};
    services.scale.now = [this]() -> std::optional<ScaleNow> {
      const auto known = weighing.now(at);
      ScaleNow lies{std::nullopt, known.of_this_load};
      if (known.micrograms) lies.grams = *known.micrograms / 1'000'000;
      return lies;
    };
    services.scale.next_load = [this] { weighing.next_load(); };
    services.scale.zero = [this] { return can_zero; };
    lane = std::make_unique<Lane>((*bench)->config().lanes[0], (*bench)->config().rules, std::move(services));
    lane->restore();
    report(ScaleStatus::zero, 0);  // the first one after opening is of an earlier time
    report(ScaleStatus::zero, 0);
  }
  void report(ScaleStatus status, std::int64_t grams) {
    at += std::chrono::milliseconds(100);
    drivers::ScaleReading reading;
    reading.status = status;
    reading.count = static_cast<std::uint32_t>(grams);
    reading.micrograms = grams * 1'000'000;
    weighing.feed(reading, at);
  }
  void put_on(std::int64_t grams) {
    report(ScaleStatus::moving, grams / 2);
    report(ScaleStatus::stable, grams);
  }
  std::string scan_here(const std::string& code) {
    std::string key;
    bench->finish(answer(code, key));
    return key;
  }
  asio::awaitable<void> answer(std::string code, std::string& key) {
    LaneScan taken{"here-" + std::to_string(++count), "virtual", std::move(code), ""};
    const auto reply = co_await lane->scan(std::move(taken));
    key = reply.verdict.text.key;
  }

  drivers::Weighing weighing;
  drivers::Weighing::TimePoint at{};
  std::unique_ptr<Lane> lane;
  bool can_zero = true;
  int count = 0;
};

TEST_F(ScaleHere, TheBoxStandsOnTheScaleWhileItIsPacked) {
  begin();
  put_on(100);
  scan_here("6901234500011");
  report(ScaleStatus::stable, 100);
  EXPECT_EQ(scan_here("PB-C-DONE"), "weigh.put_on") << "the piece is still in the hand";
  put_on(280);
  for (int i = 0; i < 600; ++i) report(ScaleStatus::stable, 280);
  now += 60'000;
  EXPECT_EQ(scan_here("PB-C-DONE"), "parcel.closed_no_printer") << "it may stand there as long as it likes";
}

TEST_F(ScaleHere, TheBoxIsPutOnWhenAllIsIn) {
  begin();
  scan_here("6901234500011");
  EXPECT_EQ(scan_here("PB-C-DONE"), "weigh.put_on");
  put_on(280);
  EXPECT_EQ(scan_here("PB-C-DONE"), "parcel.closed_no_printer");
}

TEST_F(ScaleHere, TheBoxBeforeIsNotWeighedTwice) {
  begin();
  put_on(280);
  scan_here("6901234500011");
  for (int i = 0; i < 20; ++i) report(ScaleStatus::stable, 280);
  EXPECT_EQ(scan_here("PB-C-DONE"), "weigh.put_on") << "another box of the very weight stands there";
  put_on(0);
  put_on(280);
  EXPECT_EQ(scan_here("PB-C-DONE"), "parcel.closed_no_printer");
}

TEST_F(ScaleHere, WhatIsStillMovingWeighsNothing) {
  begin();
  scan_here("6901234500011");
  put_on(280);
  report(ScaleStatus::moving, 280);
  EXPECT_EQ(scan_here("PB-C-DONE"), "weigh.put_on");
}

TEST_F(ScaleHere, ATrayIsTaredUntilTheScaleIsZeroedOrUnplugged) {
  begin();
  put_on(1500);
  EXPECT_EQ(scan_here("PB-C-TARE"), "scale.tared");
  EXPECT_EQ(lane->tare_g(), 1500);
  can_zero = false;
  EXPECT_EQ(scan_here("PB-C-ZERO"), "scale.no_zero");
  EXPECT_EQ(lane->tare_g(), 1500);
  scan_here("6901234500011");
  put_on(1780);
  EXPECT_EQ(scan_here("PB-C-DONE"), "parcel.closed_no_printer");
  can_zero = true;
  EXPECT_EQ(scan_here("PB-C-ZERO"), "scale.zeroed");
  EXPECT_EQ(lane->tare_g(), 0);
  put_on(100);
  scan_here("PB-C-TARE");
  lane->scale_gone();
  EXPECT_EQ(lane->tare_g(), 0);
}

// Whose a scale is, and how it is ----------------------------------------------------------------

drivers::DeviceState scale(const char* key, drivers::Phase phase = drivers::Phase::open) {
  return {drivers::DeviceKind::scale, key, {}, phase, {}, {}, {}, 0};
}

TEST(Scales, ALaneHasTheScaleThatItNamesOrTheOnlyOneHere) {
  Config config;
  config.lanes = {{.name = "1", .scanners = {}, .printer = "", .scale = true},
                  {.name = "2", .scanners = {}, .printer = ""}};
  const drivers::DeviceReport one{{scale("a")}, {}}, two{{scale("a"), scale("b")}, {}};
  EXPECT_EQ(scale_of_lane(config, config.lanes[0], one), "a");
  EXPECT_EQ(scale_of_lane(config, config.lanes[0], two), "") << "which of the two?";
  EXPECT_EQ(scale_of_lane(config, config.lanes[1], one), "");
  config.lanes[1].scale = true;
  EXPECT_EQ(scale_of_lane(config, config.lanes[0], one), "") << "whose of the two?";
  config.lanes[1].scale_device = "b";
  EXPECT_EQ(scale_of_lane(config, config.lanes[0], two), "a");
  EXPECT_EQ(scale_of_lane(config, config.lanes[1], two), "b");
  EXPECT_EQ(lane_of_scale(config, "b", two), &config.lanes[1]);
  EXPECT_EQ(lane_of_scale(config, "c", two), nullptr);
}

TEST(Scales, TheStateIsThatOfTheDevice) {
  Config config;
  config.lanes = {{.name = "1", .scanners = {}, .printer = "", .scale = true}};
  auto& lane = config.lanes[0];
  EXPECT_EQ(scale_state(config, lane, {{scale("a")}, {}}, false), "ok");
  EXPECT_EQ(scale_state(config, lane, {{scale("a", drivers::Phase::failed)}, {}}, false), "error");
  EXPECT_EQ(scale_state(config, lane, {}, false), "error") << "wanted, and nowhere";
  EXPECT_EQ(scale_state(config, lane, {}, true), "ok") << "its weights come over the API";
  lane.scale_device = "a";
  EXPECT_EQ(scale_state(config, lane, {{scale("b")}, {}}, true), "error");
  lane = {.name = "1", .scanners = {}, .printer = ""};
  EXPECT_EQ(scale_state(config, lane, {{scale("a")}, {}}, true), "none");
}

}  // namespace
}  // namespace packbench::station
