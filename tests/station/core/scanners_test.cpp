// Whose a scanner is: named by the configuration, bound by a lane's code, or nobody's.
#include <gmock/gmock.h>

#include "station/scanners/lane_code.hpp"
#include "station/scanners/sheet.hpp"
#include "station/screen_message.hpp"
#include "tests/station/core/bench_fixture.hpp"

namespace packbench::station {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr const char* kSerial = "05e0:1200:S1234";
constexpr const char* kPort = "05e0:1200@1-1.4";

// Scanners over a running bench, plugged in by the test.
struct ScannersTest : testing::Test {
  void start(std::function<void(Config&)> adjust = {}) {
    scanners.reset();
    bench.reset();
    bench.emplace(folder.path());
    if ((*bench)->reader().operators().empty()) bench->stock();
    configured = (*bench)->config();
    if (adjust) adjust(configured);
    scanners.emplace(
        ScannerServices{(*bench)->commits(),
                        (*bench)->reader(),
                        configured,
                        [this] { return now; },
                        [this](const auto& name) { return (*bench)->lane(name); },
                        [] {},
                        [this](const auto& key) { adjusted.push_back(key); },
                        [this](const auto& key, bool good) { beeps.push_back(key + (good ? " +" : " -")); },
                        {},
                        {}});
    plug_in({kSerial, kPort});
  }
  void plug_in(std::vector<const char*> keys, drivers::Phase phase = drivers::Phase::open) {
    drivers::DeviceReport report;
    for (const char* key : keys) {
      report.devices.push_back({drivers::DeviceKind::scanner, key, {}, phase, {}, {}, {}, 0});
      report.devices.back().identity.product = "Scanner";
    }
    scanners->see(report);
  }
  // Scans with that device, to the end.
  void scan(const std::string& device, const std::string& code) {
    drivers::RawScan scan;
    scan.device_key = device;
    scan.bytes = code;
    bench->finish(scanners->take(std::move(scan)));
  }
  // "told scanner.bound" of each notice of that lane.
  std::vector<std::string> notices(const std::string& lane) {
    std::vector<std::string> found;
    for (const auto& notice : scanners->notices(lane))
      found.push_back(std::string(boost::describe::enum_to_string(notice.kind, "")) + " " + notice.text.key);
    return found;
  }
  std::string person_at(const std::string& lane) {
    const auto& person = bench->lane(lane).person;
    return person ? person->id : "";
  }
  std::string lane_of(const std::string& device) {
    const auto* lane = scanners->lane_of(device);
    return lane ? lane->name : "";
  }

  ScratchFolder folder;
  std::int64_t now = 1'790'000'000'000;
  Config configured;
  std::optional<RunningBench> bench;
  std::optional<Scanners> scanners;
  std::vector<std::string> adjusted, beeps;
};

TEST_F(ScannersTest, BelongsToTheLaneWhoseCodeItScannedAlsoAfterARestart) {
  start();
  EXPECT_EQ(lane_code("1"), "PB-C-LANE-1");
  scan(kSerial, lane_code("1"));
  scan(kPort, lane_code("2"));
  scan(kSerial, "PB-B-P1");
  scan(kPort, "PB-B-P2");
  EXPECT_EQ(person_at("1"), "p1");
  EXPECT_EQ(person_at("2"), "p2");
  start();
  EXPECT_EQ(lane_of(kSerial), "1");
  EXPECT_EQ(lane_of(kPort), "2");
}

TEST_F(ScannersTest, AScanOfAnUnboundOneCountsNowhereAndEachLaneSaysSo) {
  start();
  scan(kSerial, "PB-B-P1");
  EXPECT_EQ(person_at("1") + person_at("2"), "");
  EXPECT_TRUE((*bench)->reader().stream("bench").empty());
  EXPECT_THAT(beeps, ElementsAre(kSerial + std::string(" -")));
  for (const char* lane : {"1", "2"}) EXPECT_THAT(notices(lane), ElementsAre("stray scanner.stray")) << lane;
  EXPECT_EQ(scanners->notices("2").front().code, lane_code("2"));
  const auto told = notices_json(scanners->notices("1"), "en").at(0).as_object();
  EXPECT_THAT(std::string(told.at("text").as_string()), HasSubstr("Scanner (" + std::string(kSerial)));
  EXPECT_EQ(told.at("code").as_string(), lane_code("1"));
  scan(kSerial, lane_code("2"));
  EXPECT_THAT(notices("1"), ElementsAre());
  EXPECT_THAT(notices("2"), ElementsAre("told scanner.bound"));
  scan(kSerial, "PB-B-P1");
  EXPECT_EQ(person_at("2"), "p1");
  EXPECT_EQ(beeps.back(), kSerial + std::string(" +"));
  scan(kSerial, "4006381333931");  // unknown: the lane stands still
  EXPECT_EQ(beeps.back(), kSerial + std::string(" -"));
  EXPECT_THAT(notices("2"), ElementsAre()) << "what was told is gone with the next scan";
}

TEST_F(ScannersTest, WhoUnplugsAStrangeOneIsToldNoMore) {
  start();
  scan(kSerial, "X");
  plug_in({kPort});
  EXPECT_THAT(notices("1"), ElementsAre());
}

TEST_F(ScannersTest, AnotherLanesCodeMovesItAndBothLanesSaySo) {
  start();
  scan(kSerial, lane_code("1"));
  scan(kSerial, "PB-B-P1");
  scan(kSerial, lane_code("2"));
  EXPECT_EQ(lane_of(kSerial), "2");
  EXPECT_THAT(notices("1"), ElementsAre("told scanner.moved"));
  EXPECT_THAT(notices("2"), ElementsAre("told scanner.bound"));
  EXPECT_EQ(person_at("1"), "p1") << "who stands there goes on with another scanner";
  const auto rows = (*bench)->reader().stream("scanner:" + std::string(kSerial));
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[1].event, records::Event(records::ScannerBound{kSerial, "2"}));
  EXPECT_EQ(rows[1].raw, "PB-C-LANE-2");
  scan(kSerial, lane_code("2"));
  EXPECT_EQ((*bench)->reader().stream("scanner:" + std::string(kSerial)).size(), 2U) << "nothing has changed";
}

TEST_F(ScannersTest, TheVeryNextScanIsTheNewLanes) {
  start();
  scan(kSerial, lane_code("1"));
  drivers::RawScan code, badge;
  code.device_key = badge.device_key = kSerial;
  code.bytes = lane_code("2");
  badge.bytes = "PB-B-P1";
  bench->finish(scanners->take(code), scanners->take(badge));
  EXPECT_EQ(person_at("1"), "");
  EXPECT_EQ(person_at("2"), "p1");
}

TEST_F(ScannersTest, WhatTheConfigurationNamesIsNotMovedByAScan) {
  start([](Config& config) { config.lanes[0].scanners = {kSerial}; });
  EXPECT_EQ(lane_of(kSerial), "1");
  scan(kSerial, lane_code("2"));
  EXPECT_EQ(lane_of(kSerial), "1");
  for (const char* lane : {"1", "2"})
    EXPECT_THAT(notices(lane), ElementsAre("refused scanner.named")) << lane;
  scan(kSerial, lane_code("1"));
  EXPECT_THAT(notices("1"), ElementsAre("told scanner.bound"));
  EXPECT_TRUE((*bench)->reader().scanner_lanes().empty());
}

TEST_F(ScannersTest, TheCodeOfALaneThatIsNotHereIsRefused) {
  start();
  scan(kSerial, lane_code("7"));
  EXPECT_EQ(lane_of(kSerial), "");
  for (const char* lane : {"1", "2"})
    EXPECT_THAT(notices(lane), ElementsAre("refused scanner.no_lane")) << lane;
}

// A cable moved to another port: without a serial it is another key, and nobody's.
TEST_F(ScannersTest, ALaneWhoseScannerIsNotThereAsksForOne) {
  start([](Config& config) { config.usb = true; });
  EXPECT_THAT(notices("1"), ElementsAre("missing scanner.missing"));
  scan(kPort, lane_code("1"));
  scan(kSerial, lane_code("2"));
  scan(kPort, "PB-B-P1");
  scan(kSerial, "PB-B-P2");
  EXPECT_THAT(notices("1"), ElementsAre());
  plug_in({"05e0:1200@1-1.3", kSerial});
  ASSERT_THAT(notices("1"), ElementsAre("missing scanner.missing"));
  EXPECT_EQ(scanners->notices("1").front().code, lane_code("1"));
  EXPECT_THAT(notices("2"), ElementsAre());
  scan("05e0:1200@1-1.3", lane_code("1"));
  EXPECT_THAT(notices("1"), ElementsAre("told scanner.bound"));
}

TEST_F(ScannersTest, TheOnlyLaneTakesThemAll) {
  start([](Config& config) {
    config.lanes.pop_back();
    config.usb = true;
  });
  plug_in({});
  EXPECT_THAT(notices("1"), ElementsAre()) << "there is nothing to ask";
  scan(kSerial, "PB-B-P1");
  EXPECT_EQ(person_at("1"), "p1");
}

// The self-test sheet -----------------------------------------------------------------------------

// What that scanner, which puts '*' in front, sends of the sheet.
drivers::RawScan of_sheet(const SheetCode& code, const std::string& device) {
  drivers::RawScan scan;
  scan.device_key = device;
  scan.as_sent = scan.bytes = "*" + std::string(code.content);
  return scan;
}

TEST_F(ScannersTest, TheSheetIsLearnedFromKeptAndNeverReachesALane) {
  start();
  const auto verdicts = [&] {
    return (*bench)->lane("1")->verdict_seq() + (*bench)->lane("2")->verdict_seq();
  };
  const auto before = verdicts();
  for (const auto& code : sheet_codes()) bench->finish(scanners->take(of_sheet(code, kSerial)));
  EXPECT_EQ(verdicts(), before);
  EXPECT_EQ((*bench)->reader().stream("bench").size(), 0U) << "none was only written down";
  EXPECT_EQ(scanners->settings(kSerial).prefix, "*");
  EXPECT_THAT(adjusted, testing::Contains(kSerial));
  EXPECT_EQ(beeps.size(), sheet_codes().size());
  EXPECT_THAT(beeps, testing::Each(kSerial + std::string(" +")));
  for (const char* lane : {"1", "2"})
    ASSERT_THAT(notices(lane), ElementsAre("tested scanner.self_test")) << lane;
  const auto lines = scanners->notices("1").front().lines;
  EXPECT_THAT(lines, testing::Contains(records::Text{"scanner.corrected_prefix", {"*"}}));
  EXPECT_EQ(lines.back(), (records::Text{"scanner.complete", {}}));
  start();
  EXPECT_EQ(scanners->settings(kSerial).prefix, "*");
  EXPECT_THAT(scanners->findings().at(kSerial),
              testing::Contains(records::Text{"scanner.corrected_prefix", {"*"}}));
}

TEST_F(ScannersTest, WhatIsStillToBeScannedIsToldAtTheScannersOwnLane) {
  start();
  scan(kSerial, lane_code("2"));
  bench->finish(scanners->take(of_sheet(sheet_codes()[0], kSerial)));
  EXPECT_THAT(notices("1"), ElementsAre());
  ASSERT_THAT(notices("2"), ElementsAre("tested scanner.self_test"));
  EXPECT_EQ(scanners->notices("2").front().lines.back(),
            (records::Text{"scanner.left", {"2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17"}}));
  scan(kSerial, "PB-B-P1");
  EXPECT_EQ(person_at("2"), "p1") << "a scan of the work in between is one";
}

TEST_F(ScannersTest, WhereTheConfigurationSaysOtherwiseThatIsTold) {
  start([](Config& config) { config.scanners = {{.device = kSerial, .prefix = "#"}}; });
  bench->finish(scanners->take(of_sheet(sheet_codes()[0], kSerial)),
                scanners->take(of_sheet(sheet_codes()[7], kSerial)));
  EXPECT_EQ(scanners->settings(kSerial).prefix, "#");
  EXPECT_THAT(scanners->findings().at(kSerial), testing::Contains(records::Text{"scanner.mend_config", {}}));
}

TEST_F(ScannersTest, AScanWithoutItsEndCountsForTheSheetAlone) {
  start();
  scan(kSerial, lane_code("1"));
  drivers::RawScan badge;
  badge.device_key = kSerial;
  badge.as_sent = badge.bytes = "PB-B-P1";
  bench->finish(scanners->take_unfinished(badge));
  EXPECT_EQ(person_at("1"), "");
  bench->finish(scanners->take_unfinished(of_sheet(sheet_codes()[0], kSerial)));
  EXPECT_THAT(notices("1"), ElementsAre("tested scanner.self_test"));
}

TEST(ScannerSheet, HasEveryCodeAndEachLanesOnBothPapersInBothLanguages) {
  for (const auto& paper : {kA4, kSheetLabel}) {
    for (const char* language : {"zh-CN", "en"}) {
      const auto pages = draw_sheet(paper, language, {"1", "dock-2"});
      ASSERT_TRUE(pages) << pages.error().message;
      std::vector<std::string> drawn, wanted;
      for (const auto& page : *pages) {
        EXPECT_THAT(page.warnings, testing::IsEmpty());
        for (const auto& barcode : page.barcodes) drawn.push_back(barcode.data);
      }
      for (const auto& code : sheet_codes()) wanted.emplace_back(code.content);
      wanted.push_back("PB-C-LANE-1");
      wanted.push_back("PB-C-LANE-dock-2");
      EXPECT_EQ(drawn, wanted);
    }
  }
}

// Settings -------------------------------------------------------------------------------------

TEST(ScannerSetup, IsTheSameInTheStoresWordsAndBack) {
  const drivers::ScannerSettings all{"de", drivers::AltCode::gbk, true, true, "\x02", "\xff\r", "\x1d"};
  EXPECT_EQ(settings_of(setup_of(all)), all);
  EXPECT_EQ(setup_of(all).suffix, "\\xFF\\x0D");
  EXPECT_EQ(settings_of(setup_of({})), drivers::ScannerSettings{});
}

TEST(ScannerSetup, TheConfigurationWinsAndTheKeyOverTheModel) {
  const auto config = parse_config(R"(
[[lane]]
name = "1"
[[scanner]]
device = "05e0:1200:S1234"
layout = "fr"
[[scanner]]
device = "05e0:1200"
layout = "de"
fnc1 = "\\x1D"
alt_code = "gbk"
claim = true
)",
                                   "bench.toml");
  ASSERT_TRUE(config) << config.error().message;
  drivers::ScannerSettings learned;
  learned.layout = "it";
  learned.suffix = "!";
  const auto exact = settings_with(*config, kSerial, learned);
  EXPECT_EQ(exact.layout, "fr");
  EXPECT_EQ(exact.fnc1, "\x1d");
  EXPECT_EQ(exact.alt_code, drivers::AltCode::gbk);
  EXPECT_EQ(exact.suffix, "!") << "what is not written stays as it was learned";
  EXPECT_EQ(settings_with(*config, kPort, learned).layout, "de");
  EXPECT_EQ(settings_with(*config, "0c2e:0b61:X1234", learned), learned);
  EXPECT_TRUE(claimed(*config, kPort));
  EXPECT_TRUE(claimed(*config, "05e0:1200"));
  EXPECT_FALSE(claimed(*config, "0c2e:0b61"));
}

TEST_F(ScannersTest, WhatWasLearnedIsKnownAfterARestart) {
  start();
  records::ScannerSetup german;
  german.layout = "de";
  db::Batch batch;
  batch.input = {"x", "bench", "", ""};
  batch.events = {records::ScannerAdjusted{kSerial, german, {}}};
  ASSERT_TRUE((*bench)->store().commit(batch));
  start();
  EXPECT_EQ(scanners->settings(kSerial).layout, "de");
  EXPECT_EQ(scanners->settings(kPort), drivers::ScannerSettings{});
}

}  // namespace
}  // namespace packbench::station
