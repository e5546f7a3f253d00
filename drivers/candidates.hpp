// Which of the USB devices that are plugged in are ours to open.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "drivers/protocol.hpp"
#include "drivers/usb/device_info.hpp"

namespace packbench::drivers {

struct Candidate {
  DeviceKind kind = DeviceKind::scanner;
  std::string key;       // DeviceIdentity key, or the configured name of a network printer
  std::string instance;  // changes with every re-plug
  DeviceIdentity identity;
  std::uint8_t interface_number = 0;
  bool certain = true;  // false: a HID interface whose descriptor can only be known by opening it
  Protocol protocol = Protocol::hid_pos;  // when certain
};

struct WantedUsb {
  bool inputs = true;  // scanners and scales
  bool printers = true;
  // Whether tables or configuration know the device as a scanner. Only of such a keyboard or a serial line is
  // taken: the next keyboard is the operator's own, and the next serial line a modem.
  std::function<bool(const DeviceIdentity&)> is_scanner = {};
};

// At most one scanner or scale and one printer per device, so that each scan arrives once. HID POS, IBM OEM
// and scales are told by their report descriptor; a HID interface without a driver that is no boot keyboard
// or mouse can't be known before it is opened (not `certain`).
std::vector<Candidate> find_candidates(const std::vector<UsbDeviceInfo>& devices, const WantedUsb& wanted);

// The alternate setting to print through: printer class, highest of protocol 1 and 2, with a bulk OUT
// endpoint; nullptr if the interface has none. With `vendor_class` (the quirk) one of vendor class is as
// good.
const UsbAltSetting* printer_alt(const UsbInterface& interface, bool vendor_class = false);

// The data interface beside a CDC-ACM control interface: the first with bulk endpoints both ways; nullptr if
// there is none.
const UsbInterface* cdc_data_interface(const UsbDeviceInfo& device);

// First endpoint of this type and direction, nullptr if there is none.
const UsbEndpoint* find_endpoint(const UsbAltSetting& alt, EndpointType type, bool in);

// Whether one of the interfaces is a boot keyboard.
bool has_keyboard(const UsbDeviceInfo& device);

}  // namespace packbench::drivers
