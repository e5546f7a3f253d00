// The one way to a device: bytes out, bytes in, each with a deadline.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <utility>

#include "drivers/clock.hpp"
#include "drivers/error.hpp"

namespace packbench::drivers {

using Bytes = std::span<const std::uint8_t>;

// The bytes of a text, for write().
inline Bytes as_bytes(const std::string& text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

// What became of a write. `accepted` is how many bytes the device (or its kernel driver) took, also when it
// failed: 0 means that nothing of the job can have been printed.
struct [[nodiscard]] WriteOutcome {
  std::size_t accepted = 0;
  std::optional<Error> error;
};

// GET_PORT_STATUS of the USB printer class: a hint, many printers don't fill it in.
struct PortStatus {
  std::uint8_t raw = 0;
  bool paper_empty() const { return (raw & 0x20) != 0; }
  bool selected() const { return (raw & 0x10) != 0; }
  bool error() const { return (raw & 0x08) == 0; }
};

// One coroutine at a time may write and one at a time may read. Spans and the transport itself must outlive
// the awaited call. After gone and io_error the transport is broken (on_broken tells) and only to be closed.
class Transport {
 public:
  virtual ~Transport() = default;

  // Sends all of `bytes`. Ends early with timeout, cancelled, gone or io_error; `accepted` is right in every
  // case.
  virtual asio::awaitable<WriteOutcome> write(Bytes bytes, TimePoint deadline) = 0;
  // Returns at least one byte (for scanners: exactly one report) or timeout, cancelled, gone, no_reply,
  // io_error.
  virtual asio::awaitable<Result<std::string>> read(TimePoint deadline) = 0;
  // Makes a pending write and read end soon with Errc::cancelled.
  virtual void cancel() = 0;
  // Cancels, awaits everything under way, and gives the device back. To be awaited before destruction.
  virtual asio::awaitable<void> close() = 0;
  // For logs: "usb 0a5f:0084 port 1-2 interface 0".
  virtual std::string describe() const = 0;

  // Whether read() can ever return data.
  virtual bool can_read() const { return true; }
  // The IEEE 1284 device id, "" if the device has none. Asked once when the transport was opened.
  virtual std::string device_id() const { return {}; }
  // Errc::no_reply where there is no such request.
  virtual asio::awaitable<Result<PortStatus>> port_status(TimePoint) {
    co_return Error{Errc::no_reply, "this connection has no port status"};
  }

  // Called once, on the io_context's thread, when the transport is found broken; at once if that has happened
  // already.
  void on_broken(std::function<void(Error)> handler) {
    broken_handler_ = std::move(handler);
    if (broken_) tell_broken();
  }

 protected:
  void report_broken(Error error) {
    if (!broken_) broken_ = std::move(error);
    tell_broken();
  }

 private:
  void tell_broken() {
    if (auto handler = std::exchange(broken_handler_, nullptr)) handler(*broken_);
  }

  std::optional<Error> broken_;
  std::function<void(Error)> broken_handler_;
};

}  // namespace packbench::drivers
