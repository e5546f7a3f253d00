// sysfs reader for USB strings, drivers and HID report descriptors.
#include "drivers/usb/sysfs.hpp"

#include <fstream>
#include <iterator>

namespace packbench::drivers {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxAttributeBytes = 8192;

std::optional<std::string> read_attribute(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  std::string text(kMaxAttributeBytes, '\0');
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(file.gcount()));
  return text;
}

std::string read_string(const fs::path& path) {
  std::string text = read_attribute(path).value_or("");
  while (!text.empty() && text.back() == '\n') text.pop_back();
  return text;
}

// "/sys/.../1-1:1.0/driver" is a link to the driver's directory.
std::string bound_driver(const fs::path& interface) {
  std::error_code none;
  const fs::path target = fs::read_symlink(interface / "driver", none);
  return none ? std::string() : target.filename().string();
}

// The HID device below the interface is a directory "0003:VID:PID.NUMBER".
std::optional<std::vector<std::uint8_t>> report_descriptor(const fs::path& interface) {
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(interface, none)) {
    const std::optional<std::string> bytes = read_attribute(entry.path() / "report_descriptor");
    if (bytes && !bytes->empty()) return std::vector<std::uint8_t>(bytes->begin(), bytes->end());
  }
  return std::nullopt;
}

// "1-1.4:1.0": the number before the dot is the active configuration, almost always 1.
fs::path interface_directory(const fs::path& root, const UsbDeviceInfo& device, std::uint8_t number) {
  std::string configuration = read_string(root / device.identity.port_path / "bConfigurationValue");
  if (configuration.empty()) configuration = "1";
  return root / (device.identity.port_path + ":" + configuration + "." + std::to_string(number));
}

}  // namespace

void add_sysfs_facts(const fs::path& root, UsbDeviceInfo& device) {
  const fs::path directory = root / device.identity.port_path;
  device.identity.serial = read_string(directory / "serial");
  device.identity.manufacturer = read_string(directory / "manufacturer");
  device.identity.product = read_string(directory / "product");
  for (UsbInterface& interface : device.interfaces) {
    const fs::path where = interface_directory(root, device, interface.number);
    interface.kernel_driver = bound_driver(where);
    if (interface.alts.front().hid_descriptor_bytes > 0)
      interface.report_descriptor = report_descriptor(where);
  }
}

}  // namespace packbench::drivers
