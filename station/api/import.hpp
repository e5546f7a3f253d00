// POST /api/import: a file into the store while the lanes go on.
#pragma once
#include "http/server.hpp"

namespace packbench::station {

class Bench;

// The body as CSV or JSON Lines under ?name=; answers as import_into.
[[nodiscard]] boost::asio::awaitable<http::Response> import_file(Bench& bench, const http::Request& request);

}  // namespace packbench::station
