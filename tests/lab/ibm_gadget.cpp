// IBM OEM: one 64-byte frame [length, 3 status bytes, label, label id], commands of 11 bytes by SET_REPORT.
#include "tests/lab/ibm_gadget.hpp"

#include <algorithm>

namespace packbench::lab {
namespace {

constexpr std::size_t kFrame = 64;
constexpr std::size_t kHead = 4;  // length and status
constexpr char kMore = 0x10;      // in the first byte of a label id

std::string descriptor(IbmGadget::Form form) {
  const char usage = form == IbmGadget::Form::hand_held ? 0x4b : 0x4a;
  // Vendor page FF45, usage 4B00 or 4A00; 11 bytes out, 64 in, no report ids.
  return {0x06,   0x45, '\xff', 0x0a,   0x00, usage,  '\xa1', 0x01,   0x0a,   0x01,
          0x4a,   0x75, 0x08,   '\x95', 0x0b, 0x15,   0x00,   0x26,   '\xff', 0x00,
          '\x91', 0x02, 0x0a,   0x02,   0x4a, '\x95', 0x40,   '\x81', 0x02,   '\xc0'};
}

GadgetConfig config(IbmGadget::Form form, const std::string& serial, unsigned controller) {
  return {.name = "ibm",
          .controller = controller,
          .vendor = 0x05e0,
          .product = static_cast<std::uint16_t>(form == IbmGadget::Form::hand_held ? 0x1300 : 0x1400),
          .serial = serial,
          .manufacturer = "Symbol Technologies, Inc",
          .product_name = "Symbol Bar Code Scanner",
          .function = "ffs",
          .node_prefix = ""};
}

HidInterface interface_of(IbmGadget::Form form) {
  return {.report_descriptor = descriptor(form),
          .interval = 8,
          .name = form == IbmGadget::Form::hand_held ? "Usage = 4B00h" : "Usage = 4A00h"};
}

// Byte 1 bit 4 as real frames have it; byte 2: alive, enabled.
std::string frame(std::string_view label, bool enabled) {
  std::string bytes = {static_cast<char>(kHead + label.size()), 0x10, static_cast<char>(enabled ? 3 : 1), 0};
  bytes += label;
  bytes.resize(kFrame);
  return bytes;
}

}  // namespace

IbmGadget::IbmGadget(Form form, const std::string& serial, unsigned controller)
    : HidGadget(config(form, serial, controller), {interface_of(form)}), form_(form) {
  on_power = [this] { enabled_ = false; };
  on_report = [this](const HostReport& set) {
    if (set.type == ReportType::output) obey(set.bytes);
  };
}

void IbmGadget::obey(std::string_view command) {
  if (command.starts_with('\x11')) enabled_ = true;
  if (command.starts_with('\x12')) enabled_ = false;
  if (command.starts_with(std::string_view("\x00\x20", 2))) send_later(frame("", enabled_));
}

bool IbmGadget::try_scan(std::string_view data, std::string_view id) {
  if (!enabled_) return false;
  std::string label(data);
  const bool ean = id.size() == 1;
  if (form_ == Form::table_top && ean)
    for (char& digit : label) digit = static_cast<char>(digit - '0');
  std::string_view rest = label;
  do {
    const std::string_view part = rest.substr(0, kFrame - kHead - id.size());
    rest.remove_prefix(part.size());
    std::string last(id);
    if (!rest.empty()) last[0] = static_cast<char>(last[0] | kMore);
    if (!offer(frame(std::string(part) + last, true))) return false;
  } while (!rest.empty());
  return true;
}

void IbmGadget::scan(std::string_view data, std::string_view id) {
  require_until("the host enables the scanner", [this] { return enabled(); });
  require_until("the host takes the scan", [&] { return try_scan(data, id); });
}

std::vector<std::string> IbmGadget::commands() const {
  std::vector<std::string> all;
  for (const HostReport& set : received())
    if (set.type == ReportType::output) all.push_back(set.bytes);
  return all;
}

}  // namespace packbench::lab
