// A small reader of the ZPL that packbench writes, independent of the writer: bytes -> dots.
#pragma once

#include <string_view>

#include "printing/bitmap.hpp"

namespace packbench::printing::testing {

// The picture of the first ^GFA field, in hexadecimal runs or Z64. Throws std::runtime_error for anything
// odd: a field that isn't as large as it says, a row too long, a wrong CRC.
Bitmap decode_zpl(std::string_view job);

// The same for the data of the field alone, `total` bytes in rows of `row_bytes`.
Bitmap decode_graphic(std::string_view field, std::size_t total, std::size_t row_bytes, int width);

}  // namespace packbench::printing::testing
