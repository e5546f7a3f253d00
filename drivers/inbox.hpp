// What has come in from a device and isn't read yet.
#pragma once

#include <deque>
#include <optional>
#include <string>

#include "drivers/error.hpp"
#include "drivers/signal.hpp"

namespace packbench::drivers {

// Filled by a transport's pump, emptied by one reader. Keeps message borders (HID reports).
class Inbox {
 public:
  // Above `max_bytes` the oldest messages are dropped: stale printer status is worth nothing.
  Inbox(asio::any_io_executor executor, Clock& clock, std::size_t max_bytes);

  void push(std::string message);
  // Every read from now on returns this error, after the messages that came before it.
  void fail(Error error);
  // Ends a pending read with Errc::cancelled; without one it does nothing.
  void cancel();
  // Returns the oldest message, or timeout, cancelled, or the error of fail().
  asio::awaitable<Result<std::string>> read(TimePoint deadline);

  const std::optional<Error>& failure() const { return failure_; }

 private:
  Signal arrived_;
  std::size_t max_bytes_;
  std::size_t bytes_ = 0;
  std::deque<std::string> messages_;
  std::optional<Error> failure_;
  bool reading_ = false;
  bool cancelled_ = false;
};

}  // namespace packbench::drivers
