// IEEE 1284 device id parser. Source: USB Printer Class 1.1 section 4.2.1 and ids of real printers (see
// tests).
#include "drivers/printers/ieee1284.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace packbench::drivers {
namespace {

enum class Key { manufacturer, model, commands, description, serial, device_class };

struct KeyName {
  std::string_view name;
  Key key;
};

constexpr std::array kKeyNames = {
    KeyName{"MFG", Key::manufacturer},
    KeyName{"MANUFACTURER", Key::manufacturer},
    KeyName{"MANU", Key::manufacturer},
    KeyName{"MDL", Key::model},
    KeyName{"MODEL", Key::model},
    KeyName{"CMD", Key::commands},
    KeyName{"COMMAND SET", Key::commands},
    KeyName{"DES", Key::description},
    KeyName{"DESCRIPTION", Key::description},
    KeyName{"SN", Key::serial},
    KeyName{"SERN", Key::serial},
    KeyName{"SERIALNUMBER", Key::serial},
    KeyName{"CLS", Key::device_class},
    KeyName{"CLASS", Key::device_class},
};

std::string trimmed(std::string_view text) {
  const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\0'; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return std::string(text);
}

std::vector<std::string> comma_list(std::string_view text) {
  std::vector<std::string> items;
  while (!text.empty()) {
    const std::size_t comma = std::min(text.find(','), text.size());
    if (std::string item = trimmed(text.substr(0, comma)); !item.empty()) items.push_back(std::move(item));
    text.remove_prefix(std::min(comma + 1, text.size()));
  }
  return items;
}

void store(Key key, std::string_view value, Ieee1284Id& id) {
  switch (key) {
    case Key::manufacturer:
      id.manufacturer = trimmed(value);
      break;
    case Key::model:
      id.model = trimmed(value);
      break;
    case Key::commands:
      id.commands = comma_list(value);
      break;
    case Key::description:
      id.description = trimmed(value);
      break;
    case Key::serial:
      id.serial = trimmed(value);
      break;
    case Key::device_class:
      id.device_class = trimmed(value);
      break;
  }
}

}  // namespace

Ieee1284Id parse_ieee1284(std::string_view text) {
  Ieee1284Id id;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(';'), text.size());
    const std::string_view pair = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const std::size_t colon = pair.find(':');
    if (colon == std::string_view::npos) continue;
    std::string name = trimmed(pair.substr(0, colon));
    std::transform(name.begin(), name.end(), name.begin(),
                   [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    const auto row =
        std::find_if(kKeyNames.begin(), kKeyNames.end(), [&](const KeyName& k) { return k.name == name; });
    if (row != kKeyNames.end()) store(row->key, pair.substr(colon + 1), id);
  }
  return id;
}

Result<std::string> decode_device_id_reply(std::span<const std::uint8_t> reply) {
  constexpr std::size_t kShortestId = 14;  // what PAPPL takes as the sign of a swapped length
  if (reply.size() <= 2) return Error{Errc::malformed, "device id: empty reply"};
  const std::size_t big = std::size_t{reply[0]} << 8 | reply[1];
  const std::size_t little = std::size_t{reply[1]} << 8 | reply[0];
  std::size_t length = big;
  if ((big < kShortestId || big > reply.size()) && little >= kShortestId && little <= reply.size())
    length = little;
  if (length <= 2 || length > reply.size()) length = reply.size();
  std::string text(reply.begin() + 2, reply.begin() + static_cast<std::ptrdiff_t>(length));
  text = trimmed(text);
  if (text.find(':') == std::string::npos)
    return Error{Errc::malformed, "device id: reply holds no KEY:value pair"};
  return text;
}

}  // namespace packbench::drivers
