// HID POS layouts and the decoder: real reports, continuation, damage.
#include "drivers/hid/pos_scanner.hpp"

#include <gtest/gtest.h>

#include <random>

#include "tests/hid/descriptors.hpp"
#include "tests/hid/pos_encoder.hpp"

namespace packbench::drivers::hid {
namespace {

using tests::encode_scan;
using tests::hex;

PosLayout layout_of(std::string_view descriptor) {
  const auto bytes = hex(descriptor);
  const auto layout = pos_layout(parse_report_descriptor(bytes).value());
  EXPECT_TRUE(layout);
  return *layout;
}

std::span<const std::uint8_t> bytes_of(const std::string& report) {
  return {reinterpret_cast<const std::uint8_t*>(report.data()), report.size()};
}

TEST(PosLayout, HoneywellAsInItsManual) {
  const PosLayout layout = layout_of(tests::kHoneywellPos);
  EXPECT_EQ(layout.report_id, 2);
  EXPECT_EQ(layout.report_bytes, 64u);
  EXPECT_EQ(layout.count_at, 1u);
  EXPECT_EQ(layout.aim_at, 2u);
  EXPECT_EQ(layout.data_at, 5u);
  EXPECT_EQ(layout.data_bytes, 56u);
  EXPECT_EQ(layout.code_id_at, 61u);
  EXPECT_EQ(layout.continued_bit, 63u * 8);
  EXPECT_EQ(layout.redirect_feature, 0xFE);
}

TEST(PosLayout, NewlandHasNoAimCharacters) {
  const PosLayout layout = layout_of(tests::kNewlandLayout);
  EXPECT_EQ(layout.count_at, 1u);
  EXPECT_FALSE(layout.aim_at);
  EXPECT_EQ(layout.data_at, 2u);
  EXPECT_EQ(layout.data_bytes, 56u);
  EXPECT_FALSE(layout.redirect_feature);
}

TEST(PosLayout, OtherDevicesAreNotPosScanners) {
  for (const std::string_view text : {tests::kHoneywellKeyboard, tests::kIbmOem, tests::kScale}) {
    const auto bytes = hex(text);
    const ReportDescriptor descriptor = parse_report_descriptor(bytes).value();
    EXPECT_FALSE(is_pos_scanner(descriptor));
    const auto layout = pos_layout(descriptor);
    ASSERT_FALSE(layout);
    EXPECT_EQ(layout.error().code, Errc::unsupported);
  }
  EXPECT_TRUE(is_pos_scanner(parse_report_descriptor(hex(tests::kHoneywellPos)).value()));
}

// First report of a real answer to REVINF. (python_hon_usbhid), its tail as published.
TEST(PosDecoder, RealCommandReplyIsNotAScan) {
  std::string first(64, ' ');
  const auto head =
      hex("02 38 5d 58 30 50 72 6f 64 75 63 74 20 4e 61 6d 65 3a 20 56 6f 79 61 67 65 72 20 31 36 30 32 67 "
          "0d 0a");
  first.replace(0, head.size(), std::string(head.begin(), head.end()));
  const auto tail = hex("53 6f 66 74 3f 00 01");
  first.replace(64 - tail.size(), tail.size(), std::string(tail.begin(), tail.end()));
  PosDecoder decoder(layout_of(tests::kHoneywellPos));
  ASSERT_FALSE(decoder.take(bytes_of(first)).value());
  EXPECT_TRUE(decoder.in_scan());
  std::string last(64, '\0');
  last.replace(0, 2, "\x02\x03");
  last.replace(2, 6, "]X0end");
  const auto scan = decoder.take(bytes_of(last)).value();
  ASSERT_TRUE(scan);
  EXPECT_TRUE(scan->is_reply);
  EXPECT_EQ(scan->data.size(), 59u);
  EXPECT_EQ(scan->data.substr(0, 13), "Product Name:");
  EXPECT_EQ(scan->data.substr(52), "Softend");
}

// The layout of the LSR118 manual's example: a boarding pass of 60 bytes, 56 and then 4. The text is made up.
TEST(PosDecoder, ManualExampleOfAContinuedScan) {
  const std::string pass = "M1DESMARAIS/LUC       EABC123 YULFRAAC 0834 226F001A0025 100";
  ASSERT_EQ(pass.size(), 60u);
  std::string first = std::string("\x02\x38]Q0", 5) + pass.substr(0, 56) + std::string("s\0\x01", 3);
  std::string second =
      std::string("\x02\x04]Q0", 5) + pass.substr(56) + std::string(52, '\0') + std::string("s\0\0", 3);
  PosDecoder decoder(layout_of(tests::kHoneywellPos));
  EXPECT_FALSE(decoder.take(bytes_of(first)).value());
  const auto scan = decoder.take(bytes_of(second)).value();
  ASSERT_TRUE(scan);
  EXPECT_EQ(scan->data, pass);
  EXPECT_EQ(scan->aim, "]Q0");
  EXPECT_EQ(scan->code_id, 0x73);
  EXPECT_FALSE(scan->is_reply);
  EXPECT_FALSE(decoder.in_scan());
}

TEST(PosDecoder, EveryLengthComesBack) {
  std::mt19937 random(2);
  for (const std::string_view descriptor : {tests::kHoneywellPos, tests::kNewlandLayout}) {
    const PosLayout layout = layout_of(descriptor);
    PosDecoder decoder(layout);
    for (std::size_t length = 0; length <= 300; ++length) {
      std::string data;
      while (data.size() < length) data += static_cast<char>(random());
      const std::string aim = layout.aim_at ? "]C1" : "";
      const auto reports = encode_scan(layout, data, aim, 'j');
      for (std::size_t i = 0; i < reports.size(); ++i) {
        const auto scan = decoder.take(bytes_of(reports[i])).value();
        ASSERT_EQ(scan.has_value(), i + 1 == reports.size()) << length;
        if (!scan) continue;
        EXPECT_EQ(scan->data, data);
        EXPECT_EQ(scan->aim, aim);
      }
    }
  }
}

TEST(PosDecoder, OtherReportsAreNotItsBusiness) {
  PosDecoder decoder(layout_of(tests::kHoneywellPos));
  EXPECT_FALSE(decoder.take({}).value());
  EXPECT_FALSE(decoder.take(bytes_of(std::string("\x03\x01xxxx", 6))).value());
  EXPECT_FALSE(decoder.in_scan());
}

TEST(PosDecoder, ReportsTooShortForTheirCountAreDamage) {
  const PosLayout layout = layout_of(tests::kHoneywellPos);
  for (const std::string& report : {std::string("\x02", 1), std::string("\x02\x05]E0ab", 7),
                                    std::string("\x02\x39", 2) + std::string(62, 'x')}) {
    PosDecoder decoder(layout);
    const auto result = decoder.take(bytes_of(report));
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, Errc::malformed);
  }
  PosDecoder decoder(layout);  // short on the wire but complete
  EXPECT_EQ(decoder.take(bytes_of(std::string("\x02\x02]E0ab", 7))).value()->data, "ab");
}

TEST(PosDecoder, TheRestOfADamagedScanIsNotAScan) {
  const PosLayout layout = layout_of(tests::kHoneywellPos);
  auto reports = encode_scan(layout, std::string(150, 'x'), "]C0");
  ASSERT_EQ(reports.size(), 3u);
  reports[1][1] = 0x39;  // announces more than fits
  PosDecoder decoder(layout);
  EXPECT_FALSE(decoder.take(bytes_of(reports[0])).value());
  EXPECT_FALSE(decoder.take(bytes_of(reports[1])));
  EXPECT_TRUE(decoder.in_scan());
  EXPECT_FALSE(decoder.take(bytes_of(reports[2])).value());
  EXPECT_FALSE(decoder.in_scan());
  EXPECT_EQ(decoder.take(bytes_of(encode_scan(layout, "next", "]C0")[0])).value()->data, "next");
}

TEST(PosDecoder, AScanWithoutEndIsBounded) {
  const PosLayout layout = layout_of(tests::kHoneywellPos);
  auto report = encode_scan(layout, std::string(100, 'x'), "]C0")[0];
  PosDecoder decoder(layout);
  int errors = 0;
  for (int i = 0; i < 1000; ++i) errors += decoder.take(bytes_of(report)) ? 0 : 1;
  EXPECT_EQ(errors, 1);
  report[63] = 0;
  EXPECT_FALSE(decoder.take(bytes_of(report)).value());
  EXPECT_FALSE(decoder.in_scan());
}

TEST(PosDecoder, ResetForgetsTheBegunScan) {
  const PosLayout layout = layout_of(tests::kHoneywellPos);
  PosDecoder decoder(layout);
  EXPECT_FALSE(decoder.take(bytes_of(encode_scan(layout, std::string(60, 'x'), "]C0")[0])).value());
  decoder.reset();
  EXPECT_FALSE(decoder.in_scan());
  EXPECT_EQ(decoder.take(bytes_of(encode_scan(layout, "fresh", "]E0")[0])).value()->data, "fresh");
}

TEST(PosDecoder, ExtraLeadingByteOnlyWhereTheTableSaysSo) {
  const PosLayout layout = layout_of(tests::kHoneywellPos);
  const std::string shifted = std::string(1, '\0') + encode_scan(layout, "abc", "]E0")[0];
  EXPECT_FALSE(PosDecoder(layout).take(bytes_of(shifted)).value());
  EXPECT_EQ(PosDecoder(layout, 1).take(bytes_of(shifted)).value()->data, "abc");
  EXPECT_FALSE(PosDecoder(layout, 1).take({}));
}

TEST(PosDecoder, WithoutCountTheZerosAtTheEndArePadding) {
  PosLayout layout = layout_of(tests::kHoneywellPos);
  layout.count_at.reset();
  EXPECT_EQ(PosDecoder(layout).take(bytes_of(encode_scan(layout, "4006381333931", "]E0")[0])).value()->data,
            "4006381333931");
}

TEST(PosDecoder, AimMustLookLikeOne) {
  const PosLayout layout = layout_of(tests::kHoneywellPos);
  for (const std::string& aim : {std::string(3, '\0'), std::string("abc"), std::string("]\1\1")})
    EXPECT_EQ(PosDecoder(layout).take(bytes_of(encode_scan(layout, "x", aim)[0])).value()->aim, "");
}

}  // namespace
}  // namespace packbench::drivers::hid
