// Units of weight: exact factors, rounding, limits.
#include "drivers/scales/weight.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace packbench::drivers {
namespace {

TEST(Weight, OneOfEachUnit) {
  const struct {
    WeightUnit unit;
    std::optional<std::int64_t> micrograms;
  } rows[] = {
      {WeightUnit::milligram, 1'000},        {WeightUnit::gram, 1'000'000},
      {WeightUnit::kilogram, 1'000'000'000}, {WeightUnit::carat, 200'000},
      {WeightUnit::tael, std::nullopt},      {WeightUnit::grain, 64'799},
      {WeightUnit::pennyweight, 1'555'174},  {WeightUnit::tonne, 1'000'000'000'000},
      {WeightUnit::ton, std::nullopt},       {WeightUnit::troy_ounce, 31'103'477},
      {WeightUnit::ounce, 28'349'523},       {WeightUnit::pound, 453'592'370},
  };
  ASSERT_EQ(std::size(rows), weight_units().size());
  for (const auto& row : rows) {
    EXPECT_EQ(to_micrograms(1, 0, row.unit), row.micrograms) << facts_of(row.unit).symbol;
    EXPECT_EQ(facts_of(row.unit).unit, row.unit);
    EXPECT_FALSE(facts_of(row.unit).source.empty());
  }
}

TEST(Weight, UnitsAreMadeOfEachOther) {
  const auto nanograms = [](WeightUnit unit) { return facts_of(unit).nanograms; };
  EXPECT_EQ(nanograms(WeightUnit::pound), 7000 * nanograms(WeightUnit::grain));
  EXPECT_EQ(nanograms(WeightUnit::pound), 16 * nanograms(WeightUnit::ounce));
  EXPECT_EQ(nanograms(WeightUnit::troy_ounce), 480 * nanograms(WeightUnit::grain));
  EXPECT_EQ(nanograms(WeightUnit::pennyweight), 24 * nanograms(WeightUnit::grain));
  EXPECT_EQ(nanograms(WeightUnit::tonne), 1000 * nanograms(WeightUnit::kilogram));
}

TEST(Weight, ExponentsAndLimits) {
  EXPECT_EQ(to_micrograms(645'2, -1, WeightUnit::ounce), 18'291'112'320);  // 18291112320.25
  EXPECT_EQ(to_micrograms(5, -4, WeightUnit::milligram), 1);               // half of one: up
  EXPECT_EQ(to_micrograms(4, -4, WeightUnit::milligram), 0);
  EXPECT_EQ(to_micrograms(7, 3, WeightUnit::gram), 7'000'000'000);
  EXPECT_EQ(to_micrograms(1000, 0, WeightUnit::tonne), 1'000'000'000'000'000);
  EXPECT_EQ(to_micrograms(1001, 0, WeightUnit::tonne), std::nullopt);
  EXPECT_EQ(to_micrograms(0xFFFFFFFF, kMaxExponent, WeightUnit::tonne), std::nullopt);
  EXPECT_EQ(to_micrograms(0xFFFFFFFF, -kMaxExponent, WeightUnit::tonne), 4'294'967'295);
  EXPECT_EQ(to_micrograms(1, kMaxExponent + 1, WeightUnit::milligram), std::nullopt);
  EXPECT_EQ(to_micrograms(1, -kMaxExponent - 1, WeightUnit::tonne), std::nullopt);
  EXPECT_EQ(to_micrograms(0, 127, WeightUnit::gram), std::nullopt);
}

// Back to the scale's own number, wherever one step of it is more than a few micrograms.
TEST(Weight, RoundTrip) {
  std::mt19937 random(7);
  for (const UnitFacts& row : weight_units()) {
    if (row.nanograms == 0) continue;
    for (int round = 0; round < 500; ++round) {
      const std::uint32_t count = random() % 65536;
      const int exponent = static_cast<int>(random() % 7) - 3;
      const long double step = static_cast<long double>(row.nanograms) / 1000 * std::pow(10.0L, exponent);
      const auto micrograms = to_micrograms(count, exponent, row.unit);
      if (step < 10 || !micrograms) continue;
      ASSERT_EQ(std::llround(static_cast<long double>(*micrograms) / step), count) << row.symbol << exponent;
    }
  }
}

}  // namespace
}  // namespace packbench::drivers
