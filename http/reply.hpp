// A response as bytes for the wire, with the headers that every response carries.
#pragma once
#include <string>

#include "http/server.hpp"

namespace packbench::http {

struct Framing {
  bool head = false;  // answer to HEAD: the body's length without the body
  bool keep_alive = true;
};

[[nodiscard]] std::string to_bytes(const Response& response, Framing framing);

// The file, or 304 where `if_none_match` names its etag.
[[nodiscard]] Response file_response(const StaticFile& file, std::string_view if_none_match);

}  // namespace packbench::http
