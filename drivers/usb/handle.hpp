// One opened USB device with the interfaces claimed of it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "drivers/usb/context.hpp"

struct libusb_device_handle;
struct libusb_device;

namespace packbench::drivers {

struct ClaimOptions {
  std::uint8_t interface_number = 0;
  std::uint8_t alt_setting = 0;
  bool reattach = true;  // give the interface back to the kernel's driver in the end
};

class UsbHandle {
 public:
  UsbHandle(std::shared_ptr<UsbContext> context, libusb_device_handle* handle)
      : context_(std::move(context)), handle_(handle) {}
  // Falls back to closing on this thread; close() is the way to do it.
  ~UsbHandle();
  UsbHandle(const UsbHandle&) = delete;
  UsbHandle& operator=(const UsbHandle&) = delete;

  libusb_device_handle* native() const { return handle_; }
  UsbContext& context() const { return *context_; }

  // Takes the interface from the kernel's driver, claims it and sets the alternate setting. These may block
  // for as long as a driver needs to let go, so they run on the blocking thread. busy, access_denied, gone,
  // io_error. May be called for several interfaces, one after the other.
  asio::awaitable<std::optional<Error>> claim(ClaimOptions options);
  // Clears a stalled endpoint.
  asio::awaitable<std::optional<Error>> clear_halt(std::uint8_t endpoint);
  // Releases and closes; all transfers must have ended.
  asio::awaitable<void> close();

 private:
  int claim_now(ClaimOptions options);
  void close_now();

  std::shared_ptr<UsbContext> context_;
  libusb_device_handle* handle_;
  std::vector<std::uint8_t> claimed_;
};

// Opens the device that has this instance ("bus-address"). gone, access_denied, io_error.
asio::awaitable<Result<std::shared_ptr<UsbHandle>>> open_usb_handle(std::shared_ptr<UsbContext> context,
                                                                    std::string instance);

// "3-12": bus and address.
std::string usb_instance(libusb_device* device);

}  // namespace packbench::drivers
