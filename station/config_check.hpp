// What must hold in a configuration beyond each of its settings.
#pragma once
#include <string>

#include "station/config.hpp"

namespace packbench::station {

// The first thing that is wrong, "lane.printer: …", or empty.
[[nodiscard]] std::string problem_of(const Config& config);

}  // namespace packbench::station
