// Where a keyboard puts its keys in an input report, and what is pressed from one report to the next.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "drivers/hid/report_descriptor.hpp"

namespace packbench::drivers::hid {

constexpr std::uint16_t kKeyboardPage = 0x07;
constexpr Usage kKeyboard = usage(0x01, 0x06);

// Modifier bits as the first byte of a boot report has them.
constexpr std::uint8_t kLeftCtrl = 0x01;
constexpr std::uint8_t kLeftAlt = 0x04;
constexpr std::uint8_t kRightAlt = 0x40;
constexpr std::uint8_t kCtrl = 0x11;   // either of them
constexpr std::uint8_t kShift = 0x22;  // either of them
constexpr std::uint8_t kAlt = kLeftAlt | kRightAlt;

// The one report that has the keys.
struct KeyboardForm {
  bool has_report_id = false;
  std::uint8_t report_id = 0;
  std::vector<Field> fields;  // modifiers and keys: arrays of usages, or one bit for each usage
};

// The report of the boot protocol, 8 bytes: modifiers, nothing, six keys.
constexpr std::size_t kBootReportBytes = 8;
KeyboardForm boot_keyboard();

// Returns the form that the descriptor gives, or boot_keyboard() when it names no keys.
KeyboardForm keyboard_form(const ReportDescriptor& descriptor);

// Whether one of the top-level collections is a keyboard: a scanner in keyboard mode, or a real one.
bool is_keyboard(const ReportDescriptor& descriptor);

// A key went down; or, with usage 0, only the modifiers changed.
struct KeyEvent {
  std::uint8_t modifiers = 0;  // bits that are down now
  std::uint8_t usage = 0;      // page 07, never a modifier key

  bool operator==(const KeyEvent&) const = default;
};

class KeyReader {
 public:
  explicit KeyReader(KeyboardForm form) : form_(std::move(form)) {}

  // Takes one input report: the keys in it that weren't in the last one, in the order of their slots. A key
  // that stays in the report isn't pressed again. Other reports, and those that say "too many keys", give
  // nothing and change nothing. Any bytes are safe; what a short report lacks is not pressed.
  std::vector<KeyEvent> feed(std::span<const std::uint8_t> report);

  // Takes all keys as up: after a pause, or after unplugging.
  void release();

 private:
  KeyboardForm form_;
  std::uint8_t modifiers_ = 0;
  std::vector<std::uint8_t> down_;
};

}  // namespace packbench::drivers::hid
