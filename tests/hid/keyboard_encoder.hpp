// The scanner's side of a keyboard: text to key strokes of a layout, strokes to boot reports in the ways that
// scanners send them. What a layout doesn't have is typed as an ALT code.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "drivers/hid/keyboard_layout.hpp"

namespace packbench::tests {

constexpr std::uint8_t kEnter = 0x28;

// A key with the modifiers held for it; usage 0: everything is let go.
struct Stroke {
  std::uint8_t modifiers = 0;
  std::uint8_t usage = 0;
};

enum class Style {
  pairs,     // press, release
  separate,  // Shift down, press, release, Shift up: a report each
  turbo,     // no release, except between two presses of one key, and none at the end
  sliding,   // the key before is still down, in the slot in front
};
constexpr Style kStyles[] = {Style::pairs, Style::separate, Style::turbo, Style::sliding};

// One ALT code: its digits on the keypad while the left Alt is held.
inline std::vector<Stroke> alt_code(const std::string& digits, std::uint8_t alt = 0x04) {
  std::vector<Stroke> strokes;
  for (const char digit : digits)
    strokes.push_back({alt, static_cast<std::uint8_t>(digit == '0' ? 0x62 : 0x59 + digit - '1')});
  strokes.push_back({});
  return strokes;
}

class Typist {
 public:
  explicit Typist(const drivers::hid::KeyboardLayout& layout, bool caps_lock = false) {
    for (int level = 0; level < 4; ++level) {
      for (unsigned usage = 0x04; usage < 0xE0; ++usage) {
        if (usage >= 0x54 && usage <= 0x63) continue;  // the keypad is for ALT codes
        const auto& key =
            layout.key(static_cast<std::uint8_t>(usage), (level & 1) != 0, (level & 2) != 0, caps_lock);
        const auto modifiers = static_cast<std::uint8_t>((level & 1) * 0x02 + (level & 2) / 2 * 0x40);
        if (!key.text.empty())
          (key.dead ? dead_ : keys_).insert({key.text, {modifiers, static_cast<std::uint8_t>(usage)}});
      }
    }
  }

  // One ASCII character; control characters with Ctrl where the layout has the key for it.
  std::vector<Stroke> type(char c) const {
    if (c < 0x20 && c >= 0) {
      const auto key = keys_.find(std::string(1, static_cast<char>(c + 0x40)));
      if (key == keys_.end()) return alt_code(std::to_string(c));
      return {{static_cast<std::uint8_t>(key->second.modifiers | 0x10), key->second.usage}};
    }
    if (const auto key = keys_.find(std::string(1, c)); key != keys_.end()) return {key->second};
    if (const auto key = dead_.find(std::string(1, c)); key != dead_.end()) return {key->second, {0, 0x2C}};
    return alt_code(std::to_string(c));
  }

  std::vector<Stroke> type(const std::string& ascii) const {
    std::vector<Stroke> strokes;
    for (const char c : ascii)
      for (const Stroke& stroke : type(c)) strokes.push_back(stroke);
    return strokes;
  }

 private:
  std::map<std::string, Stroke> keys_;
  std::map<std::string, Stroke> dead_;
};

using Report = std::vector<std::uint8_t>;

inline Report boot_report(std::uint8_t modifiers, std::uint8_t first = 0, std::uint8_t second = 0) {
  return {modifiers, 0, first, second, 0, 0, 0, 0};
}

inline std::vector<Report> reports(const std::vector<Stroke>& strokes, Style style) {
  std::vector<Report> out;
  const bool releases = style == Style::pairs || style == Style::separate;
  for (const Stroke& now : strokes) {
    const Report last = out.empty() ? boot_report(0) : out.back();
    const bool still_down = now.usage != 0 && (last[2] == now.usage || last[3] == now.usage);
    if (style == Style::separate || still_down) out.push_back(boot_report(now.modifiers));
    const std::uint8_t before = last[3] != 0 ? last[3] : last[2];
    const bool slide = style == Style::sliding && !still_down && before != 0 && now.usage != 0;
    out.push_back(slide ? boot_report(now.modifiers, before, now.usage)
                        : boot_report(now.modifiers, now.usage));
    if (style == Style::separate) out.push_back(boot_report(now.modifiers));
    // Alt stays down between the digits of its code.
    if (releases) out.push_back(boot_report(now.modifiers & 0x44));
  }
  if (style != Style::turbo) out.push_back(boot_report(0));
  return out;
}

}  // namespace packbench::tests
