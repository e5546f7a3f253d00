// The request target taken apart: path segments and query, percent-decoded (RFC 3986).
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/request.hpp"

namespace packbench::http {

struct Target {
  std::string path;
  std::vector<std::string> segments;  // "/" has none; "/a/" has "a" and ""
  Params query;
};

// Nothing where the target isn't "/path?query", has a broken %-escape, or decodes to control characters or to
// bytes that aren't UTF-8.
[[nodiscard]] std::optional<Target> parse_target(std::string_view target);

// A pattern or path split at its slashes, undecoded: "/a/{b}" -> "a", "{b}".
[[nodiscard]] std::vector<std::string_view> split_path(std::string_view path);

}  // namespace packbench::http
