// Devices at the desk: how each is, whose it is, and what the self-test found of it.
#pragma once
#include <vector>

#include "http/server.hpp"

namespace packbench::station {

class Bench;

[[nodiscard]] std::vector<http::Route> devices_desk_routes(Bench& bench);

}  // namespace packbench::station
