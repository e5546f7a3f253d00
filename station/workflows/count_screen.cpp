// The screen of a count: where to go, what was counted so far; of the books only what the counter may see.
#include <algorithm>

#include "station/workflows/count.hpp"

namespace packbench::workflows {
namespace {

using namespace records;

constexpr std::size_t kOffersShown = 6;

ScreenLine& line_of(Screen& screen, const std::string& item, const std::string& lot, const Name& name) {
  const auto key = lot.empty() ? item : item + " " + lot;
  const auto found = std::find_if(screen.lines.begin(), screen.lines.end(),
                                  [&](const ScreenLine& l) { return l.line == key; });
  if (found != screen.lines.end()) return *found;
  auto& line = screen.lines.emplace_back();
  line.line = key;
  line.item = item;
  line.name = name;
  return line;
}

void draw_choosing(Screen& screen, const CountState& job) {
  screen.title = say("count.title_choose");
  screen.instruction = say("count.scan_shelf");
  for (std::size_t i = 0; i < std::min(kOffersShown, job.offers.size()); ++i) {
    const auto& offer = job.offers[i];
    screen.hints.push_back(say(offer.state == "approval" ? "count.hint_approval" : "count.hint_task",
                               offer.location, offer.task));
  }
}

void draw_going(Screen& screen, const CountState& job) {
  screen.title = say("count.title", job.task.location);
  screen.instruction = say("count.go_to", job.task.location);
  screen.hints.push_back(say(job.task.reason));
}

void draw_counting(Screen& screen, const CountState& job, const std::string& language) {
  screen.title = say("count.title", job.task.location);
  screen.instruction = say(job.again.empty() ? "count.scan_all" : "count.scan_again");
  for (const auto& [item, name] : job.again)
    screen.hints.push_back(say("count.hint_again", name_of(name, language)));
  for (const auto& line : job.expected) line_of(screen, line.item, line.lot, line.name).wanted += line.book;
  for (const auto& entry : job.entries) {
    line_of(screen, entry.item, entry.capture.lot, entry.name).done += entry.quantity;
    screen.done += entry.quantity;
  }
  for (auto& line : screen.lines) {
    screen.wanted += line.wanted;
    if (line.wanted > 0 && line.done == line.wanted) line.state = LineState::done;
  }
  if (job.entries.empty()) return;
  const auto& last = job.entries.back();
  line_of(screen, last.item, last.capture.lot, last.name).last = true;
}

void draw_approving(Screen& screen, const CountState& job) {
  screen.title = say("count.title_approve", job.task.location);
  screen.instruction = say("count.approve_or_reject");
  for (const auto& round : job.rounds) {
    std::string persons;
    for (const auto& person : round.persons) persons += (persons.empty() ? "" : ", ") + person;
    screen.hints.push_back(say("count.hint_round", round.round, persons));
  }
  for (const auto& counted : job.rounds.back().lines) {
    auto& line = line_of(screen, counted.item, counted.lot, counted.name);
    line.wanted = counted.book;
    line.done = counted.counted;
    if (counted.book == counted.counted) line.state = LineState::done;
    screen.wanted += counted.book;
    screen.done += counted.counted;
  }
}

}  // namespace

void count_draw(Screen& screen, const LaneState& state, const Rules&) {
  const auto& job = std::get<CountState>(state.work->job);
  switch (job.step) {
    case CountStep::choosing:
      return draw_choosing(screen, job);
    case CountStep::counting:
      return draw_counting(screen, job, language_of(state));
    case CountStep::approving:
      return draw_approving(screen, job);
    default:
      return draw_going(screen, job);
  }
}

}  // namespace packbench::workflows
