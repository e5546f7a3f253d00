// Which reading is a weighing.
#include "drivers/scales/weighing.hpp"

#include <cstdlib>

namespace packbench::drivers {
namespace {

// In these the load is seen to change, or to be none.
bool shows_change(ScaleStatus status) {
  return status == ScaleStatus::moving || status == ScaleStatus::zero || status == ScaleStatus::under_zero ||
         status == ScaleStatus::over_limit;
}

bool same_scaling(const ScaleReading& a, const ScaleReading& b) {
  return a.unit == b.unit && a.exponent == b.exponent;
}

}  // namespace

std::optional<WeightEvent> Weighing::feed(const ScaleReading& reading, TimePoint now) {
  const bool stale = !last_report_ || (silent(now) && !shows_change(reading.status));
  if (silent(now)) armed_ = given_ = false;
  last_report_ = now;
  if (stale) {
    last_.reset();
    settled_.reset();
    unconfirmed_.reset();
    return std::nullopt;
  }
  last_ = reading;
  if (shows_change(reading.status) || empty(reading)) {
    armed_ = true;
    given_ = false;
    unconfirmed_.reset();
    return std::nullopt;
  }
  if (!usable(reading)) return std::nullopt;
  return settle(reading);
}

// The load lies still.
std::optional<WeightEvent> Weighing::settle(const ScaleReading& reading) {
  if (moved_without_motion(reading)) {
    armed_ = true;
    given_ = false;
  }
  if (unconfirmed_) return std::nullopt;
  settled_ = reading;
  const std::int64_t net = *reading.micrograms - tare_;
  if (net < rules_.least_micrograms) given_ = false;
  if (!armed_ || net < rules_.least_micrograms) return std::nullopt;
  armed_ = false;
  given_ = true;
  return WeightEvent{net, *reading.micrograms, reading};
}

// Whether this still weight is surely another than the one before. The first report of it is only noted.
bool Weighing::moved_without_motion(const ScaleReading& reading) {
  const auto differs = [&](std::int64_t other) {
    return std::abs(*reading.micrograms - other) >= rules_.least_micrograms;
  };
  if (armed_ || !settled_ || !same_scaling(*settled_, reading) || !differs(*settled_->micrograms)) {
    unconfirmed_.reset();
    return false;
  }
  if (unconfirmed_ && !differs(*unconfirmed_)) {
    unconfirmed_.reset();
    return true;
  }
  unconfirmed_ = reading.micrograms;
  return false;
}

bool Weighing::usable(const ScaleReading& reading) const {
  return reading.usable() && !(limit_ && *reading.micrograms > *limit_);
}

// Nothing lies there.
bool Weighing::empty(const ScaleReading& reading) const {
  return reading.usable() && std::abs(*reading.micrograms) < rules_.least_micrograms;
}

bool Weighing::silent(TimePoint now) const {
  return last_report_ && now - *last_report_ > rules_.silence;
}

void Weighing::next_load() {
  armed_ = last_ && empty(*last_);  // all that comes is new
  given_ = false;
  unconfirmed_.reset();
  if (last_ && usable(*last_)) settled_ = last_;
}

bool Weighing::tare(TimePoint now) {
  if (silent(now) || !last_ || !usable(*last_)) return false;
  tare_ = *last_->micrograms;
  return true;
}

void Weighing::opened() {
  const std::optional<std::int64_t> limit = limit_;
  *this = Weighing(rules_);
  limit_ = limit;
}

WeightNow Weighing::now(TimePoint now) const {
  WeightNow seen;
  if (last_report_) seen.age = std::chrono::duration_cast<std::chrono::milliseconds>(now - *last_report_);
  if (silent(now) || !last_) return seen;
  seen.status = last_->status;
  if (usable(*last_)) seen.micrograms = *last_->micrograms - tare_;
  seen.of_this_load = given_ && !unconfirmed_ && seen.micrograms.has_value();
  return seen;
}

}  // namespace packbench::drivers
