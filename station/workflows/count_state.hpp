// The state of a count: the task, the round that goes on, and what the rounds before came to.
#pragma once
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "db/records/event.hpp"

namespace packbench::workflows {

enum class CountStep {
  choosing,  // no location yet
  going,     // a round was taken up; the counter is on the way to the shelf
  counting,
  between,    // somebody else counts next
  approving,  // two agree; a supervisor decides
  settled,
};

struct CountEntry {
  std::int64_t entry = 0, quantity = 0;
  std::string item;
  records::Name name;
  records::Capture capture;
  bool operator==(const CountEntry&) const = default;
};

struct CountedRound {
  std::int64_t round = 0;
  std::vector<std::string> persons;
  std::vector<records::CountLine> lines;
  bool operator==(const CountedRound&) const = default;
};

struct CountState {
  CountStep step = CountStep::choosing;
  records::CountTask task;
  std::int64_t round = 0, last_entry = 0;
  std::vector<records::CountOffer> offers;
  // Of the round that goes on.
  std::vector<CountEntry> entries;
  std::vector<std::string> persons;
  std::vector<std::string> none;  // items looked for in vain
  std::vector<std::pair<std::string, records::Name>>
      again;                                 // items to be counted anew, as goods moved meanwhile
  std::vector<records::CountLine> expected;  // where the count is not blind
  std::vector<CountedRound> rounds;          // since the last rejection
  bool operator==(const CountState&) const = default;
};

void fold(CountState& state, const records::Event& event);

// Questions to it.
// -------------------------------------------------------------------------------------------

using CountVariances =
    std::map<std::pair<std::string, std::string>, std::int64_t>;  // by item and lot; none is zero

[[nodiscard]] CountVariances variances_of(const std::vector<records::CountLine>& lines);
// Whether the person counted in a round that is over.
[[nodiscard]] bool counted_before(const CountState& state, const std::string& person);
// Pieces of the item in this round.
[[nodiscard]] std::int64_t counted_of(const CountState& state, const std::string& item);

}  // namespace packbench::workflows
