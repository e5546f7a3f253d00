// ALT codes: a character as a decimal number on the keypad while Alt is held.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "drivers/error.hpp"
#include "drivers/scanner_settings.hpp"

namespace packbench::drivers::hid {

// Why this machine can't turn such codes into UTF-8, if it can't: the C library's GBK table may be a package
// of its own.
std::optional<Error> alt_code_problem(AltCode coding);

// Up to 255 the number is a character of CP437, or of CP1252 when it is typed with a zero in front; below 128
// both are ASCII with its control characters, so that 29 and 029 are GS. Above 255 the device's setting
// decides.
class AltCodes {
 public:
  explicit AltCodes(AltCode coding) : coding_(coding) {}

  // The character as UTF-8; "" for the first half of a UTF-16 pair, U+FFFD for a number that is no character.
  std::string text(std::string_view digits);
  // Whether the second half of a pair is awaited.
  bool halfway() const { return high_ != 0; }
  // U+FFFD for a half that stays alone, else "".
  std::string flush();

 private:
  std::string utf16(unsigned long unit);

  AltCode coding_;
  unsigned long high_ = 0;
};

}  // namespace packbench::drivers::hid
