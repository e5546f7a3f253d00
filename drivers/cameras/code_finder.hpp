// Barcodes in a picture. Runs in the process that reads pictures: some pictures crash or stop the library.
#pragma once

#include <vector>

#include "drivers/cameras/grey_image.hpp"
#include "drivers/cameras/wire.hpp"

namespace packbench::drivers {

// From top to bottom and left to right, each content once, at most kMostCodes.
[[nodiscard]] std::vector<FoundCode> find_codes(const GreyImage& image);

}  // namespace packbench::drivers
