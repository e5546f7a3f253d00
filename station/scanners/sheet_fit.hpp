// How what a scanner sent agrees with a code of the self-test sheet.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "station/scanners/sheet_codes.hpp"

namespace packbench::station {

enum class Flaw {
  none,
  letter_case,  // all letters in one case, or the two swapped
  repeats,      // of equal characters in a row one alone came
  check_digit,  // left out
  chinese,      // something else came for the characters
};

struct Fit {
  std::string prefix, suffix;       // what stood around it
  std::optional<std::string> fnc1;  // what came for FNC1, of a code that has it; "": nothing
  Flaw flaw = Flaw::none;
  bool aim = false;  // an AIM identifier stood behind the prefix, and is not in it
  bool operator==(const Fit&) const = default;
};

// Nothing: `text` (as sent, without AIM identifier) is another code.
[[nodiscard]] std::optional<Fit> fit(const SheetCode& code, std::string_view text);

// Whether somewhere in `text` (UTF-8) the same characters repeat as in the code: what stays of it when each
// character came as another one, by a wrong keyboard layout.
[[nodiscard]] bool same_shape(const SheetCode& code, std::string_view text);

}  // namespace packbench::station
