// F23: a backup every day, whatever else happens.
#include "station/daily_backup.hpp"

#include <boost/asio/detached.hpp>
#include <fstream>

#include "station/time.hpp"
#include "tests/station/core/bench_fixture.hpp"
#include "tests/support/virtual_clock.hpp"

namespace packbench::station {
namespace {

constexpr std::int64_t kMinute = 60'000, kHour = 60 * kMinute;

TEST(DailyBackupPlan, F23DueOnceADayAndWhenOneWasMissed) {
  const auto day = day_of("2026-11-22").first, six = day + 18 * kHour;
  struct Row {
    std::int64_t newest, now;
    bool due;
  };
  const Row rows[] = {{0, six, true},
                      {six + 1, six + kMinute, false},
                      {six - kMinute, six - kMinute, false},
                      {six - kMinute, six, true},
                      {six - 24 * kHour + 1, six - 1, false},
                      {six - 24 * kHour - 1, day, true},
                      {six - 72 * kHour, day + kHour, true}};
  for (const auto& row : rows) EXPECT_EQ(is_due("18:00", row.newest, row.now), row.due) << row.now - six;
  EXPECT_FALSE(is_due("", 0, six));
}

// One run of the plan; its time is the test's.
struct Backups {
  explicit Backups(const std::filesystem::path& folder, const std::filesystem::path& to)
      : plan(io.get_executor(), clock, {folder / "packbench.db", to, "18:00", 2}, [this] { return now; }) {
    asio::co_spawn(io, plan.run(), asio::detached);
  }
  ~Backups() {
    plan.stop();
    io.run();
  }
  void until(const auto& holds) {
    while (!holds()) io.run_one();
  }

  tests::VirtualClock clock;
  asio::io_context io;
  std::int64_t now = wall_clock_ms();
  DailyBackup plan;
};

TEST(DailyBackup, F23IsMadeKeptAndPruned) {
  ScratchFolder folder;
  { RunningBench bench(folder.path()); }
  const auto to = folder.path() / "backups";
  std::filesystem::create_directories(to);
  for (const char* name : {"packbench-20200101T000000Z.db", "packbench-20200102T000000Z.db", "notes.txt"}) {
    std::ofstream(to / name) << "old";
    std::filesystem::last_write_time(to / name,
                                     std::filesystem::file_time_type::clock::now() - std::chrono::hours(72));
  }
  Backups backups(folder.path(), to);
  backups.until([&] { return files_in(to).size() == 4 && backups.plan.newest_ms() > backups.now - kHour; });
  EXPECT_FALSE(std::filesystem::exists(to / "packbench-20200101T000000Z.db")) << "two are kept";
  EXPECT_TRUE(std::filesystem::exists(to / "notes.txt"));
  EXPECT_EQ(backups.plan.problem(), "");
}

TEST(DailyBackup, AFailureIsToldAndTriedAgain) {
  ScratchFolder folder;
  { RunningBench bench(folder.path()); }
  std::ofstream(folder.path() / "file") << "not a folder";
  Backups backups(folder.path(), folder.path() / "file");
  backups.until([&] { return !backups.plan.problem().empty(); });
  EXPECT_EQ(backups.plan.newest_ms(), 0);
  std::filesystem::remove(folder.path() / "file");
  backups.clock.advance(backups.io, std::chrono::minutes(11));
  backups.io.restart();
  backups.until([&] { return backups.plan.newest_ms() > 0; });
  EXPECT_EQ(backups.plan.problem(), "");
}

}  // namespace
}  // namespace packbench::station
