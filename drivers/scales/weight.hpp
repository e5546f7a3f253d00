// Units of weight, exactly, and what a scale's number in one of them comes to.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace packbench::drivers {

// As numbered by the HID usage tables (page 8D, usages 51 to 5C).
enum class WeightUnit : std::uint8_t {
  milligram = 1,
  gram,
  kilogram,
  carat,
  tael,
  grain,
  pennyweight,
  tonne,
  ton,
  troy_ounce,
  ounce,
  pound,
};

struct UnitFacts {
  WeightUnit unit;
  std::string_view symbol;
  std::int64_t nanograms;  // exactly; 0 for a unit that isn't the same everywhere
  std::string_view source;
};

std::span<const UnitFacts> weight_units();
const UnitFacts& facts_of(WeightUnit unit);

// Powers of ten that are taken for true; the descriptors of scales allow -127 to 127.
constexpr int kMaxExponent = 12;

// count × 10^exponent units, to the nearest microgram. Nothing when the unit has no one meaning, the exponent
// is beyond kMaxExponent either way, or it comes to more than a thousand tonnes.
std::optional<std::int64_t> to_micrograms(std::uint32_t count, int exponent, WeightUnit unit);

}  // namespace packbench::drivers
