// Stock counts: plans, tasks, and what happens while a shelf is counted. Stream "count:<task>"; a plan's is
// "plan:<plan>".
#pragma once
#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "db/records/item.hpp"
#include "db/records/location.hpp"
#include "db/records/pack_events.hpp"

namespace packbench::records {

// Differences that need no supervisor: within every limit that is given. 0 = this limit is not given.
struct CountTolerance {
  std::int64_t quantity = 0;  // pieces that differ, of all items together
  std::int64_t value = 0;     // their worth, in the smallest unit of the currency
  std::int64_t percent = 0;   // of the pieces on the books
  bool operator==(const CountTolerance&) const = default;
};
BOOST_DESCRIBE_STRUCT(CountTolerance, (), (quantity, value, percent))

// Which locations are counted, and when. Filters that are given must all fit.
struct CountPlan {
  std::string plan;
  std::int64_t revision = 1;
  std::int64_t every_days = 0;  // 0: at month end only
  std::optional<Zone> zone;
  std::string item, category;  // locations where such goods lie by the books
  std::string location;        // this one alone
  bool all = false;            // every location at month end, whatever the filters
  bool blind = true;           // the counter doesn't see what the books say
  CountTolerance tolerance;
  bool active = true;
  bool operator==(const CountPlan&) const = default;
};
BOOST_DESCRIBE_STRUCT(CountPlan, (),
                      (plan, revision, every_days, zone, item, category, location, all, blind, tolerance,
                       active))

struct CountPlanned {
  static constexpr const char* kType = "count.planned";
  CountPlan plan;  // replaces what was known of it
  bool operator==(const CountPlanned&) const = default;
};
BOOST_DESCRIBE_STRUCT(CountPlanned, (), (plan))

// One location to be counted: the document of the work.
struct CountTask {
  std::string task;
  std::string plan;  // or empty
  std::string location;
  std::string reason;  // catalogue key
  bool blind = true;
  CountTolerance tolerance;
  bool operator==(const CountTask&) const = default;
};
BOOST_DESCRIBE_STRUCT(CountTask, (), (task, plan, location, reason, blind, tolerance))

struct CountTasked {
  static constexpr const char* kType = "count.tasked";
  CountTask task;
  bool operator==(const CountTasked&) const = default;
};
BOOST_DESCRIBE_STRUCT(CountTasked, (), (task))

// A task that waits for somebody, as it is offered. `state`: open, counting, approval.
struct CountOffer {
  std::string task, location, state, reason;
  bool operator==(const CountOffer&) const = default;
};
BOOST_DESCRIBE_STRUCT(CountOffer, (), (task, location, state, reason))

struct CountOffered {
  static constexpr const char* kType = "count.offered";
  std::vector<CountOffer> offers;
  bool operator==(const CountOffered&) const = default;
};
BOOST_DESCRIBE_STRUCT(CountOffered, (), (offers))

// Somebody takes up the task for its next round.
struct CountTaken {
  static constexpr const char* kType = "count.taken";
  CountTask task;
  std::int64_t round = 1;
  bool operator==(const CountTaken&) const = default;
};
BOOST_DESCRIBE_STRUCT(CountTaken, (), (task, round))

// An item and lot in a count. `book`: on the books in the window in which it was counted.
struct CountLine {
  std::string item, lot;
  Name name;
  std::int64_t counted = 0, book = 0;
  std::int64_t value = 0;  // of one piece; 0 = not known
  bool operator==(const CountLine&) const = default;
};
BOOST_DESCRIBE_STRUCT(CountLine, (), (item, lot, name, counted, book, value))

// What a round comes to as of now: not an event.
struct CountBook {
  std::vector<CountLine> lines;    // by item, lot; none with nothing counted and nothing on the books
  std::vector<std::string> moved;  // items that were moved while they were counted
  std::vector<std::string>
      unseen;  // on the books or moved in this round, neither counted nor looked for in vain
  bool operator==(const CountBook&) const = default;
};

// The counter stands at the shelf.
struct CountBegan {
  static constexpr const char* kType = "count.began";
  std::int64_t round = 1;
  std::string location, person;
  std::vector<CountLine> expected;  // empty when the count is blind
  bool operator==(const CountBegan&) const = default;
};
BOOST_DESCRIBE_STRUCT(CountBegan, (), (round, location, person, expected))

struct CountScanned {
  static constexpr const char* kType = "count.scanned";
  std::int64_t entry = 0;
  std::string person, item, barcode;
  Name name;
  std::int64_t quantity = 0;
  Capture capture;
  bool operator==(const CountScanned&) const = default;
};
BOOST_DESCRIBE_STRUCT(CountScanned, (), (entry, person, item, barcode, name, quantity, capture))

struct CountUndone {
  static constexpr const char* kType = "count.undone";
  std::int64_t entry = 0;
  std::string item;
  std::int64_t quantity = 0;
  Capture capture;
  bool operator==(const CountUndone&) const = default;
};
BOOST_DESCRIBE_STRUCT(CountUndone, (), (entry, item, quantity, capture))

// Goods of the item came or went while it was counted: what was counted of it in this round is void.
struct CountRestarted {
  static constexpr const char* kType = "count.restarted";
  std::string item;
  Name name;
  bool operator==(const CountRestarted&) const = default;
};
BOOST_DESCRIBE_STRUCT(CountRestarted, (), (item, name))

// From here on the counter looks whether any of these lies there.
struct CountLooked {
  static constexpr const char* kType = "count.looked";
  std::vector<std::string> items;
  bool operator==(const CountLooked&) const = default;
};
BOOST_DESCRIBE_STRUCT(CountLooked, (), (items))

// None of these lies there.
struct CountNone {
  static constexpr const char* kType = "count.none";
  std::string person;
  std::vector<std::string> items;
  bool operator==(const CountNone&) const = default;
};
BOOST_DESCRIBE_STRUCT(CountNone, (), (person, items))

// What a round led to: shelf and books are equal; two agree and it is within the tolerance; somebody else
// counts again; two agree and a supervisor decides.
enum class CountOutcome { equal, tolerated, recount, approval };
BOOST_DESCRIBE_ENUM(CountOutcome, equal, tolerated, recount, approval)

struct CountFinished {
  static constexpr const char* kType = "count.finished";
  std::int64_t round = 1;
  std::string location, person;
  std::vector<CountLine> lines;  // also those without a difference
  CountOutcome outcome = CountOutcome::recount;
  bool operator==(const CountFinished&) const = default;
};
BOOST_DESCRIBE_STRUCT(CountFinished, (), (round, location, person, lines, outcome))

// F16: a difference has a cause, a person who answers for it, and somebody who approved it.
struct CountApproved {
  static constexpr const char* kType = "count.approved";
  std::int64_t round = 1;
  std::string cause, responsible, by;
  bool operator==(const CountApproved&) const = default;
};
BOOST_DESCRIBE_STRUCT(CountApproved, (), (round, cause, responsible, by))

struct CountRejected {
  static constexpr const char* kType = "count.rejected";
  std::int64_t round = 1;
  std::string by;
  bool operator==(const CountRejected&) const = default;
};
BOOST_DESCRIBE_STRUCT(CountRejected, (), (round, by))

// The books follow the shelf: a movement between the location and the outside world.
struct CountCorrected {
  static constexpr const char* kType = "count.corrected";
  std::int64_t round = 1;
  std::string location, item, lot;
  std::int64_t variance = 0;  // above zero: found; below: missing
  bool operator==(const CountCorrected&) const = default;
};
BOOST_DESCRIBE_STRUCT(CountCorrected, (), (round, location, item, lot, variance))

using CountEvents = std::tuple<CountPlanned, CountTasked, CountOffered, CountTaken, CountBegan, CountScanned,
                               CountUndone, CountRestarted, CountLooked, CountNone, CountFinished,
                               CountApproved, CountRejected, CountCorrected>;

}  // namespace packbench::records
