// PINs, given and chosen at the desk.
#pragma once
#include <vector>

#include "http/server.hpp"

namespace packbench::station {

class Bench;

[[nodiscard]] std::vector<http::Route> pin_routes(Bench& bench);

}  // namespace packbench::station
