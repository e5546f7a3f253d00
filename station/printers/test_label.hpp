// A label that tells whether printer and media agree: its edges, a ruler on two sides, and what the bench
// takes the printer for.
#pragma once
#include <string>
#include <vector>

#include "printing/bitmap.hpp"
#include "station/printers/media.hpp"

namespace packbench::station {

// As large as the media, or 50 x 30 mm where it isn't told. A frame of one dot on the very edge and one a
// millimetre inside, ticks every millimetre, bars of one to four dots both ways, and the lines of text.
[[nodiscard]] printing::Bitmap test_label(const Media& media, int dpi, const std::vector<std::string>& lines);

}  // namespace packbench::station
