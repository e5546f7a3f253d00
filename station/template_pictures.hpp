// The pictures that stand beside a template's file.
#pragma once
#include <filesystem>

#include "printing/pictures.hpp"

namespace packbench::station {

// Reads them when they are asked for; one of more than 20 MB is refused unread.
[[nodiscard]] printing::PictureSource pictures_in(std::filesystem::path folder);

}  // namespace packbench::station
