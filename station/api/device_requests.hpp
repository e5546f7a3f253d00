// Devices recorded, and recordings that stand in for devices.
#pragma once
#include <vector>

#include "http/server.hpp"

namespace packbench::station {

class Bench;

[[nodiscard]] std::vector<http::Route> device_routes(Bench& bench);

}  // namespace packbench::station
