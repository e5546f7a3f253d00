// What is known of a USB device without touching it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "drivers/device_id.hpp"

namespace packbench::drivers {

enum class EndpointType : std::uint8_t { control = 0, isochronous = 1, bulk = 2, interrupt = 3 };

struct UsbEndpoint {
  std::uint8_t address = 0;  // bit 7: IN
  EndpointType type = EndpointType::control;
  std::uint16_t max_packet = 0;  // bytes
  bool is_in() const { return (address & 0x80) != 0; }
};

struct UsbAltSetting {
  std::uint8_t number = 0;
  std::uint8_t class_code = 0;
  std::uint8_t subclass = 0;
  std::uint8_t protocol = 0;
  std::vector<UsbEndpoint> endpoints;
  std::uint16_t hid_descriptor_bytes =
      0;  // length of the report descriptor, from the HID descriptor; 0: not HID
};

struct UsbInterface {
  std::uint8_t number = 0;
  std::vector<UsbAltSetting> alts;  // at least one
  std::string kernel_driver;        // "usbhid", "usblp", "usbfs", "" when none is bound
  // HID report descriptor as the kernel read it; nothing while no HID driver is bound.
  std::optional<std::vector<std::uint8_t>> report_descriptor;
};

struct UsbDeviceInfo {
  DeviceIdentity identity;
  std::string instance;  // "3-12", bus and address: changes with every re-plug
  std::vector<UsbInterface> interfaces;
};

}  // namespace packbench::drivers
