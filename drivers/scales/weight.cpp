// The table of units.
#include "drivers/scales/weight.hpp"

#include <array>

namespace packbench::drivers {
namespace {

// Wide enough for 2^32 of the largest unit times 10^12.
__extension__ using Wide = unsigned __int128;

constexpr std::string_view kSi = "BIPM, The International System of Units (2019)";
constexpr std::string_view kNist =
    "NIST Handbook 44, appendix C: 1 lb avoirdupois = 7000 grains = 453.59237 g";
constexpr std::string_view kManyTaels =
    "Hong Kong 37.79936375 g, Taiwan 37.5 g, mainland 50 g: not convertible";
constexpr std::string_view kTwoTons = "NIST Handbook 44, appendix C: 2000 lb or 2240 lb: not convertible";

constexpr std::array kUnits = {
    UnitFacts{WeightUnit::milligram, "mg", 1'000'000, kSi},
    UnitFacts{WeightUnit::gram, "g", 1'000'000'000, kSi},
    UnitFacts{WeightUnit::kilogram, "kg", 1'000'000'000'000, kSi},
    UnitFacts{WeightUnit::carat, "ct", 200'000'000, "CGPM 1907, resolution 1: 200 mg"},
    UnitFacts{WeightUnit::tael, "tael", 0, kManyTaels},
    UnitFacts{WeightUnit::grain, "gr", 64'798'910, kNist},
    UnitFacts{WeightUnit::pennyweight, "dwt", 1'555'173'840, "NIST Handbook 44, appendix C: 24 grains"},
    UnitFacts{WeightUnit::tonne, "t", 1'000'000'000'000'000, kSi},
    UnitFacts{WeightUnit::ton, "ton", 0, kTwoTons},
    UnitFacts{WeightUnit::troy_ounce, "ozt", 31'103'476'800, "NIST Handbook 44, appendix C: 480 grains"},
    UnitFacts{WeightUnit::ounce, "oz", 28'349'523'125, "NIST Handbook 44, appendix C: 437.5 grains"},
    UnitFacts{WeightUnit::pound, "lb", 453'592'370'000, kNist},
};

}  // namespace

std::span<const UnitFacts> weight_units() {
  return kUnits;
}

const UnitFacts& facts_of(WeightUnit unit) {
  return kUnits[static_cast<std::size_t>(unit) - 1];
}

std::optional<std::int64_t> to_micrograms(std::uint32_t count, int exponent, WeightUnit unit) {
  constexpr Wide kNanogramsInMicrogram = 1000;
  constexpr Wide kHeaviest = 1'000'000'000'000'000;  // micrograms
  const std::int64_t factor = facts_of(unit).nanograms;
  if (factor == 0 || exponent < -kMaxExponent || exponent > kMaxExponent) return std::nullopt;
  Wide above = Wide{count} * static_cast<Wide>(factor);
  Wide below = kNanogramsInMicrogram;
  for (int i = 0; i < exponent; ++i) above *= 10;
  for (int i = 0; i > exponent; --i) below *= 10;
  const Wide rounded = (above + below / 2) / below;
  if (rounded > kHeaviest) return std::nullopt;
  return static_cast<std::int64_t>(rounded);
}

}  // namespace packbench::drivers
