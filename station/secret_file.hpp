// Files that are nobody else's.
#pragma once
#include <filesystem>
#include <string>

#include "station/error.hpp"

namespace packbench::station {

// A file of its own each time, 0600 from its first moment on: whoever has an older one open reads nothing
// new. unavailable with the system's reason.
[[nodiscard]] Result<void> write_secret(const std::filesystem::path& path, const std::string& secret);

}  // namespace packbench::station
