// The daily backup.
#include "station/daily_backup.hpp"

#include <spdlog/spdlog.h>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <chrono>
#include <cstdio>
#include <vector>

#include "db/upkeep.hpp"
#include "station/time.hpp"

namespace packbench::station {
namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;

constexpr auto kLook = 1min, kAfterFailure = 10min;

// Backups in the folder, the oldest first: their names begin with the time.
std::vector<fs::path> backups_in(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    const auto name = entry.path().filename().string();
    if (name.starts_with("packbench-") && name.ends_with(".db")) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::int64_t written_ms(const fs::path& file) {
  std::error_code error;
  const auto at = fs::last_write_time(file, error);
  if (error) return 0;
  return std::chrono::duration_cast<std::chrono::milliseconds>(
             std::chrono::file_clock::to_sys(at).time_since_epoch())
      .count();
}

}  // namespace

bool is_due(const std::string& at, std::int64_t newest_ms, std::int64_t now_ms) {
  int hours = 0, minutes = 0;
  if (std::sscanf(at.c_str(), "%2d:%2d", &hours, &minutes) != 2) return false;
  const auto into_day = (hours * 60 + minutes) * 60'000LL;
  auto reached = day_of(local_day(now_ms)).first + into_day;
  if (reached > now_ms) reached = day_of(local_day(now_ms - 86'400'000)).first + into_day;
  return newest_ms < reached;
}

DailyBackup::DailyBackup(asio::any_io_executor executor, drivers::Clock& clock, BackupPlan plan,
                         std::function<std::int64_t()> now_ms)
    : clock_(clock), plan_(std::move(plan)), now_ms_(std::move(now_ms)), wake_(std::move(executor), clock) {
  look();
}

void DailyBackup::look() {
  const auto files = backups_in(plan_.folder);
  newest_ms_ = files.empty() ? 0 : written_ms(files.back());
}

void DailyBackup::prune() {
  auto files = backups_in(plan_.folder);
  for (std::size_t i = 0; i + static_cast<std::size_t>(plan_.keep) < files.size(); ++i) {
    std::error_code error;
    if (!fs::remove(files[i], error))
      spdlog::warn("old backup {} can't be removed: {}", files[i].string(), error.message());
  }
}

asio::awaitable<void> DailyBackup::make() {
  auto work = [this]() -> asio::awaitable<db::Result<fs::path>> {
    co_return db::backup(plan_.store, plan_.folder);
  };
  const auto made = co_await asio::co_spawn(worker_.get_executor(), std::move(work), asio::use_awaitable);
  problem_ = made ? "" : made.error().message;
  if (!made) {
    spdlog::error("daily backup: {}", problem_);
    co_return;
  }
  spdlog::info("daily backup: {}", made->string());
  prune();
  look();
}

asio::awaitable<void> DailyBackup::run() {
  while (!stopping_) {
    if (is_due(plan_.at, newest_ms_, now_ms_())) co_await make();
    if (stopping_) break;
    co_await wake_.wait(clock_.now() + (problem_.empty() ? kLook : kAfterFailure));
  }
}

void DailyBackup::stop() {
  stopping_ = true;
  wake_.notify();
}

}  // namespace packbench::station
