// Signing in at the desk, and passwords.
#pragma once
#include <vector>

#include "http/server.hpp"

namespace packbench::station {

class Bench;

[[nodiscard]] std::vector<http::Route> people_routes(Bench& bench);

}  // namespace packbench::station
