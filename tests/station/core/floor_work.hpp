// Any work at four lanes of a simulated day, told step by step so that it can be done again.
#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "tests/station/core/floor_invariants.hpp"
#include "tests/station/core/script.hpp"
#include "tests/support/killed_child.hpp"

namespace packbench::station {

inline constexpr std::int64_t kFirstDay = 1'781'500'000'000;  // some day in 2026
inline constexpr int kOrdersADay = 12;                        // a day

// Where a run begins: `run` says which day it is, and with the seed what arrives on it.
struct Start {
  std::filesystem::path folder;
  std::uint64_t seed = 0;
  int run = 0;
  std::vector<Invariant> more = {};  // than those that always hold
};

// New orders, then work at whichever lane is next by chance; with `to_the_end` until everybody has left.
// Tells "?" and the step before each scan, "lane<TAB>id<TAB>what the lane shows" once it was answered, and
// "!" and what is broken after it.
void work(const Start& start, bool to_the_end, const tests::Tell& told);

// What stands on a lane's screen, in one line.
[[nodiscard]] std::string shown(SimulatedFloor& floor, const std::string& lane);

// What is broken, and the shortest script that breaks the same rule; the whole one where only a kill does.
// `start` with a copy of what stood in the folder before the run.
[[nodiscard]] std::string explained(const Start& start, const std::string& broken, const Script& script);

}  // namespace packbench::station
