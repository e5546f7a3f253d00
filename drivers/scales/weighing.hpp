// From readings to weighings: which of the numbers a scale keeps sending is the weight of what lies on it
// now.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

#include "drivers/scales/reading.hpp"

namespace packbench::drivers {

struct WeighingRules {
  // A change smaller than this isn't another load, and a load smaller than this is none: the scale drifts,
  // and dust and a sheet of paper weigh something.
  std::int64_t least_micrograms = 5'000'000;
  // Without a report for so long nothing is known of the load: the scale sleeps or hangs.
  std::chrono::milliseconds silence = std::chrono::seconds(3);
};

// One load was put on and weighed.
struct WeightEvent {
  std::int64_t micrograms = 0;  // without the tare
  std::int64_t gross = 0;
  ScaleReading reading;  // as the scale shows it

  double grams() const { return static_cast<double>(micrograms) / 1e6; }
};

// What is known at this moment, for the screen.
struct WeightNow {
  std::optional<ScaleStatus> status;             // nothing before the first report and after silence
  std::optional<std::int64_t> micrograms;        // without the tare; only while stable and within the range
  std::optional<std::chrono::milliseconds> age;  // since the last report; nothing before the first one
  bool of_this_load = false;  // the weight was given as an event since next_load(), and still lies there
};

// The rule: never the weight of the box before. A stable weight is given once, and only when the scale was in
// motion, empty, below zero or over its limit since the last weight that was given and since next_load(). As
// a scale that sends few reports may have no motion to show between two boxes, a stable weight that differs
// from the one before by a load counts as well, when a second report confirms it. Two boxes of equal weight
// that are swapped between two reports can't be told apart: no weight is given, and the second has to be
// lifted once.
//
// The first report after opening is what the scale had kept for whoever would ask, so it is dropped; so is a
// stable one after silence. Changing the unit is no change of the load. A fault, and a scale that wants to be
// zeroed or calibrated, makes nothing known.
class Weighing {
 public:
  using TimePoint = std::chrono::steady_clock::time_point;

  explicit Weighing(WeighingRules rules = {}) : rules_(rules) {}

  // Takes each reading in its order. Returns a weight when this reading gave one.
  std::optional<WeightEvent> feed(const ScaleReading& reading, TimePoint now);

  // Another order or parcel begins: what lies on the scale now belongs to the one before.
  void next_load();
  // Takes what lies on the scale as the empty box: later weights come without it. False without a stable
  // weight that is known now.
  bool tare(TimePoint now);
  void set_tare(std::int64_t micrograms) { tare_ = micrograms; }
  void clear_tare() { tare_ = 0; }
  std::int64_t tare_micrograms() const { return tare_; }
  // The heaviest load (hid::read_limit); weights above it are none.
  void set_limit(std::optional<std::int64_t> micrograms) { limit_ = micrograms; }
  // The scale was opened anew: forgets all, the tare as well, as many scales call zero what lies on them
  // then.
  void opened();

  WeightNow now(TimePoint now) const;

 private:
  bool silent(TimePoint now) const;
  bool usable(const ScaleReading& reading) const;
  bool empty(const ScaleReading& reading) const;
  bool moved_without_motion(const ScaleReading& reading);
  std::optional<WeightEvent> settle(const ScaleReading& reading);

  WeighingRules rules_;
  std::int64_t tare_ = 0;
  std::optional<std::int64_t> limit_;
  std::optional<TimePoint> last_report_;
  std::optional<ScaleReading> last_;     // the last report that wasn't dropped
  std::optional<ScaleReading> settled_;  // the load as it lay still last
  std::optional<std::int64_t> unconfirmed_;
  bool armed_ = false;  // the load may have changed since the last weight and next_load()
  bool given_ = false;  // what lies there was given
};

}  // namespace packbench::drivers
