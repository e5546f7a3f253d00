// A label read back from what the printer got: ZPL to dots, dots to barcodes. Shares no code with the
// printing library.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace packbench::lab {

struct Picture {
  int width = 0;                   // dots
  int height = 0;                  // dots
  std::vector<std::uint8_t> dots;  // rows from the top, one byte each: 0 black, 255 white
};

// The dots of one ^XA..^XZ format: ^PW, ^LL, ^FO and ^GFA graphics (hex, ZPL's compressed hex, :Z64: and
// :B64:). Throws std::runtime_error for what a printer would not print, a wrong CRC or wrong sizes included.
[[nodiscard]] Picture picture_of(std::string_view format);

// What its Code 128 says ("" if none reads), and its Data Matrix, if there is one.
[[nodiscard]] std::vector<std::string> barcodes_on(const Picture& picture);

}  // namespace packbench::lab
