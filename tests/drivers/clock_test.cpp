// Waiting in virtual time: signals, deadlines, cancelled operations that are still awaited.
#include <gtest/gtest.h>

#include <boost/asio/detached.hpp>

#include "drivers/inbox.hpp"
#include "drivers/signal.hpp"
#include "tests/support/virtual_clock.hpp"

namespace packbench::drivers {
namespace {

using namespace std::chrono_literals;

class ClockTest : public testing::Test {
 protected:
  tests::VirtualClock clock_;
  asio::io_context io_;
  TimePoint start_ = clock_.now();
};

TEST_F(ClockTest, SignalWakesOrTimesOut) {
  Signal signal(io_.get_executor(), clock_);
  EXPECT_FALSE(clock_.await(io_, signal.wait(start_ + 5s)));
  EXPECT_EQ(clock_.now(), start_ + 5s);
  signal.notify();
  signal.notify();
  EXPECT_TRUE(clock_.await(io_, signal.wait(start_ + 9s)));
  EXPECT_EQ(clock_.now(), start_ + 5s);
  EXPECT_FALSE(clock_.await(io_, signal.wait(start_ + 9s))) << "two notifications count as one";
  const auto alarm = clock_.alarm(start_ + 20s, [&] { signal.notify(); });
  EXPECT_TRUE(clock_.await(io_, signal.wait()));
  EXPECT_EQ(clock_.now(), start_ + 20s);
}

asio::awaitable<int> until_cancelled(Signal& stop, asio::any_io_executor executor, Clock& clock) {
  co_await stop.wait();
  co_await sleep_until(executor, clock, clock.now() + 3s);  // a transfer takes its time to be cancelled
  co_return 42;
}

TEST_F(ClockTest, WithTimeoutAwaitsWhatItCancelled) {
  Signal stop(io_.get_executor(), clock_);
  auto operation = until_cancelled(stop, io_.get_executor(), clock_);
  const Timed<int> late =
      clock_.await(io_, with_timeout(
                            clock_, start_ + 10s, [&] { stop.notify(); }, std::move(operation)));
  EXPECT_TRUE(late.expired);
  EXPECT_EQ(late.value, 42);
  EXPECT_EQ(clock_.now(), start_ + 13s);
}

TEST_F(ClockTest, WithTimeoutLeavesAFastOperationAlone) {
  Signal stop(io_.get_executor(), clock_);
  stop.notify();
  auto operation = until_cancelled(stop, io_.get_executor(), clock_);
  bool cancelled = false;
  const Timed<int> fast =
      clock_.await(io_, with_timeout(
                            clock_, start_ + 10s, [&] { cancelled = true; }, std::move(operation)));
  clock_.advance(io_, 1min);
  EXPECT_FALSE(fast.expired);
  EXPECT_FALSE(cancelled);
}

TEST_F(ClockTest, InboxKeepsOrderBordersAndLimit) {
  Inbox inbox(io_.get_executor(), clock_, 8);
  inbox.push("abcd");
  inbox.push("efgh");
  inbox.push("ij");  // 10 bytes: the oldest goes
  inbox.fail({Errc::gone, "unplugged"});
  EXPECT_EQ(clock_.await(io_, inbox.read(kNoDeadline)).value(), "efgh");
  EXPECT_EQ(clock_.await(io_, inbox.read(kNoDeadline)).value(), "ij");
  EXPECT_EQ(clock_.await(io_, inbox.read(kNoDeadline)).error().code, Errc::gone);
}

TEST_F(ClockTest, InboxReadEndsByDeadlineAndByCancel) {
  Inbox inbox(io_.get_executor(), clock_, 8);
  inbox.cancel();  // nobody reads: without effect
  EXPECT_EQ(clock_.await(io_, inbox.read(start_ + 1s)).error().code, Errc::timeout);
  const auto alarm = clock_.alarm(start_ + 2s, [&] { inbox.cancel(); });
  EXPECT_EQ(clock_.await(io_, inbox.read(kNoDeadline)).error().code, Errc::cancelled);
}

// The real clock needs one test on real time; it asserts order, not durations.
TEST(SteadyClock, RingsOnceAndNotAfterItsAlarmIsGone) {
  asio::io_context io;
  const auto clock = create_steady_clock(io.get_executor());
  int rung = 0;
  const auto kept = clock->alarm(clock->now() + 1ms, [&] { ++rung; });
  auto dropped = clock->alarm(clock->now(), [&] { rung += 100; });
  dropped.reset();
  io.run();
  EXPECT_EQ(rung, 1);
}

}  // namespace
}  // namespace packbench::drivers
