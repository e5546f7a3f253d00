// The two compact forms of a ZPL graphic field.
#pragma once

#include <string>

#include "printing/bitmap.hpp"

namespace packbench::printing::zpl {

// Hexadecimal with run lengths (G-Y, g-z), ',' = rest of the row white, '!' = rest black, ':' = row as above.
std::string hex_runs(const Bitmap& bitmap);
// hex_runs() is never shorter than this, which is found much faster: one character a run.
std::size_t least_hex_runs(const Bitmap& bitmap);
// ":Z64:" zlib, base64, and a CRC by which the printer refuses damaged data.
std::string z64(const Bitmap& bitmap);

}  // namespace packbench::printing::zpl
