// Label templates at the desk: read, tried out, changed.
#pragma once
#include <vector>

#include "http/server.hpp"

namespace packbench::station {

class Bench;

[[nodiscard]] std::vector<http::Route> templates_desk_routes(Bench& bench);

}  // namespace packbench::station
