// libusb's device list as plain values.
#include "drivers/usb/enumerator.hpp"

#include <libusb.h>

#include <array>

#include "drivers/usb/error.hpp"
#include "drivers/usb/handle.hpp"
#include "drivers/usb/sysfs.hpp"

namespace packbench::drivers {
namespace {

constexpr int kMaxPortDepth = 7;  // USB 3.0 allows no more tiers

// "1-1.4", the name that the kernel gives the device in sysfs.
std::string port_path(libusb_device* device) {
  std::array<std::uint8_t, kMaxPortDepth> ports{};
  const int depth = libusb_get_port_numbers(device, ports.data(), static_cast<int>(ports.size()));
  std::string path = std::to_string(libusb_get_bus_number(device));
  for (int i = 0; i < depth; ++i)
    path += (i == 0 ? "-" : ".") + std::to_string(ports[static_cast<std::size_t>(i)]);
  return path;
}

UsbAltSetting alt_setting(const libusb_interface_descriptor& descriptor) {
  UsbAltSetting alt;
  alt.number = descriptor.bAlternateSetting;
  alt.class_code = descriptor.bInterfaceClass;
  alt.subclass = descriptor.bInterfaceSubClass;
  alt.protocol = descriptor.bInterfaceProtocol;
  for (int i = 0; i < descriptor.bNumEndpoints; ++i) {
    const libusb_endpoint_descriptor& endpoint = descriptor.endpoint[i];
    constexpr std::uint16_t kSizeBits = 0x7FF;  // the bits above say packets per microframe
    alt.endpoints.push_back({endpoint.bEndpointAddress, static_cast<EndpointType>(endpoint.bmAttributes & 3),
                             static_cast<std::uint16_t>(endpoint.wMaxPacketSize & kSizeBits)});
  }
  if (descriptor.bInterfaceClass == LIBUSB_CLASS_HID && descriptor.extra_length > 0)
    alt.hid_descriptor_bytes =
        hid_report_descriptor_bytes({descriptor.extra, static_cast<std::size_t>(descriptor.extra_length)});
  return alt;
}

std::vector<UsbInterface> interfaces(libusb_device* device) {
  libusb_config_descriptor* configuration = nullptr;
  if (libusb_get_active_config_descriptor(device, &configuration) != LIBUSB_SUCCESS) return {};
  std::vector<UsbInterface> all;
  for (int i = 0; i < configuration->bNumInterfaces; ++i) {
    const libusb_interface& interface = configuration->interface[i];
    if (interface.num_altsetting <= 0) continue;
    UsbInterface found;
    found.number = interface.altsetting[0].bInterfaceNumber;
    for (int alt = 0; alt < interface.num_altsetting; ++alt)
      found.alts.push_back(alt_setting(interface.altsetting[alt]));
    all.push_back(std::move(found));
  }
  libusb_free_config_descriptor(configuration);
  return all;
}

std::optional<UsbDeviceInfo> device_info(libusb_device* device, const std::filesystem::path& sysfs_root) {
  libusb_device_descriptor descriptor{};
  if (libusb_get_device_descriptor(device, &descriptor) != LIBUSB_SUCCESS) return std::nullopt;
  if (descriptor.bDeviceClass == LIBUSB_CLASS_HUB) return std::nullopt;
  UsbDeviceInfo info;
  info.identity.vid = descriptor.idVendor;
  info.identity.pid = descriptor.idProduct;
  info.identity.port_path = port_path(device);
  info.instance = usb_instance(device);
  info.interfaces = interfaces(device);
  if (info.interfaces.empty()) return std::nullopt;
  add_sysfs_facts(sysfs_root, info);
  return info;
}

}  // namespace

std::uint16_t hid_report_descriptor_bytes(std::span<const std::uint8_t> extra) {
  constexpr std::uint8_t kHidDescriptor = 0x21;
  constexpr std::uint8_t kReportDescriptor = 0x22;
  constexpr std::size_t kFixedBytes = 6;  // length, type, bcdHID, country, number of class descriptors
  while (extra.size() >= 2) {
    const std::size_t length = extra[0];
    if (length < 2 || length > extra.size()) return 0;
    if (extra[1] == kHidDescriptor) {
      for (std::size_t at = kFixedBytes; at + 3 <= length; at += 3)
        if (extra[at] == kReportDescriptor)
          return static_cast<std::uint16_t>(extra[at + 1] | extra[at + 2] << 8);
    }
    extra = extra.subspan(length);
  }
  return 0;
}

Result<std::vector<UsbDeviceInfo>> enumerate_usb(libusb_context* context,
                                                 const std::filesystem::path& sysfs_root) {
  libusb_device** list = nullptr;
  const ssize_t count = libusb_get_device_list(context, &list);
  if (count < 0) return usb_error(static_cast<int>(count), "list USB devices");
  std::vector<UsbDeviceInfo> devices;
  for (ssize_t i = 0; i < count; ++i)
    if (auto info = device_info(list[i], sysfs_root)) devices.push_back(std::move(*info));
  libusb_free_device_list(list, 1);
  return devices;
}

}  // namespace packbench::drivers
