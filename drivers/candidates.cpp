// Choice of devices and interfaces by class and report descriptor, never by VID:PID.
#include "drivers/candidates.hpp"

#include <algorithm>

#include "drivers/hid/hid_protocol.hpp"
#include "drivers/hid/pos_layout.hpp"
#include "drivers/quirks.hpp"

namespace packbench::drivers {
namespace {

constexpr std::uint8_t kClassCommunications = 0x02;
constexpr std::uint8_t kClassHid = 0x03;
constexpr std::uint8_t kClassPrinter = 0x07;
constexpr std::uint8_t kClassCdcData = 0x0A;
constexpr std::uint8_t kClassVendor = 0xFF;
constexpr std::uint8_t kSubclassBoot = 0x01;
constexpr std::uint8_t kSubclassAcm = 0x02;
constexpr std::uint8_t kSubclassPrinter = 0x01;
constexpr std::uint8_t kProtocolKeyboard = 0x01;
constexpr std::uint8_t kProtocolUnidirectional = 0x01;
constexpr std::uint8_t kProtocolBidirectional = 0x02;

// How well an interface serves as the one scanner or scale of its device; the best is taken.
enum class Fit {
  none,
  empty_pos,  // POS beside a keyboard, and no way known to switch it on: more likely the keyboard talks
  types,      // a keyboard
  serial,     // a serial line
  unknown,    // to be opened before anybody takes the keyboard beside it
  sure,       // its descriptor says what it is
};

struct Input {
  const UsbInterface* interface = nullptr;
  Fit fit = Fit::none;
  Protocol protocol = Protocol::hid_pos;
};

Input hid_input(const UsbDeviceInfo& device, const UsbInterface& interface, bool is_scanner) {
  const UsbAltSetting& alt = interface.alts.front();
  const bool boot = alt.subclass == kSubclassBoot;
  if (find_endpoint(alt, EndpointType::interrupt, true) == nullptr) return {};
  if (!interface.report_descriptor) {
    if (boot && alt.protocol == kProtocolKeyboard && is_scanner)
      return {&interface, Fit::types, Protocol::keyboard};
    // "usbfs": claimed by a program, which may be this one; without its HID driver the kernel shows no
    // descriptor.
    const bool unbound = interface.kernel_driver.empty() || interface.kernel_driver == "usbfs";
    return unbound && !boot ? Input{&interface, Fit::unknown, Protocol::hid_pos} : Input{};
  }
  const auto parsed = hid::parse_report_descriptor(*interface.report_descriptor);
  const std::optional<Protocol> protocol = parsed ? hid::hid_protocol(*parsed) : std::nullopt;
  if (!protocol) return {};
  if (*protocol == Protocol::keyboard) return is_scanner ? Input{&interface, Fit::types, *protocol} : Input{};
  if (boot) return {};
  const bool redirected = *protocol != Protocol::hid_pos || !has_keyboard(device) ||
                          hid::pos_layout(*parsed)->redirect_feature.has_value();
  return {&interface, redirected ? Fit::sure : Fit::empty_pos, *protocol};
}

Input input_of(const UsbDeviceInfo& device, const UsbInterface& interface, bool is_scanner) {
  const UsbAltSetting& alt = interface.alts.front();
  if (alt.class_code == kClassHid) return hid_input(device, interface, is_scanner);
  if (alt.class_code == kClassCommunications && alt.subclass == kSubclassAcm && is_scanner &&
      cdc_data_interface(device) != nullptr)
    return {&interface, Fit::serial, Protocol::cdc};
  return {};
}

Input best_input(const UsbDeviceInfo& device, const WantedUsb& wanted) {
  Input best;
  if (!wanted.inputs) return best;
  const bool is_scanner = wanted.is_scanner && wanted.is_scanner(device.identity);
  for (const UsbInterface& interface : device.interfaces) {
    const Input input = input_of(device, interface, is_scanner);
    if (input.fit > best.fit) best = input;
  }
  return best;
}

const UsbInterface* printer_interface(const UsbDeviceInfo& device) {
  const bool vendor_class = (quirk_flags(device.identity.vid, device.identity.pid) & kQuirkVendorClass) != 0;
  const auto found = std::find_if(
      device.interfaces.begin(), device.interfaces.end(),
      [&](const UsbInterface& interface) { return printer_alt(interface, vendor_class) != nullptr; });
  return found == device.interfaces.end() ? nullptr : &*found;
}

}  // namespace

const UsbEndpoint* find_endpoint(const UsbAltSetting& alt, EndpointType type, bool in) {
  const auto found = std::find_if(alt.endpoints.begin(), alt.endpoints.end(),
                                  [&](const UsbEndpoint& e) { return e.type == type && e.is_in() == in; });
  return found == alt.endpoints.end() ? nullptr : &*found;
}

const UsbAltSetting* printer_alt(const UsbInterface& interface, bool vendor_class) {
  const UsbAltSetting* best = nullptr;
  for (const UsbAltSetting& alt : interface.alts) {
    const bool printer = alt.class_code == kClassPrinter && alt.subclass == kSubclassPrinter &&
                         (alt.protocol == kProtocolUnidirectional || alt.protocol == kProtocolBidirectional);
    if (!printer && !(vendor_class && alt.class_code == kClassVendor)) continue;
    if (find_endpoint(alt, EndpointType::bulk, false) == nullptr) continue;
    if (best == nullptr || alt.protocol > best->protocol) best = &alt;
  }
  return best;
}

const UsbInterface* cdc_data_interface(const UsbDeviceInfo& device) {
  const auto found =
      std::find_if(device.interfaces.begin(), device.interfaces.end(), [](const UsbInterface& interface) {
        const UsbAltSetting& alt = interface.alts.front();
        return alt.class_code == kClassCdcData && find_endpoint(alt, EndpointType::bulk, true) != nullptr &&
               find_endpoint(alt, EndpointType::bulk, false) != nullptr;
      });
  return found == device.interfaces.end() ? nullptr : &*found;
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
    const Input input = best_input(device, wanted);
    const UsbInterface* printer = wanted.printers ? printer_interface(device) : nullptr;
    if (input.interface != nullptr)
      candidates.push_back({kind_of(input.protocol), keys[i], device.instance, device.identity,
                            input.interface->number, input.fit != Fit::unknown, input.protocol});
    if (printer != nullptr)
      candidates.push_back({DeviceKind::printer, keys[i], device.instance, device.identity, printer->number,
                            true, Protocol::printer});
  }
  return candidates;
}

}  // namespace packbench::drivers
