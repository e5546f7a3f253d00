// A serial line over USB: each read is some bytes, each write too.
#pragma once

#include <memory>

#include "drivers/transport.hpp"
#include "drivers/usb/device_info.hpp"
#include "drivers/usb/host.hpp"

namespace packbench::drivers {

class UsbContext;

// Whether this interface is the control interface of CDC-ACM.
bool is_serial(const UsbDeviceInfo& device, std::uint8_t interface_number);

// Claims control and data interface (cdc_acm is detached: no tty stays that ModemManager could open), sets
// 9600 8N1 and raises DTR and RTS, without which many scanners send nothing. The line settings are a form: no
// line of that speed is there. busy, access_denied, gone, unsupported, io_error, timeout.
// Source of the requests: USB CDC PSTN subclass 1.2, section 6.3.
asio::awaitable<Result<OpenedInput>> open_usb_serial(std::shared_ptr<UsbContext> context, Clock& clock,
                                                     UsbDeviceInfo device, std::uint8_t interface_number);

}  // namespace packbench::drivers
