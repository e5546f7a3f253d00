// Reads expiry dates.
#include "station/workflows/expiry.hpp"

#include <algorithm>
#include <charconv>

#include "station/scan/gs1_attributes.hpp"
#include "station/scan/gs1_lint.hpp"

namespace packbench::workflows {

std::optional<std::string> read_expiry(std::string_view text, std::string_view today) {
  std::string digits(text);
  if (text.size() == 10 && text[4] == '-' && text[7] == '-') std::erase(digits, '-');
  const bool numeric = std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (!numeric) return std::nullopt;
  if (digits.size() == 8 && scan::lint::is_yyyymmdd(digits))
    return digits.substr(0, 4) + "-" + digits.substr(4, 2) + "-" + digits.substr(6);
  int year = 0;
  const auto read =
      std::from_chars(today.data(), today.data() + std::min<std::size_t>(4, today.size()), year);
  if (digits.size() != 6 || read.ec != std::errc() || !scan::lint::is_yymmd0(digits)) return std::nullopt;
  return scan::iso_date(digits, year);
}

}  // namespace packbench::workflows
