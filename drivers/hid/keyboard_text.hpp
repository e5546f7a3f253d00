// Key presses to text, with everything that keyboard scanners do to get a character through.
#pragma once

#include <memory>
#include <string>

#include "drivers/hid/alt_code.hpp"
#include "drivers/hid/keyboard_layout.hpp"
#include "drivers/hid/keyboard_report.hpp"

namespace packbench::drivers::hid {

// Besides the layout's text:
// - Ctrl and a character are a control character: by what the key gives without Ctrl, and where that has
// none, by
//   the key's place on a US keyboard.
// - Ctrl with the left Alt is AltGr, as on Windows.
// - Digits of the keypad while Alt is held are an ALT code.
// - A dead key joins the next character, or stands before it.
// - Enter and keypad Enter are "\r", Tab is "\t". Keys without any text are named, F8 as "<F8>", so that a
// setting
//   can say what they stand for; NumLock and ScrollLock give nothing.
class KeyboardText {
 public:
  // Errc::unsupported: no such layout, or this machine lacks the table for the ALT codes.
  static Result<KeyboardText> make(const ScannerSettings& settings);

  // UTF-8 text that this event completes, "" if none.
  std::string type(const KeyEvent& event);

  // Whether CapsLock was pressed an odd number of times.
  bool caps_toggled() const { return caps_toggled_; }
  // Whether the digits of an ALT code have begun.
  bool in_code() const { return !code_.empty(); }
  // Whether keys were pressed whose text isn't out yet.
  bool pending() const { return in_code() || codes_.halfway() || !accent_.empty(); }
  // Nothing more comes: the text of what waits. The digits of an ALT code are dropped, as their number isn't
  // known.
  std::string flush();
  // As after plugging in.
  void reset();

 private:
  using Layout = std::shared_ptr<const KeyboardLayout>;
  KeyboardText(Layout layout, Layout us, const ScannerSettings& settings)
      : layout_(std::move(layout)),
        us_(std::move(us)),
        codes_(settings.alt_code),
        caps_lock_(settings.caps_lock) {}

  KeyText key_text(const KeyEvent& event) const;
  std::string end_code();
  std::string after_accent(const KeyText& key);

  Layout layout_;
  Layout us_;
  AltCodes codes_;
  bool caps_lock_;
  bool caps_toggled_ = false;
  std::string code_;    // digits of the ALT code under way
  std::string accent_;  // of the dead key pressed last
};

}  // namespace packbench::drivers::hid
