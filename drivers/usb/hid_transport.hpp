// A claimed HID interface: each read is one input report, each write one output report.
#pragma once

#include <memory>

#include "drivers/transport.hpp"
#include "drivers/usb/device_info.hpp"
#include "drivers/usb/host.hpp"

namespace packbench::drivers {

class UsbContext;

// Claims the interface (the kernel's HID driver is detached, so that no window gets a scanner's keys, and
// comes back on close), reads the report descriptor from the device, and keeps two IN transfers pending. In
// keyboard+POS mode, where the descriptor has the feature, scans are sent here by SET_REPORT. busy,
// access_denied, gone, unsupported (nothing that the bench reads), malformed, io_error, timeout.
asio::awaitable<Result<OpenedInput>> open_usb_hid(std::shared_ptr<UsbContext> context, Clock& clock,
                                                  UsbDeviceInfo device, std::uint8_t interface_number);

}  // namespace packbench::drivers
