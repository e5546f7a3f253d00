// The USB side of a machine, as the device manager needs it; libusb behind it, or a script in tests.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include "drivers/transport.hpp"
#include "drivers/usb/device_info.hpp"

namespace packbench::drivers {

// An opened scanner or scale.
struct OpenedInput {
  std::unique_ptr<Transport> transport;  // each read() gives one input report, or some bytes of a serial line
  std::vector<std::uint8_t> descriptor;  // the HID report descriptor, empty for a serial line
};

class UsbHost {
 public:
  virtual ~UsbHost() = default;

  // All devices that are plugged in now. Errc::no_usb when the machine has no USB: asked again later.
  virtual Result<std::vector<UsbDeviceInfo>> enumerate() = 0;
  // Claim the interface for the life of the transport. busy, access_denied, gone, unsupported, io_error,
  // timeout.
  virtual asio::awaitable<Result<OpenedInput>> open_input(UsbDeviceInfo device,
                                                          std::uint8_t interface_number) = 0;
  virtual asio::awaitable<Result<std::unique_ptr<Transport>>> open_printer(UsbDeviceInfo device,
                                                                           std::uint8_t interface_number) = 0;
  // `poke` is called on the io_context's thread after something was plugged or unplugged; it may be called
  // too often.
  virtual void on_change(std::function<void()> poke) = 0;
};

}  // namespace packbench::drivers
