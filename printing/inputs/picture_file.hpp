// PNG and JPEG -> shades of grey. Foreign pictures may break a decoder: in the daemon this runs in a process
// of its own, or not at all.
#pragma once

#include <string_view>

#include "printing/error.hpp"
#include "printing/grey_picture.hpp"

namespace packbench::printing {

bool is_picture(std::string_view bytes);  // by its first bytes

// On white where it is transparent. Errc::bad_data: neither PNG nor JPEG, broken, or more than 40 million
// pixels.
Result<GreyPicture> read_picture_file(std::string_view bytes);

}  // namespace packbench::printing
