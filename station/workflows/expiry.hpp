// Expiry dates as they stand on goods.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace packbench::workflows {

// YYYY-MM-DD of a date written YYYY-MM-DD, YYYYMMDD or YYMMDD; nothing if it is no date. Two-digit years lie
// between 49 years before and 50 years after `today` (YYYY-MM-DD), and day 00 is the last of its month: GS1
// General Specifications 7.12.
[[nodiscard]] std::optional<std::string> read_expiry(std::string_view text, std::string_view today);

}  // namespace packbench::workflows
