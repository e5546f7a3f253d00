// How long the bench and its parts worked, reckoned from rows (F27): a table of all that can happen to them.
#include "station/reports/uptime.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace packbench::station {
namespace {

using namespace records;

// One row at this minute.
db::StoredEvent at(std::int64_t minute, Event event) {
  db::StoredEvent row;
  row.at_ms = minute * 60'000;
  row.event = std::move(event);
  return row;
}
Event started(std::int64_t seen_minute = 0) {
  return BenchStarted{"1", seen_minute * 60'000};
}
Event up(PartKind kind, const char* part) {
  return PartUp{kind, part};
}
Event down(PartKind kind, const char* part) {
  return PartDown{kind, part};
}
constexpr auto kLane = PartKind::lane;
constexpr auto kScanner = PartKind::scanner;

// In minutes.
struct Sum {
  std::int64_t wanted, up, down, planned, failures;
};
struct Case {
  const char* what;
  std::vector<db::StoredEvent> rows;
  std::string kind;
  Sum sum;
  Spans planned = {};  // in minutes
  Span range = {100, 200};
  std::int64_t now = 1000;
};

const std::vector<Case>& cases() {
  static const Event kStop = BenchStopped{};
  static const std::vector<Case> kCases{
      {"runs all the time", {at(0, started())}, "bench", {100, 100, 0, 0, 0}},
      {"began within the range: before, nothing is known", {at(150, started())}, "bench", {50, 50, 0, 0, 0}},
      {"the range is cut at now", {at(0, started())}, "bench", {20, 20, 0, 0, 0}, {}, {100, 200}, 120},
      {"stopped and started again",
       {at(0, started()), at(120, kStop), at(130, started(120))},
       "bench",
       {100, 90, 10, 0, 0}},
      {"cut off: it ended when it was last seen",
       {at(0, started()), at(130, started(110))},
       "bench",
       {100, 80, 20, 0, 1}},
      {"cut off, and nobody knows when: at its last row",
       {at(0, started()), at(105, up(kLane, "1")), at(130, started())},
       "bench",
       {100, 75, 25, 0, 1}},
      {"seen later than it started again: the clock was set back",
       {at(0, started()), at(130, started(500))},
       "bench",
       {100, 100, 0, 0, 1}},
      {"stopped twice counts once",
       {at(0, started()), at(120, kStop), at(125, kStop), at(130, started(120))},
       "bench",
       {100, 90, 10, 0, 0}},
      {"down over the border of the range",
       {at(0, started()), at(90, kStop), at(110, started(90))},
       "bench",
       {100, 90, 10, 0, 0}},
      {"cut off in the range, started after it",
       {at(0, started()), at(300, started(180))},
       "bench",
       {100, 80, 20, 0, 1}},
      {"maintenance within the down time",
       {at(0, started()), at(120, kStop), at(150, started(120))},
       "bench",
       {80, 70, 10, 20, 0},
       {{125, 145}}},
      {"maintenance while it runs is not wanted either",
       {at(0, started())},
       "bench",
       {60, 60, 0, 40, 0},
       {{90, 140}}},
      {"a failure within maintenance is none",
       {at(0, started()), at(130, started(120))},
       "bench",
       {80, 80, 0, 20, 0},
       {{115, 135}}},
      {"a lane is down with its bench",
       {at(0, started()), at(0, up(kLane, "1")), at(120, kStop), at(130, started(120)),
        at(131, up(kLane, "1"))},
       "lane",
       {100, 89, 11, 0, 0}},
      {"a lane fails and comes back",
       {at(0, started()), at(0, up(kLane, "1")), at(120, down(kLane, "1")), at(125, up(kLane, "1"))},
       "lane",
       {100, 95, 5, 0, 1}},
      {"of a scanner nobody knows while the bench is down",
       {at(0, started()), at(0, up(kScanner, "S")), at(120, kStop), at(130, started(120)),
        at(130, up(kScanner, "S"))},
       "scanner",
       {90, 90, 0, 0, 0}},
      {"a scanner that is gone after a restart has failed",
       {at(0, started()), at(0, up(kScanner, "S")), at(120, kStop), at(120, started(120)),
        at(121, down(kScanner, "S"))},
       "scanner",
       {100, 20, 80, 0, 1}},
      {"a scanner that was gone before and after a restart failed once",
       {at(0, started()), at(0, up(kScanner, "S")), at(110, down(kScanner, "S")), at(120, kStop),
        at(120, started(120)), at(121, down(kScanner, "S"))},
       "scanner",
       {100, 10, 90, 0, 1}},
      {"a scanner that never was there",
       {at(0, started()), at(101, down(kScanner, "S"))},
       "scanner",
       {100, 0, 100, 0, 1}},
      {"a scanner that is no more asked for is not wanted",
       {at(0, started()), at(0, up(kScanner, "S")), at(150, kStop), at(150, started(150))},
       "scanner",
       {50, 50, 0, 0, 0}},
      {"told to be up twice counts once",
       {at(0, started()), at(100, up(kScanner, "S")), at(110, up(kScanner, "S")),
        at(150, down(kScanner, "S"))},
       "scanner",
       {100, 50, 50, 0, 1}},
      {"a clock that was set back makes no time",
       {at(150, started()), at(150, up(kScanner, "S")), at(120, down(kScanner, "S")),
        at(130, up(kScanner, "S"))},
       "scanner",
       {50, 50, 0, 0, 0}},
      {"ranges that overlap in maintenance count once",
       {at(0, started())},
       "bench",
       {70, 70, 0, 30, 0},
       {{110, 130}, {120, 140}}},
      {"nothing before the range, nothing in it", {at(300, started())}, "bench", {0, 0, 0, 0, 0}},
  };
  return kCases;
}

Span in_ms(const Span& minutes) {
  return {minutes.from_ms * 60'000, minutes.to_ms * 60'000};
}

TEST(Uptime, F27TimesAreReckonedFromTheRows) {
  for (const auto& row : cases()) {
    SCOPED_TRACE(row.what);
    auto range = in_ms(row.range);
    range.to_ms = std::min(range.to_ms, row.now * 60'000);
    Spans planned;
    for (const auto& span : row.planned) planned.push_back(in_ms(span));
    const auto parts = uptimes(row.rows, row.now * 60'000);
    const auto part =
        std::find_if(parts.begin(), parts.end(), [&](const auto& p) { return p.kind == row.kind; });
    ASSERT_NE(part, parts.end());
    const auto sum = sum_of(*part, range, in_order(planned));
    EXPECT_EQ(sum.wanted_ms / 60'000, row.sum.wanted);
    EXPECT_EQ(sum.up_ms / 60'000, row.sum.up);
    EXPECT_EQ(sum.down_ms / 60'000, row.sum.down);
    EXPECT_EQ(sum.planned_ms / 60'000, row.sum.planned);
    EXPECT_EQ(sum.failures, row.sum.failures);
  }
}

TEST(Uptime, F27TheBenchStandsFirstThenLanesThenDevices) {
  std::vector<std::string> kinds;
  for (const auto& part : uptimes({at(0, started()), at(0, up(PartKind::printer, "p")),
                                   at(0, up(kScanner, "S")), at(0, up(kLane, "2")), at(0, up(kLane, "1"))},
                                  10))
    kinds.push_back(part.kind + " " + part.name);
  EXPECT_EQ(kinds, (std::vector<std::string>{"bench ", "lane 1", "lane 2", "scanner S", "printer p"}));
  EXPECT_TRUE(uptimes({}, 10).empty()) << "nothing was ever measured";
}

}  // namespace
}  // namespace packbench::station
