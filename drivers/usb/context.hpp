// libusb behind one bridge: an event thread whose news are posted to the io_context, a thread for calls that
// block.
#pragma once

#include <atomic>
#include <boost/asio/any_io_executor.hpp>
#include <functional>
#include <memory>
#include <thread>

#include "drivers/blocking.hpp"
#include "drivers/error.hpp"

struct libusb_context;

namespace packbench::drivers {

class UsbContext : public std::enable_shared_from_this<UsbContext> {
 public:
  // Errc::no_usb when libusb can't start: no usbfs, no permission. Ask again later.
  static Result<std::shared_ptr<UsbContext>> open(asio::any_io_executor executor);
  ~UsbContext();
  UsbContext(const UsbContext&) = delete;
  UsbContext& operator=(const UsbContext&) = delete;

  libusb_context* native() const { return context_; }
  const asio::any_io_executor& executor() const { return executor_; }
  BlockingThread& blocking() { return blocking_; }

  // `poke` is posted to the executor after a device came or left; nullptr ends that.
  void on_change(std::function<void()> poke);
  // For the hot-plug callback, on the event thread: only queues.
  void changed();

 private:
  UsbContext(asio::any_io_executor executor, libusb_context* context);

  asio::any_io_executor executor_;
  libusb_context* context_;
  std::shared_ptr<std::function<void()>> poke_;  // touched on the io_context's thread only
  BlockingThread blocking_;
  std::atomic<bool> stopping_ = false;
  std::thread events_;
};

}  // namespace packbench::drivers
