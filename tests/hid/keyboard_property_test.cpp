// What must hold for any text, any layout and any bytes: typing comes back, traces type the same again.
#include <gtest/gtest.h>

#include <random>

#include "drivers/hid/keyboard_scanner.hpp"
#include "drivers/hid/pos_scanner.hpp"
#include "tests/hid/keyboard_encoder.hpp"

namespace packbench::drivers::hid {
namespace {

using tests::Stroke;
using tests::Typist;

std::string random_text(std::mt19937& random) {
  std::string text;
  for (std::size_t left = 1 + random() % 60; left > 0; --left) {
    const char c = random() % 12 == 0 ? '\x1D' : static_cast<char>(0x20 + random() % 0x5F);
    text.append(random() % 8 == 0 ? 3 : 1, c);
  }
  return text;
}

// Typed by a scanner that is set to the same layout, in each of the ways to send it.
TEST(KeyboardProperty, AnyTextComesBackOnEveryLayout) {
  std::mt19937 random(7);
  for (const std::string_view name : kKeyboardLayouts) {
    for (const bool caps_lock : {false, true}) {
      ScannerSettings settings;
      settings.layout = name;
      settings.caps_lock = caps_lock;
      const Typist typist(*KeyboardLayout::load(settings.layout).value(), caps_lock);
      const auto decoder = KeyboardDecoder::make(boot_keyboard(), settings).value();
      for (int i = 0; i < 20; ++i) {
        const std::string text = random_text(random);
        SCOPED_TRACE(settings.layout + " " + text);
        auto strokes = typist.type(text);
        strokes.push_back({0, tests::kEnter});
        for (const tests::Style style : tests::kStyles) {
          std::vector<DecodedScan> scans;
          for (const auto& report : tests::reports(strokes, style))
            for (DecodedScan& scan : decoder->feed(report).scans) scans.push_back(std::move(scan));
          ASSERT_EQ(scans.size(), 1u);
          ASSERT_EQ(scans[0].aim + scans[0].data, text);
          ASSERT_EQ(retype(scans[0].raw, settings).value().data, scans[0].data);
        }
      }
    }
  }
}

ScannerSettings random_settings(std::mt19937& random) {
  ScannerSettings settings;
  settings.layout = kKeyboardLayouts[random() % kKeyboardLayouts.size()];
  settings.alt_code = random() % 2 == 0 ? AltCode::utf16 : AltCode::gbk;
  settings.caps_lock = random() % 2 == 0;
  settings.ends_by_pause = random() % 2 == 0;
  return settings;
}

// Mostly keys that mean something, so that scans come about.
std::vector<std::uint8_t> random_report(std::mt19937& random) {
  std::vector<std::uint8_t> report(random() % 10);
  for (std::uint8_t& byte : report)
    byte = static_cast<std::uint8_t>(random() % 3 == 0 ? 0 : random() % 20 == 0 ? random() : random() % 0x74);
  if (!report.empty() && random() % 2 == 0) report[0] = random() % 4 == 0 ? 0x04 : 0;
  return report;
}

TEST(KeyboardProperty, AnyReportsGiveScansWhoseTracesTypeThemAgain) {
  std::mt19937 random(8);
  std::size_t scans = 0;
  for (int round = 0; round < 200; ++round) {
    const ScannerSettings settings = random_settings(random);
    const auto decoder = KeyboardDecoder::make(boot_keyboard(), settings).value();
    for (int i = 0; i < 300; ++i) {
      const Decoded decoded = random() % 100 == 0 ? decoder->give_up() : decoder->feed(random_report(random));
      for (const DecodedScan& scan : decoded.scans) {
        ++scans;
        ASSERT_FALSE(scan.data.empty());
        const DecodedScan again = retype(scan.raw, settings).value();
        ASSERT_EQ(again.data, scan.data);
        ASSERT_EQ(again.aim, scan.aim);
        ASSERT_EQ(again.complete, scan.complete);
      }
    }
    (void)decoder->give_up();
    EXPECT_FALSE(decoder->in_scan());
  }
  EXPECT_GT(scans, 1000u);
}

}  // namespace
}  // namespace packbench::drivers::hid
