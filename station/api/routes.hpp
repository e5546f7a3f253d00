// The station's local API: one table of routes, and the pages.
#pragma once
#include <boost/json.hpp>
#include <string>

#include "station/http/server.hpp"

namespace packbench::station {

class Bench;

// Routes, event channels and embedded files. The bench must outlive the server.
[[nodiscard]] http::ServerConfig server_config(Bench& bench);

// All catalogue texts whose key begins with `prefix`.
[[nodiscard]] boost::json::object texts_json(std::string_view prefix, const std::string& language);

}  // namespace packbench::station
