// Pictures of barcodes: drawn, and packed as cameras and phones do.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "drivers/cameras/grey_image.hpp"

namespace packbench::tests {

enum class Kind { qr, data_matrix, code128, ean13, itf };

struct Drawn {
  Kind kind = Kind::qr;
  std::string text;
  std::uint32_t x = 0, y = 0;  // of its top left corner, quiet zone not included
  std::uint32_t module = 4;    // pixels
};

// White, with these on it. Throws where one reaches over the edge.
[[nodiscard]] drivers::GreyImage draw(std::uint32_t width, std::uint32_t height,
                                      const std::vector<Drawn>& codes);

// One plain call of ZXing-cpp, all formats at once: how many codes it gives.
[[nodiscard]] std::size_t bare_reading(const drivers::GreyImage& image);

[[nodiscard]] drivers::Picture as_grey(const drivers::GreyImage& image);
[[nodiscard]] drivers::Picture as_png(const drivers::GreyImage& image);
[[nodiscard]] drivers::Picture as_jpeg(const drivers::GreyImage& image, int quality = 80);

}  // namespace packbench::tests
