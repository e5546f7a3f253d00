// Times as people and programs write them, in one form: RFC 3339 in UTC, so that text order is time order.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace packbench::importer {

// Takes RFC 3339, and YYYY-MM-DD[ HH:MM[:SS]] at `utc_offset_minutes`. A date alone means its first second,
// or its last one with `end_of_day`. Gives "2024-06-11T02:00:00Z"; nothing for what is no time from 2000 to
// 2100.
[[nodiscard]] std::optional<std::string> normal_moment(std::string_view text, int utc_offset_minutes,
                                                       bool end_of_day);

}  // namespace packbench::importer
