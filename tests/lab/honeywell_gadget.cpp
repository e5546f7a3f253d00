// Keyboard and POS in one device, with Honeywell's feature report FE, "output redirection".
#include "tests/lab/honeywell_gadget.hpp"

#include "tests/lab/keyboard_gadget.hpp"
#include "tests/lab/scanner_gadget.hpp"

namespace packbench::lab {
namespace {

constexpr std::uint8_t kRedirect = 0xfe;

GadgetConfig config(const std::string& serial, unsigned controller) {
  return {.name = "honeywell",
          .controller = controller,
          .vendor = kHoneywellKeyboard.vendor,
          .product = kHoneywellKeyboard.product,
          .serial = serial,
          .manufacturer = kHoneywellKeyboard.manufacturer,
          .product_name = kHoneywellKeyboard.product_name,
          .function = "ffs",
          .node_prefix = ""};
}

std::vector<HidInterface> interfaces() {
  HidInterface keyboard = keyboard_interface(kHoneywellKeyboard);
  keyboard.name = "HID Keyboard Emulation";
  return {keyboard,
          {.report_descriptor = std::string(kHoneywellPos.layout.descriptor),
           .out_packet = 64,
           .interval = 16,
           .name = "HID POS"}};
}

std::string redirection(bool on) {
  return {static_cast<char>(kRedirect), static_cast<char>(on)};
}

}  // namespace

HoneywellGadget::HoneywellGadget(const std::string& serial, unsigned controller)
    : HidGadget(config(serial, controller), interfaces()) {
  on_power = [this] {
    redirected_ = false;
    set_report(ReportType::feature, kRedirect, redirection(false));
  };
  on_report = [this](const HostReport& set) {
    if (set.interface != kPos || set.type != ReportType::feature || set.bytes.size() < 2 ||
        static_cast<std::uint8_t>(set.bytes[0]) != kRedirect)
      return;
    redirected_ = set.bytes[1] != 0;
    set_report(ReportType::feature, kRedirect, redirection(redirected_));
  };
}

void HoneywellGadget::scan(std::string_view data, std::string_view aim) {
  if (redirected_) {
    for (const Report& report : scan_reports(data, aim)) send(report, kPos);
    return;
  }
  auto keys = us_keys(data);
  keys.push_back(kEnter);
  for (const auto& report : typed(keys)) send(report, kKeyboard);
}

}  // namespace packbench::lab
