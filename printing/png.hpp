// Bitmaps as PNG pictures, for previews and for pictures that come in.
#pragma once

#include <string>
#include <string_view>

#include "printing/bitmap.hpp"
#include "printing/error.hpp"
#include "printing/grey_picture.hpp"

namespace packbench::printing {

// A 1-bit greyscale PNG (ISO/IEC 15948), black on white.
std::string to_png(const Bitmap& bitmap);
// Any PNG that cairo reads, on white. Errc::bad_data when it is no PNG or larger than 20 million dots.
Result<GreyPicture> grey_from_png(std::string_view png);
// The same; darker than half grey is black.
Result<Bitmap> from_png(std::string_view png);

}  // namespace packbench::printing
