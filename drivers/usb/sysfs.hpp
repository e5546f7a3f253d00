// What the kernel already knows of a USB device, read from sysfs: no device is opened, no right is needed.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "drivers/usb/device_info.hpp"

namespace packbench::drivers {

inline const std::filesystem::path kSysfsUsbDevices = "/sys/bus/usb/devices";

// Fills serial, manufacturer and product from `root`/PORT_PATH, and for each interface the bound driver and,
// where a HID driver has read it, the report descriptor. What isn't there stays empty.
void add_sysfs_facts(const std::filesystem::path& root, UsbDeviceInfo& device);

}  // namespace packbench::drivers
