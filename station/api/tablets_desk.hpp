// Devices of lanes that are carried about, paired and unpaired at the desk.
#pragma once
#include <vector>

#include "http/server.hpp"

namespace packbench::station {

class Bench;

[[nodiscard]] std::vector<http::Route> tablets_desk_routes(Bench& bench);

}  // namespace packbench::station
