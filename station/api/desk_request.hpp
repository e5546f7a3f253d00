// What requests to the desk say beside their path.
#pragma once
#include <string>
#include <string_view>

#include "station/http/server.hpp"

namespace packbench::station {

class Bench;

// A part of the query, or `otherwise` where it is left out or empty.
[[nodiscard]] std::string query_of(const http::Request& request, std::string_view name,
                                   std::string otherwise);

// ?language=, else the bench's.
[[nodiscard]] std::string language_of(Bench& bench, const http::Request& request);

}  // namespace packbench::station
