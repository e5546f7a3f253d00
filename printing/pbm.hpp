// PBM pictures: one bit a pixel, with hardly anything around it.
#pragma once

#include <string_view>

#include "printing/error.hpp"
#include "printing/grey_picture.hpp"

namespace packbench::printing {

bool is_pbm(std::string_view bytes);  // by its first bytes

// Plain (P1) and raw (P4), the first picture of the file. Errc::bad_data: cut short, damaged, or more than 20
// million pixels.
Result<GreyPicture> from_pbm(std::string_view bytes);

}  // namespace packbench::printing
