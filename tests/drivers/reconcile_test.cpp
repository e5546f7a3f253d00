// The reconcile core: arrivals, leavings, missed and doubled events, retries.
#include "drivers/reconcile.hpp"

#include <gtest/gtest.h>

namespace packbench::drivers {
namespace {

using namespace std::chrono_literals;

const TimePoint kStart = TimePoint(1000h);
const SlotId kScanner{DeviceKind::scanner, "s"};
const SlotId kPrinter{DeviceKind::printer, "p"};

Candidate scanner(std::string instance) {
  return {DeviceKind::scanner, "s", std::move(instance), {}, 0, true};
}
Candidate printer(std::string instance) {
  return {DeviceKind::printer, "p", std::move(instance), {}, 0, true};
}

// "+s" opens, "-s" closes, in order.
std::string told(const std::vector<Action>& actions) {
  std::string text;
  for (const Action& action : actions)
    text += (action.kind == Action::Kind::open ? "+" : "-") + action.id.second;
  return text;
}

class ReconcileTest : public testing::Test {
 protected:
  std::string look(std::vector<Candidate> present, Duration at) {
    return told(core_.reconcile(present, kStart + at));
  }
  Phase phase(const SlotId& id) const { return core_.slots().at(id).phase; }
  Reconciler core_;
};

TEST_F(ReconcileTest, OpensOnceHoweverOftenItLooks) {
  EXPECT_EQ(look({scanner("1"), printer("2")}, 0s), "+s+p");
  EXPECT_EQ(look({scanner("1"), printer("2")}, 0s), "") << "still opening";
  core_.opened(kScanner, Protocol::hid_pos, kStart);
  core_.opened(kPrinter, Protocol::printer, kStart);
  EXPECT_EQ(look({scanner("1"), printer("2")}, 1s), "");
  EXPECT_EQ(phase(kScanner), Phase::open);
  EXPECT_FALSE(core_.next_retry());
}

TEST_F(ReconcileTest, DoubledEntriesAreOneDevice) {
  EXPECT_EQ(look({scanner("1"), scanner("1")}, 0s), "+s");
}

TEST_F(ReconcileTest, UnpluggedIsClosedAndOpenedWhenItComesBack) {
  look({scanner("1")}, 0s);
  core_.opened(kScanner, Protocol::hid_pos, kStart);
  EXPECT_EQ(look({}, 1s), "-s");
  EXPECT_EQ(look({}, 1s), "") << "told once";
  core_.ended(kScanner, {Errc::cancelled, ""}, kStart + 1s);
  EXPECT_EQ(look({}, 1s), "");
  EXPECT_EQ(phase(kScanner), Phase::gone);
  EXPECT_EQ(look({scanner("2")}, 9s), "+s");
  EXPECT_EQ(core_.slots().at(kScanner).replugs, 1);
}

TEST_F(ReconcileTest, MissedUnplugShowsInTheInstance) {
  look({scanner("1")}, 0s);
  core_.opened(kScanner, Protocol::hid_pos, kStart);
  EXPECT_EQ(look({scanner("2")}, 1s), "-s");
  EXPECT_EQ(look({scanner("2")}, 1s), "") << "not opened before the old one has ended";
  core_.ended(kScanner, {Errc::cancelled, ""}, kStart + 2s);
  EXPECT_EQ(look({scanner("2")}, 2s), "+s");
  EXPECT_EQ(core_.slots().at(kScanner).replugs, 1);
}

TEST_F(ReconcileTest, UnpluggedWhileOpening) {
  look({scanner("1")}, 0s);
  EXPECT_EQ(look({}, 1s), "-s");
  core_.opened(kScanner, Protocol::hid_pos, kStart + 1s);  // it got there too late
  EXPECT_EQ(phase(kScanner), Phase::closing);
  core_.ended(kScanner, {Errc::gone, ""}, kStart + 1s);
  EXPECT_EQ(look({}, 1s), "");
  EXPECT_EQ(phase(kScanner), Phase::gone);
  EXPECT_FALSE(core_.next_retry());
}

TEST_F(ReconcileTest, FailureFoundBeforeTheUnplugEvent) {
  look({scanner("1")}, 0s);
  core_.opened(kScanner, Protocol::hid_pos, kStart);
  core_.ended(kScanner, {Errc::gone, "unplugged"}, kStart + 60s);
  EXPECT_EQ(look({scanner("1")}, 60s), "") << "the list is late";
  EXPECT_EQ(look({}, 60s), "");
  EXPECT_EQ(phase(kScanner), Phase::gone);
  EXPECT_EQ(look({scanner("2")}, 61s), "+s");
}

TEST_F(ReconcileTest, RetriesByWhatTheErrorMeans) {
  const struct {
    Errc code;
    std::vector<Duration> delays;  // after the 1st, 2nd ... failure; empty: never
  } rows[] = {
      {Errc::io_error, {500ms, 1s, 2s, 4s, 8s, 10s, 10s}},
      {Errc::unreachable, {500ms, 1s, 2s, 4s, 8s, 10s, 10s}},
      {Errc::busy, {10s, 10s, 10s}},
      {Errc::access_denied, {1s, 2s, 4s, 8s, 10s, 10s}},
      {Errc::gone, {1s, 1s, 1s}},
      {Errc::unsupported, {}},
      {Errc::malformed, {}},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(to_string(row.code));
    Reconciler core;
    TimePoint now = kStart;
    EXPECT_EQ(told(core.reconcile({scanner("1")}, now)), "+s");
    for (const Duration delay : row.delays) {
      core.ended(kScanner, {row.code, "why"}, now);
      EXPECT_EQ(core.next_retry(), now + delay);
      EXPECT_EQ(told(core.reconcile({scanner("1")}, now + delay - 1ms)), "");
      now += delay;
      EXPECT_EQ(told(core.reconcile({scanner("1")}, now)), "+s");
    }
    if (!row.delays.empty()) continue;
    core.ended(kScanner, {row.code, "why"}, now);
    EXPECT_FALSE(core.next_retry());
    EXPECT_EQ(told(core.reconcile({scanner("1")}, now + 24h)), "");
    EXPECT_EQ(told(core.reconcile({scanner("2")}, now + 24h)), "+s") << "plugged in again: a new chance";
  }
}

TEST_F(ReconcileTest, AFlappingDeviceBacksOffAProvenOneStartsAnew) {
  look({scanner("1")}, 0s);
  TimePoint now = kStart;
  for (const Duration delay : {500ms, 1000ms, 2000ms}) {
    core_.opened(kScanner, Protocol::hid_pos, now);
    core_.ended(kScanner, {Errc::io_error, ""}, now + 10ms);
    EXPECT_EQ(core_.next_retry(), now + 10ms + delay);
    now += 10ms + delay;
    EXPECT_EQ(told(core_.reconcile({scanner("1")}, now)), "+s");
  }
  core_.opened(kScanner, Protocol::hid_pos, now);
  core_.ended(kScanner, {Errc::io_error, ""}, now + 1min);
  EXPECT_EQ(core_.next_retry(), now + 1min + 500ms);
}

TEST_F(ReconcileTest, ScannerAndPrinterOfOneDeviceAreTwo) {
  Candidate both = printer("1");
  both.key = "s";
  EXPECT_EQ(look({scanner("1"), both}, 0s), "+s+s");
  EXPECT_EQ(core_.slots().size(), 2u);
}

}  // namespace
}  // namespace packbench::drivers
