// The daily backup (F23): made by the bench itself, so that nobody has to think of it.
#pragma once
#include <boost/asio/awaitable.hpp>
#include <boost/asio/thread_pool.hpp>
#include <filesystem>
#include <functional>
#include <string>

#include "drivers/clock.hpp"
#include "drivers/signal.hpp"

namespace packbench::station {

namespace asio = boost::asio;

struct BackupPlan {
  std::filesystem::path store, folder;
  std::string at;         // "HH:MM" at the bench; empty: never
  std::int64_t keep = 0;  // so many of the newest ones stay in the folder
};

// Whether a backup is due: none was made since that time was last reached. All in UTC, ms since 1970.
[[nodiscard]] bool is_due(const std::string& at, std::int64_t newest_ms, std::int64_t now_ms);

class DailyBackup {
 public:
  DailyBackup(asio::any_io_executor executor, drivers::Clock& clock, BackupPlan plan,
              std::function<std::int64_t()> now_ms);

  // Looks every minute, also for one that was missed while the machine was off; a failure is tried again
  // after ten. Returns after stop().
  asio::awaitable<void> run();
  void stop();

  [[nodiscard]] std::int64_t newest_ms() const { return newest_ms_; }    // 0: there is none
  [[nodiscard]] const std::string& problem() const { return problem_; }  // of the last try, or empty

 private:
  asio::awaitable<void> make();
  void look();
  void prune();

  drivers::Clock& clock_;
  BackupPlan plan_;
  std::function<std::int64_t()> now_ms_;
  drivers::Signal wake_;
  asio::thread_pool worker_{1};  // a large store takes seconds, and scans go on
  std::int64_t newest_ms_ = 0;
  std::string problem_;
  bool stopping_ = false;
};

}  // namespace packbench::station
