// HID key usages to text by an XKB layout, as a host that is set to this layout gets it.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "drivers/error.hpp"

namespace packbench::drivers::hid {

// What one press of a key gives.
struct KeyText {
  std::string text = {};  // UTF-8; "" when the key gives none
  bool dead = false;      // an accent that waits for the next key; `text` is the accent standing alone
};

class KeyboardLayout {
 public:
  // `name` is an XKB layout, with a variant in brackets where there is one: "de", "de(nodeadkeys)". Compiled
  // once, which takes milliseconds, and kept. Errc::unsupported with the name when there is no such layout.
  static Result<std::shared_ptr<const KeyboardLayout>> load(const std::string& name);

  // The key's text with these modifiers. NumLock is taken as on: a keypad gives its digits.
  const KeyText& key(std::uint8_t usage, bool shift, bool alt_gr, bool caps_lock) const {
    return keys_[usage * std::size_t{8} + caps_lock * 4u + alt_gr * 2u + shift];
  }

 private:
  friend class LayoutCompiler;
  std::array<KeyText, std::size_t{256} * 8> keys_;
};

// The layouts that scanners can be set to, the likeliest first: what the self-test sheet tries.
inline constexpr std::array<std::string_view, 26> kKeyboardLayouts = {
    "us", "gb", "de", "fr", "es", "it", "pt", "br", "be", "nl", "ch", "ch(fr)",   "dk",
    "no", "se", "fi", "pl", "cz", "sk", "hu", "tr", "ru", "jp", "ca", "us(intl)", "de(nodeadkeys)"};

}  // namespace packbench::drivers::hid
