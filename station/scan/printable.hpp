// Scanned bytes as text that people and JSON can hold.
#pragma once

#include <string>
#include <string_view>

namespace packbench::scan {

// Bytes as UTF-8 text: ASCII group separator as "<GS>", other control characters and bytes that are no UTF-8
// as "\xNN". The way back is unescape_line, except for texts that hold such a sequence literally.
std::string printable(std::string_view bytes);

// `line` with only its bytes that are no UTF-8 written as "\xNN": valid UTF-8, otherwise as it is.
std::string as_utf8(std::string_view line);

// A written-down scan as bytes: "<GS>" is 0x1D, "\xNN" (two hexadecimal digits) any byte, the rest itself.
std::string unescape_line(std::string_view line);

}  // namespace packbench::scan
