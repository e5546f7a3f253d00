// Which interfaces are opened, and which are never touched.
#include "drivers/candidates.hpp"

#include <gtest/gtest.h>

#include "tests/drivers/usb_samples.hpp"

namespace packbench::drivers {
namespace {

using namespace tests;

std::string found(const UsbDeviceInfo& device) {
  std::string text;
  for (const Candidate& candidate : find_candidates({device}, WantedUsb{}))
    text += std::string(to_string(candidate.kind)) + std::to_string(candidate.interface_number) + " ";
  return text;
}

// The protocols found, when the tables know the device as a scanner.
std::string found_of_scanner_maker(const UsbDeviceInfo& device) {
  WantedUsb wanted;
  wanted.is_scanner = [](const DeviceIdentity&) { return true; };
  std::string text;
  for (const Candidate& candidate : find_candidates({device}, wanted))
    text += std::string(to_string(candidate.protocol)) + std::to_string(candidate.interface_number) + " ";
  return text;
}

UsbInterface cdc_control(std::uint8_t number) {
  UsbInterface interface;
  interface.number = number;
  interface.alts = {{0, 2, 2, 1, {{0x83, EndpointType::interrupt, 8}}, 0}};
  interface.kernel_driver = "cdc_acm";
  return interface;
}

UsbInterface cdc_data(std::uint8_t number) {
  UsbInterface interface;
  interface.number = number;
  interface.alts = {{0, 10, 0, 0, {{0x81, EndpointType::bulk, 64}, {0x02, EndpointType::bulk, 64}}, 0}};
  interface.kernel_driver = "cdc_acm";
  return interface;
}

// A POS interface of which no way is known to send scans there.
UsbInterface bare_pos(std::uint8_t number) {
  return hid_interface(number, kNewlandLayout);
}

TEST(Candidates, KeyboardsAndSerialLinesOnlyOfKnownScanners) {
  const UsbDeviceInfo serial = usb_device({cdc_control(0), cdc_data(1)});
  const UsbDeviceInfo keyboard = usb_device({keyboard_interface(0)});
  EXPECT_EQ(found(serial), "") << "a modem";
  EXPECT_EQ(found(keyboard), "") << "a real keyboard";
  EXPECT_EQ(found_of_scanner_maker(serial), "cdc0 ");
  EXPECT_EQ(found_of_scanner_maker(usb_device({cdc_control(0)})), "") << "no data interface";
  EXPECT_EQ(found_of_scanner_maker(keyboard), "keyboard0 ");
  UsbDeviceInfo after_a_crash = keyboard;
  after_a_crash.interfaces[0].report_descriptor.reset();
  after_a_crash.interfaces[0].kernel_driver.clear();
  EXPECT_EQ(found_of_scanner_maker(after_a_crash), "keyboard0 ");
  EXPECT_EQ(found(after_a_crash), "");
}

TEST(Candidates, OneInterfaceOfSeveral) {
  EXPECT_EQ(found_of_scanner_maker(usb_device({keyboard_interface(0), pos_interface(1)})), "hid-pos1 ");
  EXPECT_EQ(found_of_scanner_maker(usb_device({keyboard_interface(0), bare_pos(1)})), "keyboard0 ")
      << "its POS interface is empty while it types";
  EXPECT_EQ(found(usb_device({keyboard_interface(0), bare_pos(1)})), "scanner1 ");
  EXPECT_EQ(found_of_scanner_maker(usb_device({keyboard_interface(0), cdc_control(1), cdc_data(2)})),
            "cdc1 ");
  EXPECT_EQ(found_of_scanner_maker(usb_device({bare_pos(0), cdc_control(1), cdc_data(2)})), "hid-pos0 ");
  UsbInterface unread = pos_interface(1);
  unread.report_descriptor.reset();
  unread.kernel_driver.clear();
  const auto candidates = find_candidates({usb_device({keyboard_interface(0), unread})}, WantedUsb{});
  ASSERT_EQ(candidates.size(), 1u);
  EXPECT_EQ(candidates[0].interface_number, 1) << "looked at before the keyboard is taken";
  EXPECT_FALSE(candidates[0].certain);
}

TEST(Candidates, ByClassAndDescriptor) {
  EXPECT_EQ(found(usb_device({pos_interface(0)})), "scanner0 ");
  EXPECT_EQ(found(usb_device({keyboard_interface(0), pos_interface(1)})), "scanner1 ")
      << "keyboard+POS composite";
  EXPECT_EQ(found(usb_device({keyboard_interface(0)})), "") << "a real keyboard is never touched";
  EXPECT_EQ(found(usb_device({hid_interface(0, kIbmOem)})), "scanner0 ");
  EXPECT_EQ(found(usb_device({hid_interface(0, kScale)})), "scale0 ");
  EXPECT_EQ(found(usb_device({pos_interface(0), pos_interface(1)})), "scanner0 ") << "each scan once";
  EXPECT_EQ(found(usb_device({printer_interface(0)})), "printer0 ");
  EXPECT_EQ(found(usb_device({printer_interface(0), pos_interface(1)})), "scanner1 printer0 ");
}

TEST(Candidates, DescriptorNotReadableYet) {
  UsbInterface unknown = pos_interface(0);
  unknown.report_descriptor.reset();
  EXPECT_EQ(found(usb_device({unknown})), "") << "another driver has it";
  unknown.kernel_driver.clear();
  EXPECT_EQ(found(usb_device({unknown})), "scanner0 ") << "nobody has it: look";
  unknown.kernel_driver = "usbfs";
  EXPECT_EQ(found(usb_device({unknown})), "scanner0 ") << "claimed, perhaps by ourselves";
  EXPECT_FALSE(find_candidates({usb_device({unknown})}, WantedUsb{}).at(0).certain);
  EXPECT_TRUE(find_candidates({usb_device({pos_interface(0)})}, WantedUsb{}).at(0).certain);
  UsbInterface boot = keyboard_interface(1);
  boot.report_descriptor.reset();
  boot.kernel_driver.clear();
  EXPECT_EQ(found(usb_device({boot})), "");
  EXPECT_EQ(found(usb_device({unknown, pos_interface(2)})), "scanner2 ") << "the known one first";
}

TEST(Candidates, SwitchedOffAndIgnoredOnes) {
  const UsbDeviceInfo device = usb_device({printer_interface(0), pos_interface(1)});
  EXPECT_EQ(find_candidates({device}, {true, false}).size(), 1u);
  EXPECT_EQ(find_candidates({device}, {false, false}).size(), 0u);
  UsbDeviceInfo flash = usb_device({pos_interface(0)});
  flash.identity.vid = 0x05f9;
  flash.identity.pid = 0x120a;
  EXPECT_EQ(found(flash), "");
}

TEST(Candidates, EqualDevicesGetTheirPortsAsKeys) {
  UsbDeviceInfo a = usb_device({pos_interface(0)});
  UsbDeviceInfo b = a;
  a.identity.port_path = "1-1";
  b.identity.port_path = "1-2";
  const auto candidates = find_candidates({a, b}, WantedUsb{});
  ASSERT_EQ(candidates.size(), 2u);
  EXPECT_EQ(candidates[0].key, "0c2e:0b81@1-1");
  EXPECT_EQ(candidates[1].key, "0c2e:0b81@1-2");
}

TEST(PrinterAlt, HighestOfOneAndTwoWithAnOut) {
  UsbInterface interface = printer_interface(0);
  EXPECT_EQ(printer_alt(interface)->protocol, 2);
  interface.alts.push_back({1, 7, 1, 1, interface.alts[0].endpoints, 0});
  interface.alts.push_back({2, 7, 1, 4, interface.alts[0].endpoints, 0});  // IPP over USB
  EXPECT_EQ(printer_alt(interface)->number, 0);
  interface.alts.erase(interface.alts.begin());
  EXPECT_EQ(printer_alt(interface)->number, 1);
  interface.alts[0].endpoints = {{0x81, EndpointType::bulk, 64}};
  EXPECT_EQ(printer_alt(interface), nullptr);
}

TEST(PrinterAlt, OfVendorClassOnlyWhereTheTableSaysSo) {
  UsbDeviceInfo device = usb_device({printer_interface(0)});
  device.interfaces[0].alts[0].class_code = 0xFF;
  device.identity.vid = 0x04b8;
  device.identity.pid = 0x0202;
  EXPECT_EQ(find_candidates({device}, WantedUsb{}).size(), 1u);
  device.identity.pid = 0x0203;
  EXPECT_TRUE(find_candidates({device}, WantedUsb{}).empty());
}

}  // namespace
}  // namespace packbench::drivers
