// What a hole makes of its field: {expiry|date}, {pieces|number}, {gtin|gtin14}.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "printing/error.hpp"

namespace packbench::printing {

// The names that templates write are in printing/README.md.
enum class Filter { none, date, date_time, yymmdd, number, check_digit, gtin14 };

std::optional<Filter> filter_named(std::string_view name);
// "date, date_time, ...": what there is, for messages.
std::string filter_names();

// `language` is that of the captions; one that has no form of its own leaves dates as they came.
// Errc::bad_data with what the field must be like; the caller knows its name.
Result<std::string> filtered(Filter filter, std::string_view text, std::string_view language);

}  // namespace packbench::printing
