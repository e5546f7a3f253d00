// HID scales: layout from the descriptor, documented reports, commands, and descriptors that differ.
#include "drivers/hid/scale.hpp"

#include <gtest/gtest.h>

#include <random>

#include "tests/hid/descriptors.hpp"

namespace packbench::drivers::hid {
namespace {

using tests::hex;

ScaleLayout layout_of(std::string_view descriptor) {
  const auto layout = scale_layout(parse_report_descriptor(hex(descriptor)).value());
  EXPECT_TRUE(layout);
  return layout ? *layout : ScaleLayout{};
}

ScaleReading read(const ScaleLayout& layout, std::string_view report) {
  const auto reading = read_scale(layout, hex(report));
  EXPECT_TRUE(reading && *reading) << report;
  return reading && *reading ? **reading : ScaleReading{};
}

// A scale without report ids, status in another order than usual, no exponent, a signed weight of 24 bits.
constexpr std::string_view kOtherScale =
    "05 8d 09 20 a1 01 09 32 a1 02 75 08 95 01 15 00 25 01 09 74 09 73 81 00 15 01 25 02 09 53 09 52 81 00 "
    "75 18 17 00 00 80 ff 27 ff ff 7f 00 09 40 81 02 c0 c0";

// Published without its descriptor: status, unit, exponent, weight in report 4 instead of 3.
std::string scale_with_report_4() {
  std::string text(tests::kScale);
  return text.replace(text.find("85 03"), 5, "85 04");
}

TEST(Scale, PitneyBowesLayout) {
  const ScaleLayout layout = layout_of(tests::kScale);
  ASSERT_EQ(layout.weighings.size(), 1u);
  const WeightReport& weighing = layout.weighings[0];
  EXPECT_EQ(weighing.report_id, 3);
  EXPECT_EQ(weighing.report_bytes, 6u);
  EXPECT_EQ(weighing.status->bit_offset, 0u);
  EXPECT_EQ(weighing.unit.bit_offset, 8u);
  EXPECT_EQ(weighing.exponent->bit_offset, 16u);
  EXPECT_EQ(weighing.weight.bit_offset, 24u);
  EXPECT_EQ(weighing.weight.logical_max, 65535);  // `27 ff ff 00 00`
  ASSERT_TRUE(layout.limit);
  EXPECT_EQ(layout.limit->report_id, 5);
  EXPECT_EQ(layout.zero, hex("02 02"));
  EXPECT_TRUE(is_scale(parse_report_descriptor(hex(tests::kScale)).value()));
}

TEST(Scale, DocumentedReports) {
  const struct {
    std::string_view report;
    ScaleStatus status;
    std::uint32_t count;
    int exponent;
    WeightUnit unit;
    std::int64_t micrograms;
  } rows[] = {
      {"03 02 0b ff 00 00", ScaleStatus::zero, 0, -1, WeightUnit::ounce, 0},  // DYMO M10, empty
      {"03 04 02 00 14 00", ScaleStatus::stable, 20, 0, WeightUnit::gram, 20'000'000},
      {"03 04 0b ff 34 19", ScaleStatus::stable, 6452, -1, WeightUnit::ounce, 18'291'112'320},  // 645.2 oz
      {"03 03 02 00 15 00", ScaleStatus::moving, 21, 0, WeightUnit::gram, 21'000'000},
      {"03 05 02 00 15 00", ScaleStatus::under_zero, 21, 0, WeightUnit::gram, -21'000'000},
      {"03 06 03 fe ff ff", ScaleStatus::over_limit, 65535, -2, WeightUnit::kilogram, 655'350'000'000},
      {"03 01 02 00 00 00", ScaleStatus::fault, 0, 0, WeightUnit::gram, 0},
      {"03 07 02 00 00 00", ScaleStatus::needs_calibration, 0, 0, WeightUnit::gram, 0},
      {"03 08 02 00 00 00", ScaleStatus::needs_zero, 0, 0, WeightUnit::gram, 0},
      {"03 02 02 00 01 00", ScaleStatus::zero, 1, 0, WeightUnit::gram, 0},  // centre of zero is zero
      {"03 04 0c fe 64 00 ee ee", ScaleStatus::stable, 100, -2, WeightUnit::pound, 453'592'370},  // filled up
  };
  const ScaleLayout layout = layout_of(tests::kScale);
  for (const auto& row : rows) {
    SCOPED_TRACE(row.report);
    const ScaleReading reading = read(layout, row.report);
    EXPECT_EQ(reading.status, row.status);
    EXPECT_EQ(reading.count, row.count);
    EXPECT_EQ(reading.exponent, row.exponent);
    EXPECT_EQ(reading.unit, row.unit);
    EXPECT_EQ(reading.micrograms, row.micrograms);
    EXPECT_EQ(reading.usable(), row.status == ScaleStatus::stable || row.status == ScaleStatus::zero);
  }
}

TEST(Scale, NumbersThatMeanNothingAreNoWeight) {
  const ScaleLayout layout = layout_of(tests::kScale);
  for (const std::string_view report : {"03 04 02 7f 01 00", "03 04 02 81 01 00", "03 04 05 00 01 00",
                                        "03 04 09 00 01 00", "03 04 08 0c ff ff"}) {
    const ScaleReading reading = read(layout, report);
    EXPECT_EQ(reading.micrograms, std::nullopt) << report;
    EXPECT_FALSE(reading.usable());
  }
}

TEST(Scale, DamagedAndForeignReports) {
  const ScaleLayout layout = layout_of(tests::kScale);
  for (const std::string_view report : {"03", "03 04 02 00 14", "03 00 02 00 14 00", "03 09 02 00 14 00",
                                        "03 04 00 00 14 00", "03 04 0d 00 14 00"}) {
    const auto reading = read_scale(layout, hex(report));
    ASSERT_FALSE(reading) << report;
    EXPECT_EQ(reading.error().code, Errc::malformed);
  }
  for (const std::string_view report : {"", "07 01 02", "04 04 02 00 14 00"})
    EXPECT_FALSE(read_scale(layout, hex(report)).value()) << report;
}

TEST(Scale, ReportFourAsWell) {
  const ScaleLayout layout = layout_of(scale_with_report_4());
  EXPECT_EQ(read(layout, "04 04 02 00 14 00").micrograms, 20'000'000);
  EXPECT_FALSE(read_scale(layout, hex("03 04 02 00 14 00")).value());
}

TEST(Scale, OtherLayoutsFollowTheirDescriptor) {
  const ScaleLayout layout = layout_of(kOtherScale);
  EXPECT_TRUE(layout.zero.empty());
  EXPECT_FALSE(layout.limit);
  const ScaleReading stable = read(layout, "00 02 10 27 00");
  EXPECT_EQ(stable.status, ScaleStatus::stable);
  EXPECT_EQ(stable.micrograms, 10'000'000'000);
  const ScaleReading moving = read(layout, "01 01 ff ff ff");
  EXPECT_EQ(moving.status, ScaleStatus::moving);
  EXPECT_EQ(moving.unit, WeightUnit::kilogram);
  EXPECT_EQ(moving.micrograms, -1'000'000'000);
}

TEST(Scale, TheWeightLimit) {
  const ScaleLayout layout = layout_of(tests::kScale);
  EXPECT_EQ(read_limit(layout, hex("05 03 00 0a 00")), 10'000'000'000);
  for (const std::string_view report :
       {"", "05 03 00 0a", "05 03 00 00 00", "03 03 00 0a 00", "05 00 00 0a 00"})
    EXPECT_EQ(read_limit(layout, hex(report)), std::nullopt) << report;
}

TEST(Scale, OtherDevicesAreNoScales) {
  for (const std::string_view text : {tests::kHoneywellPos, tests::kHoneywellKeyboard, tests::kIbmOem}) {
    const ReportDescriptor descriptor = parse_report_descriptor(hex(text)).value();
    EXPECT_FALSE(is_scale(descriptor));
    EXPECT_EQ(scale_layout(descriptor).error().code, Errc::unsupported);
  }
  // A weight without a status can't be told from one in motion.
  const std::string_view no_status =
      "05 8d 09 20 a1 01 75 08 95 01 15 01 25 02 09 52 09 53 81 00 09 40 81 02 c0";
  EXPECT_FALSE(scale_layout(parse_report_descriptor(hex(no_status)).value()));
}

TEST(Scale, EveryChangedDescriptorAndReportIsSafe) {
  std::mt19937 random(6);
  const auto whole = hex(tests::kScale);
  for (int round = 0; round < 3000; ++round) {
    auto changed = whole;
    changed[random() % changed.size()] = static_cast<std::uint8_t>(random());
    const auto descriptor = parse_report_descriptor(changed);
    if (!descriptor) continue;
    const auto layout = scale_layout(*descriptor);
    if (!layout) continue;
    std::vector<std::uint8_t> report(random() % 40);
    for (std::uint8_t& byte : report) byte = static_cast<std::uint8_t>(random() % 14);
    (void)read_scale(*layout, report);
    (void)read_limit(*layout, report);
  }
}

}  // namespace
}  // namespace packbench::drivers::hid
