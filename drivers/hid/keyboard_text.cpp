// What each key press means, one after the other.
#include "drivers/hid/keyboard_text.hpp"

#include <optional>
#include <string_view>
#include <utility>

#include "drivers/hid/dead_keys.hpp"

namespace packbench::drivers::hid {
namespace {

constexpr std::uint8_t kCapsLock = 0x39;
constexpr std::uint8_t kKeypad1 = 0x59;
constexpr std::uint8_t kKeypad0 = 0x62;
// More digits than any character's number has, with zeros in front.
constexpr std::size_t kMaxDigits = 12;

struct NamedKey {
  std::uint8_t usage;
  std::string_view text;
};

// Keys that mean the same on every layout.
constexpr NamedKey kNamedKeys[] = {
    {0x28, "\r"},       {0x2B, "\t"},       {0x58, "\r"},         {0x46, "<PrintScreen>"},
    {0x48, "<Pause>"},  {0x49, "<Insert>"}, {0x4A, "<Home>"},     {0x4B, "<PageUp>"},
    {0x4C, "<Delete>"}, {0x4D, "<End>"},    {0x4E, "<PageDown>"}, {0x4F, "<Right>"},
    {0x50, "<Left>"},   {0x51, "<Down>"},   {0x52, "<Up>"},       {0x65, "<Menu>"}};

std::string name_of(std::uint8_t usage) {
  for (const NamedKey& key : kNamedKeys)
    if (key.usage == usage) return std::string(key.text);
  if (usage >= 0x3A && usage <= 0x45) return "<F" + std::to_string(usage - 0x3A + 1) + ">";
  if (usage >= 0x68 && usage <= 0x73) return "<F" + std::to_string(usage - 0x68 + 13) + ">";
  return {};
}

std::optional<char> keypad_digit(std::uint8_t usage) {
  if (usage < kKeypad1 || usage > kKeypad0) return std::nullopt;
  return usage == kKeypad0 ? '0' : static_cast<char>('1' + usage - kKeypad1);
}

// The control character of Ctrl and this one, as terminals have it.
std::optional<char> control_of(std::string_view text) {
  if (text.size() != 1) return std::nullopt;
  const char c = text[0];
  if ((c >= '@' && c < '\x7F') || c == ' ') return static_cast<char>(c & 0x1F);
  if (c == '2') return '\0';
  if (c >= '3' && c <= '7') return static_cast<char>(c - '3' + 0x1B);
  if (c == '8') return '\x7F';
  if (c == '/' || c == '-') return '\x1F';
  return std::nullopt;
}

}  // namespace

Result<KeyboardText> KeyboardText::make(const ScannerSettings& settings) {
  if (auto problem = alt_code_problem(settings.alt_code)) return *problem;
  auto layout = KeyboardLayout::load(settings.layout);
  if (!layout) return layout.error();
  auto us = KeyboardLayout::load("us");
  if (!us) return us.error();
  return KeyboardText(*layout, *us, settings);
}

std::string KeyboardText::type(const KeyEvent& event) {
  const bool alt = (event.modifiers & kAlt) != 0 && (event.modifiers & kCtrl) == 0;
  const auto digit = keypad_digit(event.usage);
  std::string text = alt && (event.usage == 0 || digit) ? std::string() : end_code();
  if (event.usage == 0) return text;
  if (alt && digit) {
    if (code_.size() < kMaxDigits) code_ += *digit;
    return text;
  }
  if (event.usage == kCapsLock) caps_toggled_ = !caps_toggled_;
  const KeyText key = key_text(event);
  if (key.text.empty()) return text;
  text += codes_.flush();
  return text + after_accent(key);
}

std::string KeyboardText::flush() {
  code_.clear();
  const std::string half = codes_.flush();
  return std::exchange(accent_, {}) + half;
}

void KeyboardText::reset() {
  flush();
  caps_toggled_ = false;
}

KeyText KeyboardText::key_text(const KeyEvent& event) const {
  if (std::string name = name_of(event.usage); !name.empty()) return {std::move(name), false};
  const bool shift = (event.modifiers & kShift) != 0;
  const bool ctrl = (event.modifiers & kCtrl) != 0;
  const bool ctrl_alt = ctrl && (event.modifiers & kLeftAlt) != 0;
  const bool alt_gr = ctrl_alt || (event.modifiers & kRightAlt) != 0;
  const KeyText& key = layout_->key(event.usage, shift, alt_gr, caps_lock_ != caps_toggled_);
  if (!ctrl || ctrl_alt) return key;
  auto control = control_of(key.text);
  if (!control) control = control_of(us_->key(event.usage, shift, false, false).text);
  return control ? KeyText{std::string(1, *control), false} : key;
}

std::string KeyboardText::end_code() {
  if (code_.empty()) return {};
  const std::string text = codes_.text(std::exchange(code_, {}));
  return text.empty() ? text : after_accent({text, false});
}

std::string KeyboardText::after_accent(const KeyText& key) {
  const std::string before = std::exchange(accent_, {});
  if (!key.dead) return composed(before, key.text);
  accent_ = key.text;
  return before;
}

}  // namespace packbench::drivers::hid
