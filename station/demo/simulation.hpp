// Days of work of a whole warehouse, done through the real lanes in as many seconds: scans in, nothing else.
#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>

#include "station/error.hpp"

namespace packbench::station {

struct SimulationPlan {
  int days = 0;               // that end the day before `until_ms`
  std::uint64_t seed = 1;     // the same seed and the same `until_ms` give the same journal, hash by hash
  std::int64_t until_ms = 0;  // UTC, since 1970
  int orders = 40;            // a day
  std::function<void(int day)> told = {};  // after each day, from 1
};

struct SimulationReport {
  std::int64_t scans = 0, refused = 0;  // refused: those that stopped a lane
};

// Fills the empty folder `data` with a store. unavailable: there is one already, or it can't be written.
[[nodiscard]] Result<SimulationReport> simulate(const std::filesystem::path& data,
                                                const SimulationPlan& plan);

}  // namespace packbench::station
