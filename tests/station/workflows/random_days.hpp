// Random days: what the property tests of the workflows share. Seeded; a failure names its seed and its scan.
#pragma once
#include <gtest/gtest.h>

#include <random>
#include <set>
#include <string>

#include "station/workflows/screen.hpp"

namespace packbench::workflows {

// Whether a code begins some work. A day of one kind of work leaves the others alone.
inline bool begins_work(const std::string& code) {
  static const std::set<std::string> kStarts{"PB-C-RECEIVE", "PB-C-MOVE",  "PB-C-PICK", "PB-C-HANDOVER",
                                             "PB-C-RETURN",  "PB-C-COUNT", "PB-C-SHIFT"};
  return kStarts.contains(code);
}

// Seeds `first` to `last`, a day of `scans` each.
struct Days {
  unsigned first, last;
  int scans;
};

// Lives them scan by scan, until a step fails.
template <class Day, class Step>
void live(const Days& days, Step step) {
  for (auto seed = days.first; seed <= days.last; ++seed) {
    Day day(seed);
    for (int scan = 0; scan < days.scans; ++scan) {
      step(day);
      ASSERT_FALSE(testing::Test::HasFailure()) << "seed " << seed << ", scan " << scan;
    }
  }
}

// Scans all that the screen offers, but for other work than `own`, each on a bench of its own: nothing of it
// may be unknown or out of place. How many it tried.
template <class Bench>
std::size_t try_offers(const Bench& bench, const std::string& own) {
  std::size_t tried = 0;
  for (const auto& choice : bench.screen().choices) {
    if (choice.code != own && begins_work(choice.code)) continue;
    auto copy = bench;
    const auto verdict = copy.scan(choice.code);
    EXPECT_NE(verdict.text.key, "command.not_now") << choice.code << " at " << bench.screen().title.key;
    EXPECT_NE(verdict.text.key, "command.unknown") << choice.code;
    ++tried;
  }
  return tried;
}

}  // namespace packbench::workflows
