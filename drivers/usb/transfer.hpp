// One libusb transfer: submitted on the io thread, finished there, cancelled but never abandoned.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "drivers/signal.hpp"
#include "drivers/transport.hpp"
#include "drivers/usb/handle.hpp"

struct libusb_transfer;

namespace packbench::drivers {

// How a transfer ended. `length` bytes were moved also when `error` is set.
struct TransferEnd {
  std::size_t length = 0;
  std::optional<Error> error;
  bool stalled = false;
};

// Reusable: submit again after it has ended. Holds the handle until then, so closing can't overtake a
// transfer.
class UsbTransfer : public std::enable_shared_from_this<UsbTransfer> {
 public:
  using Done = std::function<void(TransferEnd)>;

  static std::shared_ptr<UsbTransfer> create(std::shared_ptr<UsbHandle> handle, std::size_t buffer_bytes);
  ~UsbTransfer();
  UsbTransfer(const UsbTransfer&) = delete;
  UsbTransfer& operator=(const UsbTransfer&) = delete;

  std::vector<std::uint8_t>& buffer() { return buffer_; }
  bool pending() const { return pending_; }

  // `done` is called exactly once on the io_context's thread if this returns nothing; else it isn't called at
  // all. No libusb timeout is set: deadlines are the clock's, they cancel().
  std::optional<Error> submit_bulk(std::uint8_t endpoint, std::size_t length, Done done);
  std::optional<Error> submit_interrupt(std::uint8_t endpoint, std::size_t length, Done done);
  // The buffer begins with the 8-byte setup packet.
  std::optional<Error> submit_control(Done done);
  void cancel();

 private:
  UsbTransfer(std::shared_ptr<UsbHandle> handle, std::size_t buffer_bytes);
  std::optional<Error> submit(Done done);
  void finish(int status, std::size_t length);
  friend struct UsbTransferCallback;

  std::shared_ptr<UsbHandle> handle_;
  std::vector<std::uint8_t> buffer_;
  libusb_transfer* transfer_;
  Done done_;
  bool pending_ = false;
  std::shared_ptr<UsbTransfer> self_;  // while libusb has it
};

// A control request; wValue, wIndex, data direction by bit 7 of request_type.
struct ControlRequest {
  std::uint8_t request_type = 0;
  std::uint8_t request = 0;
  std::uint16_t value = 0;
  std::uint16_t index = 0;
};

// Control transfer with data in: returns what the device answered, at most `length` bytes. timeout, gone,
// io_error.
asio::awaitable<Result<std::string>> control_in(std::shared_ptr<UsbHandle> handle, Clock& clock,
                                                ControlRequest request, std::uint16_t length,
                                                TimePoint deadline);
// Control transfer with data out.
asio::awaitable<std::optional<Error>> control_out(std::shared_ptr<UsbHandle> handle, Clock& clock,
                                                  ControlRequest request, std::string data,
                                                  TimePoint deadline);

}  // namespace packbench::drivers
