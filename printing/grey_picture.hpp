// A picture in shades of grey: what comes in as a photograph or a page, and what a reader sees of a label.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace packbench::printing {

struct GreyPicture {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> pixels;  // rows from top to bottom, `width` each; 0 is black, 255 white

  GreyPicture() = default;
  GreyPicture(int wide, int high)
      : width(wide),
        height(high),
        pixels(static_cast<std::size_t>(wide) * static_cast<std::size_t>(high), 255) {}
  std::uint8_t* row(int y) { return pixels.data() + static_cast<std::size_t>(y) * width; }
  const std::uint8_t* row(int y) const { return pixels.data() + static_cast<std::size_t>(y) * width; }
  bool operator==(const GreyPicture&) const = default;
};

}  // namespace packbench::printing
