// The real UsbHost: libusb and sysfs.
#pragma once

#include <filesystem>
#include <memory>

#include "drivers/usb/host.hpp"
#include "drivers/usb/sysfs.hpp"

namespace packbench::drivers {

// Never fails: without USB its enumerate() says Errc::no_usb and tries anew each time it is called. `clock`
// must outlive it.
std::unique_ptr<UsbHost> create_libusb_host(asio::any_io_executor executor, Clock& clock,
                                            std::filesystem::path usbfs = "/dev/bus/usb",
                                            std::filesystem::path sysfs = kSysfsUsbDevices);

}  // namespace packbench::drivers
