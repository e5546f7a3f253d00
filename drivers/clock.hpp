// Time as the drivers see it: injected, so that every wait with a deadline is tested in virtual time.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <functional>
#include <memory>
#include <utility>

namespace packbench::drivers {

namespace asio = boost::asio;

using TimePoint = std::chrono::steady_clock::time_point;
using Duration = std::chrono::steady_clock::duration;

// Deadline of a wait that only ends by its event or by cancel().
constexpr TimePoint kNoDeadline = TimePoint::max();

// A call-back ordered at a clock; destroying it calls it off.
class Alarm {
 public:
  virtual ~Alarm() = default;
};

class Clock {
 public:
  virtual ~Clock() = default;
  virtual TimePoint now() const = 0;
  // Calls `wake` once on the io_context's thread at `when` or soon after, unless the alarm is destroyed
  // before.
  virtual std::unique_ptr<Alarm> alarm(TimePoint when, std::function<void()> wake) = 0;
};

// The real clock: std::chrono::steady_clock with Asio timers on `executor`.
std::unique_ptr<Clock> create_steady_clock(asio::any_io_executor executor);

// What an operation gave, and whether its deadline passed before it ended.
template <class T>
struct Timed {
  T value;
  bool expired = false;
};

// Awaits `operation`. At `deadline` calls `cancel`, which has to make the operation end soon, and goes on
// awaiting it: a cancelled operation is awaited, never abandoned, so what it achieved until then is in the
// value.
template <class T, class Cancel>
asio::awaitable<Timed<T>> with_timeout(Clock& clock, TimePoint deadline, Cancel cancel,
                                       asio::awaitable<T> operation) {
  bool expired = false;
  std::unique_ptr<Alarm> alarm;
  if (deadline != kNoDeadline) {
    alarm = clock.alarm(deadline, [&expired, &cancel] {
      expired = true;
      cancel();
    });
  }
  T value = co_await std::move(operation);
  alarm.reset();
  co_return Timed<T>{std::move(value), expired};
}

}  // namespace packbench::drivers
