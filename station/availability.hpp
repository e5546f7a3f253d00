// Writes down when the bench and its parts work and when they don't (F27): changes only, beside the way of a
// scan.
#pragma once
#include <boost/asio/awaitable.hpp>
#include <filesystem>
#include <map>
#include <optional>
#include <vector>

#include "drivers/clock.hpp"
#include "drivers/signal.hpp"
#include "station/group_commit.hpp"
#include "station/parts.hpp"
#include "station/time.hpp"

namespace packbench::station {

namespace asio = boost::asio;

class Availability {
 public:
  // The file at `seen` is touched as long as the bench runs: what it says after a power cut is off by a
  // minute at most. Clock and commits outlive it.
  Availability(asio::any_io_executor executor, drivers::Clock& clock, GroupCommit& commits, WallClock now_ms,
               std::filesystem::path seen);

  // What works now; to be told whenever something may have changed. A part that went down counts as up again
  // only when it has worked for ten seconds on end, so one that comes and goes is down, and fills no journal.
  void see(const Parts& parts);

  // Writes bench.started, then each change, and bench.stopped after stop(). To be spawned once.
  asio::awaitable<void> run();
  void stop();

 private:
  struct Standing {
    bool works = false;
    drivers::TimePoint since{};   // of `works`
    std::optional<bool> written;  // what the journal says in this run
  };

  [[nodiscard]] static drivers::TimePoint due(const Standing& part);
  [[nodiscard]] std::vector<Part> changed() const;
  [[nodiscard]] drivers::TimePoint next_look() const;
  [[nodiscard]] std::int64_t last_seen() const;
  void touch() const;
  asio::awaitable<bool> start(std::int64_t seen_ms);
  asio::awaitable<bool> write_changes();
  asio::awaitable<bool> write(std::vector<records::Event> events);

  drivers::Clock& clock_;
  GroupCommit& commits_;
  WallClock now_ms_;
  std::filesystem::path seen_;
  drivers::Signal wake_;
  std::map<Part, Standing> parts_;
  bool stopping_ = false;
};

}  // namespace packbench::station
