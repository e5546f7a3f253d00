// USB devices for tests, as the enumerator would report them.
#pragma once

#include <vector>

#include "drivers/usb/device_info.hpp"
#include "tests/hid/descriptors.hpp"

namespace packbench::tests {

inline drivers::UsbInterface hid_interface(std::uint8_t number, std::string_view descriptor) {
  drivers::UsbInterface interface;
  interface.number = number;
  interface.alts = {
      {0,
       3,
       0,
       0,
       {{0x82, drivers::EndpointType::interrupt, 64}, {0x07, drivers::EndpointType::interrupt, 64}},
       static_cast<std::uint16_t>(hex(descriptor).size())}};
  interface.kernel_driver = "usbhid";
  interface.report_descriptor = hex(descriptor);
  return interface;
}

inline drivers::UsbInterface pos_interface(std::uint8_t number) {
  return hid_interface(number, kHoneywellPos);
}

inline drivers::UsbInterface keyboard_interface(std::uint8_t number) {
  drivers::UsbInterface interface = hid_interface(number, kHoneywellKeyboard);
  interface.alts[0].subclass = 1;
  interface.alts[0].protocol = 1;
  return interface;
}

inline drivers::UsbInterface printer_interface(std::uint8_t number) {
  drivers::UsbInterface interface;
  interface.number = number;
  interface.alts = {
      {0, 7, 1, 2, {{0x81, drivers::EndpointType::bulk, 64}, {0x02, drivers::EndpointType::bulk, 64}}, 0}};
  interface.kernel_driver = "usblp";
  return interface;
}

inline drivers::UsbDeviceInfo usb_device(std::vector<drivers::UsbInterface> interfaces) {
  return {{0x0c2e, 0x0b81, "SN-00042", "1-1.4", "Honeywell", "Scanner"}, "1-7", std::move(interfaces)};
}

}  // namespace packbench::tests
