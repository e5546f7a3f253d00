// What `packbench printer` asks of the running bench: which printers are plugged in, how one is, and what it
// shall do by itself.
#pragma once
#include <vector>

#include "http/server.hpp"

namespace packbench::station {

class Bench;

[[nodiscard]] std::vector<http::Route> printer_routes(Bench& bench);

}  // namespace packbench::station
