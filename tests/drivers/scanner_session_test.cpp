// Scanner session over scripted reports.
#include "drivers/scanners/scanner_session.hpp"

#include <gtest/gtest.h>

#include "drivers/hid/keyboard_scanner.hpp"
#include "drivers/scanners/correction.hpp"
#include "tests/hid/descriptors.hpp"
#include "tests/hid/keyboard_encoder.hpp"
#include "tests/hid/pos_encoder.hpp"
#include "tests/support/scripted_transport.hpp"
#include "tests/support/virtual_clock.hpp"

namespace packbench::drivers {
namespace {

using namespace std::chrono_literals;
using tests::after;

class ScannerSessionTest : public testing::Test {
 protected:
  ScannerSessionTest() {
    const auto bytes = tests::hex(tests::kHoneywellPos);
    layout_ = hid::pos_layout(hid::parse_report_descriptor(bytes).value()).value();
  }

  void say(const std::string& data, const std::string& aim, Duration when) {
    for (std::string& report : tests::encode_scan(layout_, data, aim))
      script_.say(std::move(report), after(when));
  }

  // A keyboard scanner types `text`, one report every 8 ms; Enter isn't typed by itself.
  void type(const std::string& text, bool enter, Duration when) {
    const auto layout = hid::KeyboardLayout::load(settings_.layout).value();
    const tests::Typist typist(*layout);
    auto strokes = typist.type(text);
    if (enter) strokes.push_back({0, tests::kEnter});
    for (const auto& report : tests::reports(strokes, tests::Style::pairs)) {
      script_.say(std::string(report.begin(), report.end()), after(when));
      when += 8ms;
    }
  }

  Error run_keyboard() { return play({"k1", Protocol::keyboard, described(tests::kHoneywellKeyboard), 0}); }
  // Plays the script to its end.
  Error run() { return play({"s1", Protocol::hid_pos, described(tests::kHoneywellPos), 0}); }
  static hid::ReportDescriptor described(std::string_view text) {
    const auto bytes = tests::hex(text);
    return hid::parse_report_descriptor(bytes).value();
  }

  Error play(ScannerSource source) {
    auto reports = script_.transport(io_.get_executor(), clock_);
    ScannerCallbacks callbacks{[this](RawScan scan) { scans_.push_back(std::move(scan)); },
                               [this](RawScan scan) { unfinished_.push_back(std::move(scan)); },
                               [this](Error damage) { damages_.push_back(std::move(damage)); }};
    ScannerSession session(io_.get_executor(), *reports, clock_, std::move(source), settings_,
                           std::move(callbacks));
    std::unique_ptr<Alarm> cancel;
    if (cancel_at_ != Duration::zero())
      cancel = clock_.alarm(clock_.now() + cancel_at_, [&] { reports->cancel(); });
    return clock_.await(io_, session.run());
  }

  tests::VirtualClock clock_;
  asio::io_context io_;
  hid::PosLayout layout_;
  tests::Script script_;
  ScannerSettings settings_;
  std::vector<RawScan> scans_;
  std::vector<RawScan> unfinished_;
  std::vector<Error> damages_;
  Duration cancel_at_{};  // zero: never
};

TEST_F(ScannerSessionTest, ScansCarryKeyAimAndTime) {
  const TimePoint start = clock_.now();
  say("4006381333931", "]E0", 1s);
  say(std::string(200, 'x'), "]Q1", 3s);
  script_.fail(Errc::gone);
  EXPECT_EQ(run().code, Errc::gone);
  ASSERT_EQ(scans_.size(), 2u);
  EXPECT_EQ(scans_[0].device_key, "s1");
  EXPECT_EQ(scans_[0].bytes, "4006381333931");
  EXPECT_EQ(scans_[0].aim, "]E0");
  EXPECT_EQ(scans_[0].received_at, start + 1s);
  EXPECT_EQ(scans_[1].bytes.size(), 200u);
  EXPECT_EQ(scans_[1].received_at, start + 3s);
  EXPECT_TRUE(damages_.empty());
}

TEST_F(ScannerSessionTest, RepliesAndEmptyReportsAreNotScans) {
  say("REVINF", "]X0", 1s);
  say("", "]E0", 2s);
  script_.fail(Errc::gone);
  EXPECT_EQ(run().code, Errc::gone);
  EXPECT_TRUE(scans_.empty());
  EXPECT_TRUE(damages_.empty());
}

TEST_F(ScannerSessionTest, ALongScanWhoseRestDoesntComeIsDropped) {
  script_.say(tests::encode_scan(layout_, std::string(100, 'x'), "]Q1")[0], after(1s));
  say("next", "]E0", 2s + 1ms);
  script_.fail(Errc::gone);
  EXPECT_EQ(run().code, Errc::gone);
  ASSERT_EQ(damages_.size(), 1u);
  EXPECT_EQ(damages_[0].code, Errc::timeout);
  ASSERT_EQ(scans_.size(), 1u);
  EXPECT_EQ(scans_[0].bytes, "next");
}

TEST_F(ScannerSessionTest, UnpluggedInTheMiddleOfALongScan) {
  script_.say(tests::encode_scan(layout_, std::string(100, 'x'), "]Q1")[0], after(1s)).fail(Errc::gone);
  EXPECT_EQ(run().code, Errc::gone);
  EXPECT_TRUE(scans_.empty());
}

// The scanner has beeped for it: the look that finds the device gone ends the reading, not the scan.
TEST_F(ScannerSessionTest, WhatTheHostHadInHandAtUnplugIsDelivered) {
  const auto reports = tests::encode_scan(layout_, std::string(100, 'x'), "]Q1");
  ASSERT_EQ(reports.size(), 2u);
  script_.say(reports[0], after(1s)).say_at_close(reports[1]);
  for (const auto& report : tests::encode_scan(layout_, "next", "]E0")) script_.say_at_close(report);
  cancel_at_ = 2s;
  EXPECT_EQ(run().code, Errc::cancelled);
  ASSERT_EQ(scans_.size(), 2u);
  EXPECT_EQ(scans_[0].bytes, std::string(100, 'x'));
  EXPECT_EQ(scans_[1].bytes, "next");
  EXPECT_TRUE(script_.closed());
}

TEST_F(ScannerSessionTest, DamageIsTold) {
  script_.say("\x02", after(1s)).fail(Errc::gone);
  EXPECT_EQ(run().code, Errc::gone);
  ASSERT_EQ(damages_.size(), 1u);
  EXPECT_EQ(damages_[0].code, Errc::malformed);
}

TEST_F(ScannerSessionTest, AKeyboardScannerIsReadByItsLayoutAndSettings) {
  settings_.layout = "fr";
  settings_.prefix = "~";
  settings_.suffix = "#";
  settings_.fnc1 = "|";
  type("~0112345678901231|10AB-7#", true, 1s);
  type("no frame", true, 2s);
  type("~]C101123#", true, 3s);
  script_.fail(Errc::gone);
  EXPECT_EQ(run_keyboard().code, Errc::gone);
  ASSERT_EQ(scans_.size(), 3u);
  EXPECT_EQ(scans_[2].bytes, "01123");
  EXPECT_EQ(scans_[2].aim, "]C1") << "behind the prefix";
  EXPECT_EQ(scans_[0].bytes,
            "0112345678901231\x1d"
            "10AB-7");
  EXPECT_EQ(scans_[0].as_sent, "~0112345678901231|10AB-7#");
  EXPECT_EQ(scans_[0].protocol, Protocol::keyboard);
  EXPECT_EQ(hid::retype(scans_[0].raw, settings_).value().data, scans_[0].as_sent);
  EXPECT_GT(scans_[0].took, 100ms);
  EXPECT_EQ(scans_[1].bytes, "no frame") << "another code type may have none";
}

// Half a code must never be used: the pause may be the bus's, not the scanner's.
TEST_F(ScannerSessionTest, WithoutItsEndMarkAKeyboardScanIsUnfinished) {
  type("ABC-123", false, 1s);
  type("ABC-124", true, 4s);
  script_.fail(Errc::gone);
  EXPECT_EQ(run_keyboard().code, Errc::gone);
  ASSERT_EQ(unfinished_.size(), 1u);
  EXPECT_EQ(unfinished_[0].bytes, "ABC-123");
  ASSERT_EQ(scans_.size(), 1u);
  EXPECT_EQ(scans_[0].bytes, "ABC-124");
}

TEST_F(ScannerSessionTest, SettingsThatCannotBeReadWithEndIt) {
  settings_.layout = "nowhere";
  const Error why = run_keyboard();
  EXPECT_EQ(why.code, Errc::unsupported);
  EXPECT_NE(why.message.find("nowhere"), std::string::npos);
}

TEST(Correction, TakesOffOnlyWhatIsThere) {
  ScannerSettings settings;
  settings.prefix = "A";
  settings.suffix = "Z";
  settings.fnc1 = "<F8>";
  for (const auto& [sent, expected] : std::initializer_list<std::pair<const char*, const char*>>{
           {"A1Z", "1"},
           {"1Z", "1"},
           {"A1", "1"},
           {"1", "1"},
           {"A", "A"},
           {"AZ", "Z"},
           {"", ""},
           {"A01<F8>10<F8>x",
            "01\x1d"
            "10\x1dx"},
       })
    EXPECT_EQ(corrected(sent, settings), expected) << sent;
}

}  // namespace
}  // namespace packbench::drivers
