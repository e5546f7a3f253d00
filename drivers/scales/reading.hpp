// One report of a scale.
#pragma once

#include <cstdint>
#include <optional>

#include "drivers/scales/weight.hpp"

namespace packbench::drivers {

// As numbered by the HID usage tables (page 8D, usages 71 to 78).
enum class ScaleStatus : std::uint8_t {
  fault = 1,
  zero,  // stable at the centre of zero
  moving,
  stable,
  under_zero,
  over_limit,
  needs_calibration,
  needs_zero,
};

struct ScaleReading {
  ScaleStatus status = ScaleStatus::fault;
  // As shown on the scale: count × 10^exponent units, without sign.
  std::uint32_t count = 0;
  int exponent = 0;
  WeightUnit unit = WeightUnit::gram;
  // The same to the nearest microgram, below zero when under_zero, 0 at zero. Nothing where it can't be told
  // (to_micrograms): set the scale to another unit.
  std::optional<std::int64_t> micrograms = std::nullopt;

  // Whether it is a weight at all: every other status shows a number that means nothing.
  bool usable() const {
    return (status == ScaleStatus::stable || status == ScaleStatus::zero) && micrograms.has_value();
  }
};

}  // namespace packbench::drivers
