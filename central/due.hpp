// Ship-by times as numbers that sort.
#pragma once
#include <cstdint>
#include <optional>
#include <string>

namespace packbench::central {

// UTC seconds of an RFC 3339 time; the last second of the year 9999 for an empty text, so that it sorts
// behind all others. Nothing where it is no such time.
[[nodiscard]] std::optional<std::int64_t> due_of(const std::string& ship_by);

}  // namespace packbench::central
