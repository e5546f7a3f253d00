// What is written down of the bench's availability (F27): changes only, whatever its devices do.
#include "station/availability.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <boost/asio/ip/tcp.hpp>
#include <csignal>

#include "station/reports/availability_sheet.hpp"
#include "station/reports/sheet_text.hpp"
#include "tests/station/core/bench_fixture.hpp"
#include "tests/support/virtual_clock.hpp"

namespace packbench::station {
namespace {

using namespace std::chrono_literals;
using records::PartKind;
using Told = std::vector<std::string>;

const Part kLane{PartKind::lane, "1"}, kScanner{PartKind::scanner, "S"};

// "up S", "down 1", "started" ...
std::string told(const records::Event& event) {
  if (const auto* up = event.as<records::PartUp>()) return "up " + up->part;
  if (const auto* down = event.as<records::PartDown>()) return "down " + down->part;
  return std::string(records::type_of(event)).substr(std::string("bench.").size());
}

Told told_in(const std::filesystem::path& store) {
  const auto reader = *db::Reader::open(store);
  Told all;
  for (const auto& row : reader->stream("availability")) all.push_back(told(*row.event));
  return all;
}

// One run of the watch alone, in a time that stands still.
class Watch {
 public:
  explicit Watch(const std::filesystem::path& folder, std::int64_t now_ms = 1'790'000'000'000)
      : path_(folder / "watch.db"), now_ms_(now_ms), store_(*db::Store::open(path_, {"", 0, false})) {
    watched_ = std::make_unique<Availability>(
        io_.get_executor(), clock_, commits_, [this] { return now_ms_; }, path_.string() + ".seen");
  }
  void start(const Parts& parts) {
    watched_->see(parts);
    asio::co_spawn(io_, watched_->run(), [this](std::exception_ptr error) {
      if (error) std::rethrow_exception(error);
      ended_ = true;
    });
    pass(0s);
  }
  void see(const Parts& parts) {
    watched_->see(parts);
    pass(0s);
  }
  void stop() {
    watched_->stop();
    io_.restart();
    while (!ended_) io_.run_one();
  }
  // So much time goes by, and what is to be written then is written.
  void pass(std::chrono::milliseconds time) {
    now_ms_ += time.count();
    clock_.advance(io_, time);
  }
  Told told() const { return told_in(path_); }
  std::int64_t now_ms() const { return now_ms_; }

 private:
  std::filesystem::path path_;
  std::int64_t now_ms_;
  tests::VirtualClock clock_;
  asio::io_context io_{1};
  std::unique_ptr<db::Store> store_;
  GroupCommit commits_{io_.get_executor(), clock_, *store_};
  std::unique_ptr<Availability> watched_;
  bool ended_ = false;
};

TEST(Availability, F27OnlyChangesAreWritten) {
  ScratchFolder folder;
  Watch watch(folder.path());
  watch.start({{kLane, true}, {kScanner, true}});
  for (int i = 0; i < 50; ++i) {
    watch.pass(1min);
    watch.see({{kLane, true}, {kScanner, true}});
  }
  watch.stop();
  EXPECT_EQ(watch.told(), (Told{"started", "up 1", "up S", "stopped"}));
}

TEST(Availability, F27WhatIsNotThereAtTheStartHasAMomentToCome) {
  ScratchFolder folder;
  Watch watch(folder.path());
  watch.start({{kLane, false}, {kScanner, false}});
  watch.pass(5s);
  watch.see({{kLane, false}, {kScanner, true}});
  watch.pass(6s);
  watch.stop();
  EXPECT_EQ(watch.told(), (Told{"started", "up S", "down 1", "stopped"}));
}

TEST(Availability, F27GoneAndBack) {
  ScratchFolder folder;
  Watch watch(folder.path());
  watch.start({{kScanner, true}});
  watch.see({{kScanner, false}});
  watch.see({{kScanner, true}});
  EXPECT_EQ(watch.told(), (Told{"started", "up S", "down S"})) << "it must work for a while";
  watch.pass(11s);
  watch.stop();
  EXPECT_EQ(watch.told(), (Told{"started", "up S", "down S", "up S", "stopped"}));
}

TEST(Availability, F27ADeviceThatFlapsIsDownAndFillsNoJournal) {
  ScratchFolder folder;
  Watch watch(folder.path());
  watch.start({{kScanner, true}});
  for (int i = 0; i < 200; ++i) {
    watch.see({{kScanner, i % 2 == 1}});
    watch.pass(i % 10 == 0 ? 900ms : 3ms);
  }
  watch.stop();
  EXPECT_EQ(watch.told(), (Told{"started", "up S", "down S", "stopped"}));
}

TEST(Availability, F27DevicesThatAreClosedAtTheEndHaveNotFailed) {
  ScratchFolder folder;
  Watch watch(folder.path());
  watch.start({{kScanner, true}});
  watch.stop();
  watch.see({{kScanner, false}});
  EXPECT_EQ(watch.told(), (Told{"started", "up S", "stopped"}));
}

TEST(Availability, F27WhenPowerWentIsKnownToTheMinute) {
  ScratchFolder folder;
  std::int64_t killed_ms = 0;
  {
    Watch watch(folder.path());
    watch.start({{kScanner, true}});
    watch.pass(3h);
    killed_ms = watch.now_ms();
  }  // not stopped
  Watch again(folder.path(), killed_ms + 7'200'000);
  again.start({});
  again.stop();
  EXPECT_EQ(again.told(), (Told{"started", "up S", "started", "stopped"}));
  const auto reader = *db::Reader::open(folder.path() / "watch.db");
  const auto rows = reader->stream("availability");
  EXPECT_EQ(rows[0].event->as<records::BenchStarted>()->seen_ms, 0) << "never before";
  const auto seen_ms = rows[2].event->as<records::BenchStarted>()->seen_ms;
  EXPECT_LE(seen_ms, killed_ms);
  EXPECT_GT(seen_ms, killed_ms - 60'000);
}

TEST(Availability, F27AFileThatSaysNothingIsNoTime) {
  ScratchFolder folder;
  std::ofstream(folder.path() / "watch.db.seen") << "garbage";
  Watch watch(folder.path());
  watch.start({});
  watch.stop();
  const auto reader = *db::Reader::open(folder.path() / "watch.db");
  EXPECT_EQ(reader->stream("availability")[0].event->as<records::BenchStarted>()->seen_ms, 0);
  std::int64_t seen_ms = 0;
  std::ifstream(folder.path() / "watch.db.seen") >> seen_ms;
  EXPECT_EQ(seen_ms, watch.now_ms()) << "and it is mended";
}

TEST(Availability, F27PartsAreThoseOfTheConfiguration) {
  Config config;
  config.lanes = {{.name = "1", .scanners = {"S1", "S2"}, .printer = "p"},
                  {.name = "2", .scanners = {"S3"}, .printer = ""}};
  config.printers = {{.name = "p", .link = "usb"}};
  const auto device = [](const char* key, drivers::Phase phase) {
    return drivers::DeviceState{drivers::DeviceKind::scanner, key, {}, phase, {}, {}, {}, 0};
  };
  const drivers::DeviceReport report{
      {device("S2", drivers::Phase::open), device("S3", drivers::Phase::failed),
       device("other", drivers::Phase::open)},
      {}};
  const Parts expected{{{PartKind::lane, "1"}, true},      {{PartKind::lane, "2"}, false},
                       {{PartKind::scanner, "S1"}, false}, {{PartKind::scanner, "S2"}, true},
                       {{PartKind::scanner, "S3"}, false}, {{PartKind::printer, "p"}, true}};
  EXPECT_EQ(parts_of(config, {}, report, {"p"}), expected);
  EXPECT_FALSE(parts_of(config, {}, report, {}).at({PartKind::lane, "1"})) << "its printer is away";
  config.usb = false;
  EXPECT_TRUE(parts_of(config, {}, {}, {"p"}).at({PartKind::lane, "2"})) << "scans come in another way";
  config.usb = true;
  config.lanes = {{.name = "1", .scanners = {}, .printer = ""}};
  EXPECT_TRUE(parts_of(config, {}, report, {}).at({PartKind::scanner, "other"}))
      << "all belong to the only lane";
}

TEST(Availability, F27ACameraIsAScannerOfItsLane) {
  Config config;
  config.usb = false;
  config.cameras = {{.name = "dock", .device = "/dev/video0"}, {.name = "spare", .device = "/dev/video2"}};
  config.lanes = {{.name = "1", .scanners = {"camera:dock"}, .printer = ""},
                  {.name = "2", .scanners = {}, .printer = ""},
                  {.name = "3", .scanners = {}, .printer = ""}};
  const Parts absent{{{PartKind::lane, "1"}, false},
                     {{PartKind::lane, "2"}, true},
                     {{PartKind::lane, "3"}, true},
                     {{PartKind::scanner, "camera:dock"}, false}};
  EXPECT_EQ(parts_of(config, {}, {}, {}), absent) << "spare is nobody's";
  const auto there = parts_of(config, {}, {}, {"camera:dock"});
  EXPECT_TRUE(there.at({PartKind::lane, "1"}));
  EXPECT_TRUE(there.at({PartKind::scanner, "camera:dock"}));
}

// The whole bench -----------------------------------------------------------------------------

std::int64_t rows_of(RunningBench& bench) {
  return static_cast<std::int64_t>(bench->reader().stream("availability").size());
}

// Yesterday to tomorrow, so that no test ends on another day than it began.
printing::Sheet sheet_now(RunningBench& bench) {
  const auto now = bench->now_ms();
  return availability_sheet(bench->reader(), {}, {local_day(now - 86'400'000), local_day(now + 86'400'000)},
                            now, "en");
}

TEST(Availability, F27ABenchThatIsKilledAndStartedAgainTellsIt) {
  ScratchFolder folder;
  const auto child = fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    RunningBench bench(folder.path());
    bench.until([&] { return rows_of(bench) == 4; }, "lanes and printer");
    raise(SIGKILL);
  }
  int status = 0;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  ASSERT_TRUE(WIFSIGNALED(status));
  {
    RunningBench bench(folder.path());
    bench.until([&] { return rows_of(bench) == 8; }, "lanes and printer again");
  }
  {
    RunningBench bench(folder.path());
    bench.until([&] { return rows_of(bench) == 13; }, "and again");
    const auto sheet = sheet_now(bench);
    ASSERT_EQ(sheet.rows.size(), 4U) << sheet_csv(sheet);
    Told failures;
    for (const auto& row : sheet.rows) failures.push_back(row[0] + " " + row[1] + ": " + row[6]);
    EXPECT_EQ(failures, (Told{"Bench : 1", "Lane 1: 0", "Lane 2: 0", "Printer folder: 0"}))
        << "once it was killed, once it was stopped";
    EXPECT_NE(sheet_csv(sheet).find("kind,part,wanted_min,up_min,down_min,planned_min,failures,up_rate"),
              std::string::npos);
    EXPECT_EQ(sheet.notes.size(), 2U) << "the days, and what is counted";
  }
  const auto verified = db::verify(folder.path() / "packbench.db");
  ASSERT_TRUE(verified) << verified.error().message;
  EXPECT_TRUE(verified->differences.empty()) << verified->differences.front();
}

TEST(Availability, F27APrinterThatGoesAwayTakesItsLaneAlong) {
  ScratchFolder folder;
  asio::io_context io;
  using asio::ip::tcp;
  tcp::acceptor printer(io, tcp::endpoint(asio::ip::make_address("127.0.0.1"), 0));
  RunningBench bench(folder.path(), [&](Config& config) {
    const auto port = std::to_string(printer.local_endpoint().port());
    config.printers.push_back({.name = "net", .link = "tcp:127.0.0.1:" + port, .answers = false});
    config.lanes[1].printer = "net";
  });
  tcp::socket link(io);
  printer.non_blocking(true);
  bench.until([&] { return rows_of(bench) == 5; }, "both printers");
  boost::system::error_code none;
  printer.accept(link, none);
  printer.close();
  link.close();
  bench.until([&] { return rows_of(bench) == 7; }, "the printer to be gone");
  const auto rows = bench->reader().stream("availability");
  EXPECT_EQ(told(*rows[5].event), "down 2");
  EXPECT_EQ(told(*rows[6].event), "down net");
}

}  // namespace
}  // namespace packbench::station
