// What this bench knows of devices before it opens any: tables, and what the configuration says.
#pragma once
#include <string>
#include <vector>

#include "drivers/candidates.hpp"
#include "station/config.hpp"

namespace packbench::station {

// From now on the drivers go by the built-in tables and the administrator's, which lie beside the
// configuration file. Gives what is wrong with the latter, a line each: of such a file no row is used.
std::vector<std::string> use_tables_of(const Config& config);

// What is to be taken of that which is plugged in. A scanner is known by the tables, because a lane names its
// key, or because the configuration claims it. The configuration must outlive the answer.
[[nodiscard]] drivers::WantedUsb wanted_usb(const Config& config);

}  // namespace packbench::station
