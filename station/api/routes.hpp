// The station's local API: one table of routes, and the pages.
#pragma once
#include "http/server.hpp"

namespace packbench::station {

class Bench;

// Routes, event channels and embedded files. The bench must outlive the server.
[[nodiscard]] http::ServerConfig server_config(Bench& bench);

}  // namespace packbench::station
