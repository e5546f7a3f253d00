// The fold of a count.
#include "station/workflows/count_state.hpp"

#include <algorithm>

namespace packbench::workflows {
namespace {

using namespace records;

template <class Event>
void on(CountState&, const Event&) {}

void add(std::vector<std::string>& names, const std::string& name) {
  if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
}

void no_longer_again(CountState& state, const std::string& item) {
  std::erase_if(state.again, [&](const auto& known) { return known.first == item; });
}

void on(CountState& state, const CountOffered& event) {
  state.offers = event.offers;
}
void on(CountState& state, const CountTaken& event) {
  state.step = CountStep::going;
  state.task = event.task;
  state.round = event.round;
  state.offers.clear();
  state.entries.clear();
  state.persons.clear();
  state.none.clear();
  state.again.clear();
  state.expected.clear();
}
void on(CountState& state, const CountBegan& event) {
  state.step = CountStep::counting;
  state.expected = event.expected;
}
void on(CountState& state, const CountScanned& event) {
  state.last_entry = event.entry;
  state.entries.push_back({event.entry, event.quantity, event.item, event.name, event.capture});
  add(state.persons, event.person);
  std::erase(state.none, event.item);
  no_longer_again(state, event.item);
}
void on(CountState& state, const CountUndone& event) {
  std::erase_if(state.entries, [&](const CountEntry& entry) { return entry.entry == event.entry; });
}
void on(CountState& state, const CountRestarted& event) {
  std::erase_if(state.entries, [&](const CountEntry& entry) { return entry.item == event.item; });
  std::erase(state.none, event.item);
  no_longer_again(state, event.item);
  state.again.emplace_back(event.item, event.name);
}
void on(CountState& state, const CountNone& event) {
  add(state.persons, event.person);
  for (const auto& item : event.items) {
    add(state.none, item);
    no_longer_again(state, item);
  }
}
void on(CountState& state, const CountFinished& event) {
  add(state.persons, event.person);
  state.rounds.push_back({event.round, state.persons, event.lines});
  state.entries.clear();
  state.step = event.outcome == CountOutcome::recount    ? CountStep::between
               : event.outcome == CountOutcome::approval ? CountStep::approving
                                                         : CountStep::settled;
}
void on(CountState& state, const CountApproved&) {
  state.step = CountStep::settled;
}
// The supervisor believes neither: counting begins anew, by whoever is there.
void on(CountState& state, const CountRejected&) {
  state.rounds.clear();
  state.step = CountStep::between;
}

}  // namespace

void fold(CountState& state, const Event& event) {
  event.visit([&](const auto& e) { on(state, e); });
}

CountVariances variances_of(const std::vector<CountLine>& lines) {
  CountVariances found;
  for (const auto& line : lines)
    if (line.counted != line.book) found[{line.item, line.lot}] = line.counted - line.book;
  return found;
}

bool counted_before(const CountState& state, const std::string& person) {
  return std::any_of(state.rounds.begin(), state.rounds.end(), [&](const CountedRound& round) {
    return std::find(round.persons.begin(), round.persons.end(), person) != round.persons.end();
  });
}

std::int64_t counted_of(const CountState& state, const std::string& item) {
  std::int64_t sum = 0;
  for (const auto& entry : state.entries) sum += entry.item == item ? entry.quantity : 0;
  return sum;
}

}  // namespace packbench::workflows
