// Printers and their labels at the desk: how they are, and what a supervisor's badge does about them.
#pragma once
#include <vector>

#include "http/server.hpp"

namespace packbench::station {

class Bench;

[[nodiscard]] std::vector<http::Route> printers_desk_routes(Bench& bench);

}  // namespace packbench::station
