// One coroutine waits, anybody on the same thread notifies: how transfers, pokes and cancels wake their
// owner.
#pragma once

#include <boost/asio/steady_timer.hpp>

#include "drivers/clock.hpp"

namespace packbench::drivers {

// For one waiter at a time. A notify() without a waiter is kept for the next wait; several count as one.
class Signal {
 public:
  Signal(asio::any_io_executor executor, Clock& clock);

  void notify();
  // Returns true when notified, false when `deadline` came first. The signal must outlive the wait.
  asio::awaitable<bool> wait(TimePoint deadline = kNoDeadline);

 private:
  Clock& clock_;
  asio::steady_timer timer_;  // never expires: its cancellation is the wake-up
  bool notified_ = false;
};

// Returns at `when`; for pauses that nothing needs to cut short.
asio::awaitable<void> sleep_until(asio::any_io_executor executor, Clock& clock, TimePoint when);

}  // namespace packbench::drivers
