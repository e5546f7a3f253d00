// The configuration file, changed by a verb.
#pragma once
#include <filesystem>
#include <string>

#include "station/error.hpp"

namespace packbench::station {

// Puts the sections behind what the file says, in one step that survives a power cut; the path of the copy of
// the old file that stays beside it. configuration: what would come out is wrong, with line and reason, and
// nothing was changed. unavailable: with the system's reason.
[[nodiscard]] Result<std::filesystem::path> append_to_config(const std::filesystem::path& file,
                                                             const std::string& sections);

}  // namespace packbench::station
