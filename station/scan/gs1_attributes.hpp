// What GS1 elements tell about the piece in hand, beyond its number.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "station/scan/gs1.hpp"

namespace packbench::scan {

// A measure with its decimals in place, e.g. {"310", "NET WEIGHT (kg)", "1.250"}.
struct Measure {
  std::string family;  // the AI without the digit for the decimals
  std::string_view title;
  std::string value;
};

// Dates are ISO 8601 (YYYY-MM-DD); day 00 has become the last of its month.
struct Gs1Attributes {
  std::optional<std::string> lot;              // (10)
  std::optional<std::string> serial;           // (21)
  std::optional<std::string> expiry;           // (17), else (7003), else (15), else (16)
  std::optional<std::string> best_before;      // (15)
  std::optional<std::string> production_date;  // (11)
  std::optional<std::string> packaging_date;   // (13)
  std::optional<std::int64_t> count;           // (30) or (37): pieces
  std::vector<Measure> measures;               // 31nn to 36nn
  Gs1Elements elements;                        // all of them, in their order
};

// `current_year` fixes the century: a year is at most 49 years ahead and 50 behind (General
// Specifications 7.12).
Gs1Attributes gs1_attributes(const Gs1Elements& elements, int current_year);

// "YYMMDD" of a checked element as ISO date.
std::string iso_date(std::string_view yymmdd, int current_year);

// The digits of a checked value with `decimals` of them behind a point, without needless leading zeros.
std::string with_decimals(std::string_view digits, int decimals);

}  // namespace packbench::scan
