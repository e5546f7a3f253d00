// A scanner in keyboard mode: boot keyboard descriptors as several makers write them, and a US layout.
#include "tests/lab/keyboard_gadget.hpp"

#include <stdexcept>

namespace packbench::lab {
namespace {

// From modifiers to keys; what differs between makers is in between.
#define KEYBOARD_HEAD                                                                                   \
  0x05, 0x01, 0x09, 0x06, 0xa1, 0x01, 0x05, 0x07, 0x19, 0xe0, 0x29, 0xe7, 0x15, 0x00, 0x25, 0x01, 0x75, \
      0x01, 0x95, 0x08, 0x81, 0x02
#define KEYBOARD_LAMPS \
  0x95, 0x05, 0x75, 0x01, 0x05, 0x08, 0x19, 0x01, 0x29, 0x05, 0x91, 0x02, 0x95, 0x01, 0x75, 0x03

constexpr unsigned char kPlain[] = {KEYBOARD_HEAD,  0x95, 0x01, 0x75, 0x08, 0x81, 0x03,  // reserved byte
                                    KEYBOARD_LAMPS, 0x91, 0x03, 0x95, 0x06, 0x75, 0x08, 0x15, 0x00, 0x25,
                                    0x65,           0x05, 0x07, 0x19, 0x00, 0x29, 0x65, 0x81, 0x00, 0xc0};
constexpr unsigned char kHoneywell[] = {KEYBOARD_HEAD, 0x95, 0x01, 0x75, 0x08, 0x81, 0x03, KEYBOARD_LAMPS,
                                        0x91,          0x03, 0x95, 0x06, 0x75, 0x08, 0x15, 0x00,
                                        0x26,          0xff, 0x00, 0x05, 0x07, 0x19, 0x00, 0x2a,
                                        0xff,          0x00, 0x81, 0x00, 0xc0};
static_assert(sizeof kHoneywell == 65);
constexpr unsigned char kDatalogic[] = {KEYBOARD_HEAD, 0x95, 0x01, 0x75, 0x08, 0x81, 0x01, KEYBOARD_LAMPS,
                                        0x91,          0x01, 0x95, 0x06, 0x75, 0x08, 0x15, 0x00,
                                        0x26,          0xff, 0x00, 0x05, 0x07, 0x19, 0x00, 0x2a,
                                        0xff,          0x00, 0x81, 0x00, 0xc0};
constexpr unsigned char kSwapped[] = {
    KEYBOARD_HEAD, 0x95, 0x01, 0x75, 0x08, 0x81, 0x03, KEYBOARD_LAMPS, 0x91, 0x03, 0x95, 0x06, 0x75, 0x08,
    0x15,          0x00, 0x25, 0x65, 0x05, 0x07, 0x29, 0x65,           0x19, 0x00, 0x81, 0x00, 0xc0};

template <std::size_t N>
std::string_view text(const unsigned char (&bytes)[N]) {
  return {reinterpret_cast<const char*>(bytes), N};
}

// The characters of the keys from usage 1E on, without and with Shift; a blank where the key types none.
constexpr std::string_view kRow = "1234567890     -=[]\\ ;'`,./";
constexpr std::string_view kShiftedRow = "!@#$%^&*()     _+{}| :\"~<>?";
constexpr std::uint8_t kRowUsage = 0x1e;

Key us_key(char c) {
  if (c >= 'a' && c <= 'z') return {0, static_cast<std::uint8_t>(c - 'a' + 4)};
  if (c >= 'A' && c <= 'Z') return {kShift, static_cast<std::uint8_t>(c - 'A' + 4)};
  if (c == ' ') return {0, 0x2c};
  if (c == '\n' || c == '\r') return kEnter;
  if (c == '\t') return kTab;
  if (c == '\x1d') return {kCtrl, 0x30};
  if (const auto at = kRow.find(c); at != kRow.npos) return {0, static_cast<std::uint8_t>(kRowUsage + at)};
  if (const auto at = kShiftedRow.find(c); at != kShiftedRow.npos)
    return {kShift, static_cast<std::uint8_t>(kRowUsage + at)};
  throw std::invalid_argument("no key on a US keyboard types character " + std::to_string(c));
}

std::string report(Key key) {
  return {static_cast<char>(key.modifiers), 0, static_cast<char>(key.usage), 0, 0, 0, 0, 0};
}

GadgetConfig config(const KeyboardModel& model, const std::string& serial, unsigned controller) {
  return {.name = "keyboard",
          .controller = controller,
          .vendor = model.vendor,
          .product = model.product,
          .serial = serial,
          .manufacturer = model.manufacturer,
          .product_name = model.product_name,
          .function = "ffs",
          .node_prefix = ""};
}

}  // namespace

const KeyboardModel kZebraKeyboard{0x05e0, 0x1200, "Symbol Technologies, Inc", "Symbol Bar Code Scanner",
                                   text(kPlain)};
const KeyboardModel kHoneywellKeyboard{0x0c2e, 0x0b61, "Honeywell", "Vuquest 3310g", text(kHoneywell), 64, 8};
const KeyboardModel kDatalogicKeyboard{0x05f9, 0x2206, "Datalogic", "Gryphon", text(kDatalogic)};
const KeyboardModel kCypressKeyboard{0x04b4, 0xde61, "Cypress", "Barcode Reader", text(kSwapped)};
const KeyboardModel kOfficeKeyboard{0x046d, 0xc31c, "Logitech", "USB Keyboard", text(kPlain)};

std::vector<Key> us_keys(std::string_view text) {
  std::vector<Key> keys;
  for (const char c : text) keys.push_back(us_key(c));
  return keys;
}

std::vector<std::string> typed(const std::vector<Key>& keys, bool turbo) {
  std::vector<std::string> reports;
  for (std::size_t n = 0; n < keys.size(); ++n) {
    reports.push_back(report(keys[n]));
    const bool last = n + 1 == keys.size();
    if (!turbo || last || keys[n + 1].usage == keys[n].usage) reports.push_back(report({}));
  }
  return reports;
}

std::vector<std::string> alt_code(std::string_view digits) {
  std::vector<std::string> reports{report({kAlt, 0})};
  for (const char digit : digits) {
    const auto usage = static_cast<std::uint8_t>(digit == '0' ? 0x62 : 0x59 + digit - '1');
    reports.push_back(report({kAlt, usage}));
    reports.push_back(report({kAlt, 0}));
  }
  reports.push_back(report({}));
  return reports;
}

HidInterface keyboard_interface(const KeyboardModel& model) {
  return {.subclass = 1,
          .protocol = 1,
          .report_descriptor = std::string(model.descriptor),
          .in_packet = model.packet,
          .out_packet = model.packet > 8 ? model.packet : 0,
          .interval = model.interval};
}

KeyboardGadget::KeyboardGadget(const KeyboardModel& model, const std::string& serial, unsigned controller)
    : HidGadget(config(model, serial, controller), {keyboard_interface(model)}) {
  on_report = [this](const HostReport& set) {
    if (set.type == ReportType::output && !set.bytes.empty())
      lamps_ = static_cast<std::uint8_t>(set.bytes[0]);
  };
}

void KeyboardGadget::type(const std::vector<std::string>& reports) {
  for (const auto& one : reports) send(one);
}

void KeyboardGadget::scan(std::string_view text, const std::vector<Key>& suffix) {
  type(typed(us_keys(text)));
  type(typed(suffix));
}

bool KeyboardGadget::try_scan(std::string_view text, const std::vector<Key>& suffix) {
  auto keys = us_keys(text);
  keys.insert(keys.end(), suffix.begin(), suffix.end());
  for (const auto& one : typed(keys))
    if (!offer(one)) return false;
  return true;
}

}  // namespace packbench::lab
