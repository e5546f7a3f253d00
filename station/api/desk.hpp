// The desk's part of the local API: what supervisors ask, and the few things they do there with their badge.
// Each route stands behind the door with the right it asks for.
#pragma once
#include <vector>

#include "http/server.hpp"

namespace packbench::station {

class Bench;

[[nodiscard]] std::vector<http::Route> desk_routes(Bench& bench);

}  // namespace packbench::station
