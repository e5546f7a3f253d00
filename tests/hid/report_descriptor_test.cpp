// HID report descriptor parser: real descriptors, odd ones, broken ones.
#include "drivers/hid/report_descriptor.hpp"

#include <gtest/gtest.h>

#include <random>

#include "tests/hid/descriptors.hpp"

namespace packbench::drivers::hid {
namespace {

using tests::hex;

ReportDescriptor parsed(std::string_view text) {
  const auto bytes = hex(text);
  auto result = parse_report_descriptor(bytes);
  EXPECT_TRUE(result) << (result ? "" : result.error().message);
  return result ? *result : ReportDescriptor{};
}

struct Sizes {
  std::string_view name;
  std::string_view descriptor;
  std::size_t descriptor_bytes;
  ReportType type;
  std::uint8_t id;
  std::size_t report_bytes;
};

// Sizes as measured on the devices or given by their manuals.
const Sizes kSizes[] = {
    {"Honeywell scan", tests::kHoneywellPos, 144, ReportType::input, 2, 64},
    {"Honeywell trigger", tests::kHoneywellPos, 144, ReportType::output, 4, 2},
    {"Honeywell redirect", tests::kHoneywellPos, 144, ReportType::feature, 0xFE, 2},
    {"Honeywell command", tests::kHoneywellPos, 144, ReportType::output, 0xFD, 64},
    {"keyboard keys", tests::kHoneywellKeyboard, 65, ReportType::input, 0, 8},
    {"keyboard lights", tests::kHoneywellKeyboard, 65, ReportType::output, 0, 1},
    {"IBM OEM label", tests::kIbmOem, 30, ReportType::input, 0, 64},
    {"IBM OEM command", tests::kIbmOem, 30, ReportType::output, 0, 11},
    {"scale weight", tests::kScale, 221, ReportType::input, 3, 6},
    {"scale zero", tests::kScale, 221, ReportType::output, 2, 2},
    {"no such report", tests::kScale, 221, ReportType::input, 9, 0},
};

TEST(ReportDescriptor, RealDevicesHaveTheirKnownSizes) {
  for (const Sizes& row : kSizes) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(hex(row.descriptor).size(), row.descriptor_bytes);
    EXPECT_EQ(parsed(row.descriptor).report_bytes(row.type, row.id), row.report_bytes);
  }
}

TEST(ReportDescriptor, KeyboardFieldsHaveUsagesAndLimits) {
  const ReportDescriptor keyboard = parsed(tests::kHoneywellKeyboard);
  ASSERT_EQ(keyboard.fields.size(), 5u);
  EXPECT_EQ(keyboard.applications, std::vector<Usage>{usage(1, 6)});
  EXPECT_EQ(keyboard.fields[0].usage_of(7), usage(7, 0xE7));
  const Field& keys = keyboard.fields[4];
  EXPECT_EQ(keys.bit_offset, 16u);
  EXPECT_EQ(keys.logical_max, 255);
  EXPECT_EQ(keys.usages.front().last, usage(7, 0xFF));
  EXPECT_EQ(keys.flags & kFlagVariable, 0u);
}

TEST(ReportDescriptor, SignedLimitsFollowTheMinimum) {
  const ReportDescriptor scale = parsed(tests::kScale);
  for (const Field& field : scale.fields) {
    if (field.type != ReportType::input || field.report_id != 3) continue;
    if (field.index_of(usage(0x8D, 0x41)) == 0) {
      EXPECT_EQ(field.logical_min, -127);
    }
    if (field.index_of(usage(0x8D, 0x40)) == 0) {
      EXPECT_EQ(field.logical_max, 65535);
    }
  }
  // `26 ff ff` with a minimum of 0 is 65535, with a negative one -1.
  EXPECT_EQ(parsed("75 08 95 01 15 00 26 ff ff 81 02").fields.at(0).logical_max, 65535);
  EXPECT_EQ(parsed("75 08 95 01 15 81 26 ff ff 81 02").fields.at(0).logical_max, -1);
}

TEST(ReportDescriptor, UsageRangesInAnyOrder) {
  const std::string_view orders[] = {"19 04 29 1d", "29 1d 19 04", "19 1d 29 04", "1a 04 00 2a 1d 00"};
  for (const std::string_view order : orders) {
    SCOPED_TRACE(order);
    const ReportDescriptor descriptor = parsed("05 07 " + std::string(order) + " 75 08 95 06 81 00");
    ASSERT_EQ(descriptor.fields.size(), 1u);
    ASSERT_EQ(descriptor.fields[0].usages.size(), 1u);
    EXPECT_EQ(descriptor.fields[0].usages[0].first, usage(7, 0x04));
    EXPECT_EQ(descriptor.fields[0].usages[0].last, usage(7, 0x1D));
  }
}

TEST(ReportDescriptor, PushAndPopRestoreTheGlobals) {
  const ReportDescriptor descriptor =
      parsed("05 8c 75 08 95 02 a4 05 01 75 10 95 01 09 3b 81 02 b4 09 fe 81 02");
  ASSERT_EQ(descriptor.fields.size(), 2u);
  EXPECT_EQ(descriptor.fields[0].bit_size, 16u);
  EXPECT_EQ(descriptor.fields[1].bit_size, 8u);
  EXPECT_EQ(descriptor.fields[1].bit_offset, 16u);
  EXPECT_EQ(descriptor.fields[1].usage_of(0), usage(0x8C, 0xFE));
}

TEST(ReportDescriptor, LongUsagesCarryTheirPageAndDelimitersKeepTheFirst) {
  const ReportDescriptor descriptor =
      parsed("05 01 0b fe 00 8c 00 75 08 95 01 81 02 a9 01 09 30 09 31 a9 00 81 02 fe 02 77 00 00");
  ASSERT_EQ(descriptor.fields.size(), 2u);
  EXPECT_EQ(descriptor.fields[0].usage_of(0), usage(0x8C, 0xFE));
  ASSERT_EQ(descriptor.fields[1].usages.size(), 1u);
  EXPECT_EQ(descriptor.fields[1].usage_of(0), usage(1, 0x30));
}

TEST(ReportDescriptor, LastUsageRepeats) {
  const ReportDescriptor pos = parsed(tests::kHoneywellPos);
  const Field& data = pos.fields.at(2);
  EXPECT_EQ(data.count, 56u);
  EXPECT_EQ(data.usage_of(0), usage(0x8C, 0xFE));
  EXPECT_EQ(data.usage_of(55), usage(0x8C, 0xFE));
  EXPECT_TRUE(data.inside(usage(0x8C, 0x12)));
  EXPECT_EQ(data.index_of(usage(0x8C, 0xFF)), -1);
}

TEST(ReportDescriptor, BrokenOnesAreNamedNotGuessed) {
  const std::string_view broken[] = {
      "05",                                   // item cut off
      "26 ff",                                // two-byte item cut off
      "fe 05 00 01",                          // long item cut off
      "c0",                                   // end without collection
      "a1 01",                                // collection without end
      "b4",                                   // pop without push
      "85 00",                                // report id 0
      "86 00 01",                             // report id 256
      "77 ff ff ff ff 97 ff ff ff ff 81 02",  // sizes that overflow
      "75 08 96 01 40 81 02",                 // one byte over the longest report
  };
  for (const std::string_view text : broken) {
    SCOPED_TRACE(text);
    const auto bytes = hex(text);
    const auto result = parse_report_descriptor(bytes);
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, Errc::malformed);
    EXPECT_NE(result.error().message.find("byte"), std::string::npos);
  }
}

TEST(ReportDescriptor, EveryBeginningAndEveryChangedByteIsSafe) {
  for (const std::string_view text : {tests::kHoneywellPos, tests::kScale, tests::kHoneywellKeyboard}) {
    const auto whole = hex(text);
    for (std::size_t length = 0; length <= whole.size(); ++length)
      (void)parse_report_descriptor(std::span(whole).first(length));
    std::mt19937 random(1);
    for (int round = 0; round < 3000; ++round) {
      auto changed = whole;
      changed[random() % changed.size()] = static_cast<std::uint8_t>(random());
      const auto result = parse_report_descriptor(changed);
      if (!result) continue;
      for (const Field& field : result->fields) {
        EXPECT_LE(std::uint64_t{field.bit_size} * field.count, kMaxReportBits);
        (void)field.usage_of(field.count);
      }
    }
  }
}

}  // namespace
}  // namespace packbench::drivers::hid
