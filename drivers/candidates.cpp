// Choice of devices and interfaces by class and report descriptor, never by VID:PID.
#include "drivers/candidates.hpp"

#include <algorithm>

#include "drivers/hid/pos_layout.hpp"
#include "drivers/quirks.hpp"

namespace packbench::drivers {
namespace {

constexpr std::uint8_t kClassHid = 0x03;
constexpr std::uint8_t kClassPrinter = 0x07;
constexpr std::uint8_t kSubclassBoot = 0x01;
constexpr std::uint8_t kSubclassPrinter = 0x01;
constexpr std::uint8_t kProtocolKeyboard = 0x01;
constexpr std::uint8_t kProtocolUnidirectional = 0x01;
constexpr std::uint8_t kProtocolBidirectional = 0x02;

enum class Fit { no, maybe, yes };

Fit scanner_fit(const UsbInterface& interface) {
  const UsbAltSetting& alt = interface.alts.front();
  if (alt.class_code != kClassHid || alt.subclass == kSubclassBoot) return Fit::no;
  if (find_endpoint(alt, EndpointType::interrupt, true) == nullptr) return Fit::no;
  if (!interface.report_descriptor) {
    // "usbfs": claimed by a program, which may be this one; without its HID driver the kernel shows no
    // descriptor.
    const bool unbound = interface.kernel_driver.empty() || interface.kernel_driver == "usbfs";
    return unbound ? Fit::maybe : Fit::no;
  }
  const auto parsed = hid::parse_report_descriptor(*interface.report_descriptor);
  return parsed && hid::is_pos_scanner(*parsed) && hid::pos_layout(*parsed) ? Fit::yes : Fit::no;
}

const UsbInterface* scanner_interface(const UsbDeviceInfo& device) {
  const UsbInterface* best = nullptr;
  Fit best_fit = Fit::no;
  for (const UsbInterface& interface : device.interfaces) {
    const Fit fit = scanner_fit(interface);
    if (fit <= best_fit) continue;
    best = &interface;
    best_fit = fit;
  }
  return best;
}

const UsbInterface* printer_interface(const UsbDeviceInfo& device) {
  const auto found =
      std::find_if(device.interfaces.begin(), device.interfaces.end(),
                   [](const UsbInterface& interface) { return printer_alt(interface) != nullptr; });
  return found == device.interfaces.end() ? nullptr : &*found;
}

}  // namespace

const UsbEndpoint* find_endpoint(const UsbAltSetting& alt, EndpointType type, bool in) {
  const auto found = std::find_if(alt.endpoints.begin(), alt.endpoints.end(),
                                  [&](const UsbEndpoint& e) { return e.type == type && e.is_in() == in; });
  return found == alt.endpoints.end() ? nullptr : &*found;
}

const UsbAltSetting* printer_alt(const UsbInterface& interface) {
  const UsbAltSetting* best = nullptr;
  for (const UsbAltSetting& alt : interface.alts) {
    if (alt.class_code != kClassPrinter || alt.subclass != kSubclassPrinter) continue;
    if (alt.protocol != kProtocolUnidirectional && alt.protocol != kProtocolBidirectional) continue;
    if (find_endpoint(alt, EndpointType::bulk, false) == nullptr) continue;
    if (best == nullptr || alt.protocol > best->protocol) best = &alt;
  }
  return best;
}

bool has_keyboard(const UsbDeviceInfo& device) {
  return std::any_of(device.interfaces.begin(), device.interfaces.end(), [](const UsbInterface& interface) {
    const UsbAltSetting& alt = interface.alts.front();
    return alt.class_code == kClassHid && alt.subclass == kSubclassBoot && alt.protocol == kProtocolKeyboard;
  });
}

std::vector<Candidate> find_candidates(const std::vector<UsbDeviceInfo>& devices, const WantedUsb& wanted) {
  std::vector<DeviceIdentity> identities;
  for (const UsbDeviceInfo& device : devices) identities.push_back(device.identity);
  const std::vector<std::string> keys = assign_keys(identities);
  std::vector<Candidate> candidates;
  for (std::size_t i = 0; i < devices.size(); ++i) {
    const UsbDeviceInfo& device = devices[i];
    if ((quirk_flags(device.identity.vid, device.identity.pid) & kQuirkIgnore) != 0) continue;
    const UsbInterface* scanner = wanted.scanners ? scanner_interface(device) : nullptr;
    const UsbInterface* printer = wanted.printers ? printer_interface(device) : nullptr;
    if (scanner != nullptr)
      candidates.push_back({DeviceKind::scanner, keys[i], device.instance, device.identity, scanner->number,
                            scanner_fit(*scanner) == Fit::yes});
    if (printer != nullptr)
      candidates.push_back(
          {DeviceKind::printer, keys[i], device.instance, device.identity, printer->number, true});
  }
  return candidates;
}

}  // namespace packbench::drivers
