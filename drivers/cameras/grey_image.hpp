// A picture as pixels. Runs in the process that reads pictures: libpng and libjpeg see foreign bytes.
#pragma once

#include <cstdint>
#include <string>

#include "drivers/cameras/picture.hpp"
#include "drivers/error.hpp"

namespace packbench::drivers {

struct GreyImage {
  std::uint32_t width = 0, height = 0;
  std::string pixels;  // row after row from the top, 0 is black
};

// Anything transparent counts as white paper. malformed: broken, or larger than kLongestSide; no pixel is
// unpacked before its size is known.
[[nodiscard]] Result<GreyImage> unpack(Picture picture);

}  // namespace packbench::drivers
