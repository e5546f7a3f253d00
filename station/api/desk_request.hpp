// What requests to the desk say beside their path, and how they are refused.
#pragma once
#include <string>
#include <string_view>

#include "db/records/lane_events.hpp"
#include "http/server.hpp"

namespace packbench::station {

class Bench;

// A part of the query, or `otherwise` where it is left out or empty.
[[nodiscard]] std::string query_of(const http::Request& request, std::string_view name,
                                   std::string otherwise);

// ?language=, else the bench's.
[[nodiscard]] std::string language_of(Bench& bench, const http::Request& request);

// Under the text's key, in that language; arguments that are keys are told as their texts.
[[nodiscard]] http::Response refusal(Bench& bench, const http::Request& request, unsigned status,
                                     const records::Text& why);

}  // namespace packbench::station
