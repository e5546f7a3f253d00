// GS1 element strings: a scan's bytes become application identifiers (AI) with checked values.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "station/scan/error.hpp"
#include "station/scan/gs1_ai_table.hpp"

namespace packbench::scan {

// What a scanner sends for FNC1 between two elements: ASCII group separator.
inline constexpr char kGroupSeparator = '\x1D';

struct Gs1Element {
  std::string ai;
  std::string value;
  const AiRow* row = nullptr;  // never null; rows live as long as the program
};
using Gs1Elements = std::vector<Gs1Element>;

// Is this one of the AIM identifiers that promise GS1 element strings? ("]C0" is not.)
bool is_gs1_aim(std::string_view aim);

// Reads `text` (without AIM identifier) as element strings, in their order; an AI repeated with the same
// value is given once. One separator behind a fixed-length element, and one at the end, are accepted.
// Errors: see Errc. AIs that GS1 wants to see in company (a lot with its GTIN) may stand alone.
Result<Gs1Elements> parse_element_string(std::string_view text);

// Checks one AI's value, all of it. Error: the fault.
Result<void> check_value(const AiRow& row, std::string_view ai, std::string_view value);

// Checks what the elements say together: repeated AIs, AIs that exclude each other, signed keys
// without serial number. Error: the fault, at the first AI concerned.
Result<void> check_together(const Gs1Elements& elements);

// The first element's value with this AI.
std::optional<std::string_view> value_of(const Gs1Elements& elements, std::string_view ai);

}  // namespace packbench::scan
