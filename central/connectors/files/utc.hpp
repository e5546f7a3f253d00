// Times for people and programs.
#pragma once
#include <cstdint>
#include <string>

namespace packbench::connectors::files {

// "2024-06-11T02:00:00Z": RFC 3339 in UTC, of milliseconds since 1970.
[[nodiscard]] std::string utc(std::int64_t at_ms);

// Minutes of "+08:00", "-03:30" or "Z". Throws std::invalid_argument.
[[nodiscard]] int offset_minutes(const std::string& text);

}  // namespace packbench::connectors::files
