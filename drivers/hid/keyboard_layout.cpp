// Compiles an XKB layout into a table of texts.
#include "drivers/hid/keyboard_layout.hpp"

#include <linux/input-event-codes.h>
#include <xkbcommon/xkbcommon.h>

#include <algorithm>
#include <map>
#include <mutex>
#include <optional>

#include "drivers/hid/dead_keys.hpp"

namespace packbench::drivers::hid {
namespace {

struct KeyCode {
  std::uint8_t usage;
  std::uint16_t evdev;
};

// The keys that may give text. Usages: USB-IF "HID Usage Tables" page 07; codes: what Linux makes of them.
constexpr KeyCode kTextKeys[] = {
    {0x04, KEY_A},          {0x05, KEY_B},         {0x06, KEY_C},          {0x07, KEY_D},
    {0x08, KEY_E},          {0x09, KEY_F},         {0x0A, KEY_G},          {0x0B, KEY_H},
    {0x0C, KEY_I},          {0x0D, KEY_J},         {0x0E, KEY_K},          {0x0F, KEY_L},
    {0x10, KEY_M},          {0x11, KEY_N},         {0x12, KEY_O},          {0x13, KEY_P},
    {0x14, KEY_Q},          {0x15, KEY_R},         {0x16, KEY_S},          {0x17, KEY_T},
    {0x18, KEY_U},          {0x19, KEY_V},         {0x1A, KEY_W},          {0x1B, KEY_X},
    {0x1C, KEY_Y},          {0x1D, KEY_Z},         {0x1E, KEY_1},          {0x1F, KEY_2},
    {0x20, KEY_3},          {0x21, KEY_4},         {0x22, KEY_5},          {0x23, KEY_6},
    {0x24, KEY_7},          {0x25, KEY_8},         {0x26, KEY_9},          {0x27, KEY_0},
    {0x29, KEY_ESC},        {0x2A, KEY_BACKSPACE}, {0x2C, KEY_SPACE},      {0x2D, KEY_MINUS},
    {0x2E, KEY_EQUAL},      {0x2F, KEY_LEFTBRACE}, {0x30, KEY_RIGHTBRACE}, {0x31, KEY_BACKSLASH},
    {0x32, KEY_BACKSLASH},  {0x33, KEY_SEMICOLON}, {0x34, KEY_APOSTROPHE}, {0x35, KEY_GRAVE},
    {0x36, KEY_COMMA},      {0x37, KEY_DOT},       {0x38, KEY_SLASH},      {0x54, KEY_KPSLASH},
    {0x55, KEY_KPASTERISK}, {0x56, KEY_KPMINUS},   {0x57, KEY_KPPLUS},     {0x59, KEY_KP1},
    {0x5A, KEY_KP2},        {0x5B, KEY_KP3},       {0x5C, KEY_KP4},        {0x5D, KEY_KP5},
    {0x5E, KEY_KP6},        {0x5F, KEY_KP7},       {0x60, KEY_KP8},        {0x61, KEY_KP9},
    {0x62, KEY_KP0},        {0x63, KEY_KPDOT},     {0x64, KEY_102ND},      {0x67, KEY_KPEQUAL},
    {0x85, KEY_KPCOMMA},    {0x87, KEY_RO},        {0x89, KEY_YEN}};

// XKB counts keys as X11 does.
constexpr xkb_keycode_t xkb_code(std::uint16_t evdev) {
  return evdev + xkb_keycode_t{8};
}

struct Unref {
  void operator()(xkb_context* context) const { xkb_context_unref(context); }
  void operator()(xkb_keymap* keymap) const { xkb_keymap_unref(keymap); }
  void operator()(xkb_state* state) const { xkb_state_unref(state); }
};
template <class T>
using Owned = std::unique_ptr<T, Unref>;

struct LayoutName {
  std::string layout;
  std::string variant;
};

// "de(nodeadkeys)" in its parts; nothing when it isn't of this form: XKB would read lists and paths as well.
std::optional<LayoutName> parse_name(std::string_view name) {
  LayoutName parts;
  const std::size_t bracket = name.find('(');
  parts.layout = name.substr(0, bracket);
  if (bracket != name.npos) {
    if (!name.ends_with(')')) return std::nullopt;
    parts.variant = name.substr(bracket + 1, name.size() - bracket - 2);
    if (parts.variant.empty()) return std::nullopt;
  }
  const auto plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  };
  const std::string all = parts.layout + parts.variant;
  if (parts.layout.empty() || !std::all_of(all.begin(), all.end(), plain)) return std::nullopt;
  return parts;
}

Owned<xkb_keymap> compile(const LayoutName& name) {
  const Owned<xkb_context> context(xkb_context_new(XKB_CONTEXT_NO_ENVIRONMENT_NAMES));
  if (!context) return nullptr;
  xkb_context_set_log_level(context.get(), XKB_LOG_LEVEL_CRITICAL);  // a layout that isn't there is our error
  const xkb_rule_names names{"evdev", "pc105", name.layout.c_str(), name.variant.c_str(), ""};
  return Owned<xkb_keymap>(xkb_keymap_new_from_names(context.get(), &names, XKB_KEYMAP_COMPILE_NO_FLAGS));
}

void hold(xkb_state* state, std::uint16_t evdev) {
  xkb_state_update_key(state, xkb_code(evdev), XKB_KEY_DOWN);
}

void tap(xkb_state* state, std::uint16_t evdev) {
  hold(state, evdev);
  xkb_state_update_key(state, xkb_code(evdev), XKB_KEY_UP);
}

KeyText text_of(xkb_state* state, std::uint16_t evdev) {
  const std::string_view accent = accent_of(xkb_state_key_get_one_sym(state, xkb_code(evdev)));
  if (!accent.empty()) return {std::string(accent), true};
  char text[16] = {};
  const int length = xkb_state_key_get_utf8(state, xkb_code(evdev), text, sizeof text);
  if (length <= 0 || length >= static_cast<int>(sizeof text)) return {};
  return {std::string(text, static_cast<std::size_t>(length)), false};
}

}  // namespace

class LayoutCompiler {
 public:
  static std::shared_ptr<const KeyboardLayout> table(xkb_keymap* keymap) {
    auto layout = std::make_shared<KeyboardLayout>();
    for (unsigned level = 0; level < 8; ++level) {
      const Owned<xkb_state> state(xkb_state_new(keymap));
      if (!state) return nullptr;
      tap(state.get(), KEY_NUMLOCK);
      if (level & 4) tap(state.get(), KEY_CAPSLOCK);
      if (level & 2) hold(state.get(), KEY_RIGHTALT);
      if (level & 1) hold(state.get(), KEY_LEFTSHIFT);
      for (const KeyCode& key : kTextKeys)
        layout->keys_[key.usage * std::size_t{8} + level] = text_of(state.get(), key.evdev);
    }
    return layout;
  }
};

Result<std::shared_ptr<const KeyboardLayout>> KeyboardLayout::load(const std::string& name) {
  static std::mutex mutex;
  static std::map<std::string, std::shared_ptr<const KeyboardLayout>> loaded;
  const std::lock_guard lock(mutex);
  if (const auto known = loaded.find(name); known != loaded.end()) return known->second;
  const auto parts = parse_name(name);
  const Owned<xkb_keymap> keymap = parts ? compile(*parts) : nullptr;
  const auto layout = keymap ? LayoutCompiler::table(keymap.get()) : nullptr;
  if (!layout)
    return Error{Errc::unsupported, "no keyboard layout \"" + name +
                                        "\" on this machine; name one that XKB has, such as us or "
                                        "de(nodeadkeys), and see that the package xkb-data is installed"};
  loaded[name] = layout;
  return layout;
}

}  // namespace packbench::drivers::hid
