// Test time: stands still until a test moves it, so that hours of waiting take no time.
#pragma once

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <cstdint>
#include <exception>
#include <map>
#include <optional>
#include <stdexcept>
#include <utility>

#include "drivers/clock.hpp"

namespace packbench::tests {

// Declare it before the io_context: alarms live in the coroutines that the io_context destroys.
class VirtualClock : public drivers::Clock {
 public:
  using TimePoint = drivers::TimePoint;
  using Duration = drivers::Duration;

  TimePoint now() const override { return now_; }

  std::unique_ptr<drivers::Alarm> alarm(TimePoint when, std::function<void()> wake) override {
    const Key key{when, ++order_};
    alarms_[key] = std::move(wake);
    return std::make_unique<VirtualAlarm>(*this, key);
  }

  // Runs what is ready, then jumps from alarm to alarm, until `done()` or until `at_most` has passed. Returns
  // done().
  template <class Done>
  bool run_until(boost::asio::io_context& io, Done done, Duration at_most = std::chrono::hours(24)) {
    const TimePoint end = now_ + at_most;
    for (;;) {
      io.restart();
      io.poll();
      if (done()) return true;
      if (alarms_.empty() || alarms_.begin()->first.first > end) break;
      auto next = alarms_.extract(alarms_.begin());
      now_ = std::max(now_, next.key().first);
      next.mapped()();
    }
    now_ = end;
    return false;
  }

  // Lets `how_long` pass.
  void advance(boost::asio::io_context& io, Duration how_long) {
    run_until(
        io, [] { return false; }, how_long);
  }

  // So much time passes within a piece of work: alarms come late.
  void pass(Duration how_long) { now_ += how_long; }

  // Runs one operation to its end and returns its value; throws if virtual time alone can't end it.
  template <class T>
  T await(boost::asio::io_context& io, boost::asio::awaitable<T> operation) {
    std::optional<T> value;
    std::exception_ptr thrown;
    bool ended = false;
    boost::asio::co_spawn(io, store(std::move(operation), &value), [&](std::exception_ptr e) {
      thrown = e;
      ended = true;
    });
    run_until(io, [&] { return ended; });
    if (thrown) std::rethrow_exception(thrown);
    if (!value) throw std::runtime_error("the operation never ends");
    return std::move(*value);
  }

  void await(boost::asio::io_context& io, boost::asio::awaitable<void> operation) {
    await(io, as_value(std::move(operation)));
  }

 private:
  using Key = std::pair<TimePoint, std::uint64_t>;

  class VirtualAlarm : public drivers::Alarm {
   public:
    VirtualAlarm(VirtualClock& clock, Key key) : clock_(clock), key_(key) {}
    ~VirtualAlarm() override { clock_.alarms_.erase(key_); }

   private:
    VirtualClock& clock_;
    Key key_;
  };

  template <class T>
  static boost::asio::awaitable<void> store(boost::asio::awaitable<T> operation, std::optional<T>* value) {
    T got = co_await std::move(operation);
    value->emplace(std::move(got));
  }
  static boost::asio::awaitable<bool> as_value(boost::asio::awaitable<void> operation) {
    co_await std::move(operation);
    co_return true;
  }

  TimePoint now_ = TimePoint(std::chrono::hours(1000));
  std::uint64_t order_ = 0;
  std::map<Key, std::function<void()>> alarms_;
};

}  // namespace packbench::tests
