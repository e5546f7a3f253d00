// Which of the USB devices that are plugged in are ours to open.
#pragma once

#include <string>
#include <vector>

#include "drivers/usb/device_info.hpp"

namespace packbench::drivers {

enum class DeviceKind { scanner, printer };
constexpr std::string_view to_string(DeviceKind kind) {
  return kind == DeviceKind::scanner ? "scanner" : "printer";
}

struct Candidate {
  DeviceKind kind = DeviceKind::scanner;
  std::string key;       // DeviceIdentity key, or the configured name of a network printer
  std::string instance;  // changes with every re-plug
  DeviceIdentity identity;
  std::uint8_t interface_number = 0;
  bool certain = true;  // false: a HID interface whose descriptor can only be known by opening it
};

struct WantedUsb {
  bool scanners = true;
  bool printers = true;
};

// At most one scanner and one printer per device, so that each scan arrives once. A scanner is a HID
// interface whose descriptor has a bar code scanner collection, or one without a HID driver and not a boot
// keyboard or mouse, whose descriptor can't be known before it is opened (not `certain`). A real keyboard is
// never among them.
std::vector<Candidate> find_candidates(const std::vector<UsbDeviceInfo>& devices, const WantedUsb& wanted);

// The alternate setting to print through: printer class, highest of protocol 1 and 2, with a bulk OUT
// endpoint; nullptr if the interface has none.
const UsbAltSetting* printer_alt(const UsbInterface& interface);

// First endpoint of this type and direction, nullptr if there is none.
const UsbEndpoint* find_endpoint(const UsbAltSetting& alt, EndpointType type, bool in);

// Whether one of the interfaces is a boot keyboard.
bool has_keyboard(const UsbDeviceInfo& device);

}  // namespace packbench::drivers
