// GS1 element strings as people write them: (01)09506000134352(10)ABC.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "printing/error.hpp"

namespace packbench::printing {

struct Gs1Element {
  std::string ai;
  std::string value;
};

struct Gs1Data {
  std::string bracketed;  // [01]09506000134352[10]ABC, the form zint takes
  std::string content;    // 010950600013435210ABC, byte 0x1D after an open-ended field that isn't the last
  std::vector<Gs1Element> elements;
};

// Errc::bad_data when it doesn't start with an AI in parentheses, or an AI has no value.
// Whether AI and value agree with the GS1 tables is for zint to judge.
Result<Gs1Data> parse_gs1(std::string_view data);

// The digit that makes the weighted sum a multiple of ten (GS1 General Specifications 7.9). Digits alone.
char gs1_check_digit(std::string_view digits_before);

}  // namespace packbench::printing
