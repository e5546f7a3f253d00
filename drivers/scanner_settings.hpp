// How one scanner is set up, as far as the bench must know it to read it. Learned from the self-test sheet.
#pragma once

#include <cstdint>
#include <string>

namespace packbench::drivers {

// What the number of an ALT code on the keypad stands for.
enum class AltCode : std::uint8_t {
  utf16,  // a UTF-16 code unit in decimal ("Word", "Unicode")
  gbk,    // two bytes of GBK in decimal ("Notepad", "ANSI")
};

struct ScannerSettings {
  // For keyboard scanners.
  std::string layout = "us";  // XKB layout and variant: "de", "de(nodeadkeys)"
  AltCode alt_code = AltCode::utf16;
  bool caps_lock = false;  // it types as for a keyboard with CapsLock on: upper and lower case come swapped
  bool ends_by_pause = false;  // it sends no Enter or Tab: a pause ends a scan

  // For every scanner; bytes of the data.
  std::string prefix;  // taken off the front of each scan
  std::string suffix;  // taken off its end, besides the end mark
  std::string fnc1;    // what it sends for FNC1, replaced by 0x1D; "" when it sends 0x1D

  bool operator==(const ScannerSettings&) const = default;
};

}  // namespace packbench::drivers
