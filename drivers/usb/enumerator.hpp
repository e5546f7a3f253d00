// All USB devices as libusb lists them, with what sysfs adds. Nothing is opened.
#pragma once

#include <filesystem>
#include <span>
#include <vector>

#include "drivers/error.hpp"
#include "drivers/usb/device_info.hpp"

struct libusb_context;

namespace packbench::drivers {

// Hubs are left out. A device that vanishes meanwhile, or has no configuration, is left out too.
Result<std::vector<UsbDeviceInfo>> enumerate_usb(libusb_context* context,
                                                 const std::filesystem::path& sysfs_root);

// Length of the report descriptor in the class descriptors behind a HID interface descriptor; 0 if there is
// none. Layout: HID 1.11 section 6.2.1.
std::uint16_t hid_report_descriptor_bytes(std::span<const std::uint8_t> extra);

}  // namespace packbench::drivers
