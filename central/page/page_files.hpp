// The centre's page, as its files stand in the binary.
#pragma once
#include <vector>

#include "http/server.hpp"

namespace packbench::central {

// "/" is index.html. Written by embed.cmake.
[[nodiscard]] std::vector<http::StaticFile> page_files();

}  // namespace packbench::central
