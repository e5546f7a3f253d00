// USB printer class 1.1: bulk OUT, bulk IN where there is one, GET_DEVICE_ID, GET_PORT_STATUS.
#pragma once

#include <memory>

#include "drivers/transport.hpp"
#include "drivers/usb/device_info.hpp"
#include "drivers/usb/handle.hpp"

namespace packbench::drivers {

// Claims the interface (usblp is detached), asks for the device id, and keeps an IN transfer pending from
// then on unless the printer is unidirectional by its quirk. busy, access_denied, gone, unsupported,
// io_error.
asio::awaitable<Result<std::unique_ptr<Transport>>> open_usb_printer(std::shared_ptr<UsbContext> context,
                                                                     Clock& clock, UsbDeviceInfo device,
                                                                     std::uint8_t interface_number);

}  // namespace packbench::drivers
