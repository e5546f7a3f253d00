// GS1 element strings as people write them: (01)09506000134352(10)ABC.
#pragma once

#include <string>
#include <string_view>

#include "printing/error.hpp"

namespace packbench::printing {

struct Gs1Data {
  std::string bracketed;  // [01]09506000134352[10]ABC, the form zint takes
  std::string content;    // 010950600013435210ABC, byte 0x1D after an open-ended field that isn't the last
};

// Errc::bad_data when it doesn't start with an AI in parentheses, or an AI has no value.
// Whether AI and value agree with the GS1 tables is for zint to judge.
Result<Gs1Data> parse_gs1(std::string_view data);

}  // namespace packbench::printing
