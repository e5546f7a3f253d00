// Scanner session over scripted reports.
#include "drivers/scanners/scanner_session.hpp"

#include <gtest/gtest.h>

#include "tests/hid/descriptors.hpp"
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

  // Plays the script to its end.
  Error run() {
    auto reports = script_.transport(io_.get_executor(), clock_);
    ScannerCallbacks callbacks{[this](RawScan scan) { scans_.push_back(std::move(scan)); },
                               [this](RawScan scan) { unfinished_.push_back(std::move(scan)); },
                               [this](Error damage) { damages_.push_back(std::move(damage)); }};
    ScannerSource source{"s1", Protocol::hid_pos,
                         hid::parse_report_descriptor(tests::hex(tests::kHoneywellPos)).value(), 0};
    ScannerSession session(io_.get_executor(), *reports, clock_, std::move(source), settings_,
                           std::move(callbacks));
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

TEST_F(ScannerSessionTest, DamageIsTold) {
  script_.say("\x02", after(1s)).fail(Errc::gone);
  EXPECT_EQ(run().code, Errc::gone);
  ASSERT_EQ(damages_.size(), 1u);
  EXPECT_EQ(damages_[0].code, Errc::malformed);
}

}  // namespace
}  // namespace packbench::drivers
