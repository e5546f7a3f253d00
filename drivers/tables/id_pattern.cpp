// USB ids with open digits.
#include "drivers/tables/id_pattern.hpp"

#include <bit>
#include <cstdio>

namespace packbench::drivers {
namespace {

constexpr std::size_t kDigits = 4;

std::optional<std::uint16_t> hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return std::nullopt;
}

}  // namespace

int IdPattern::open_digits() const {
  return static_cast<int>(kDigits) - std::popcount(mask) / 4;
}

std::string IdPattern::text() const {
  char digits[16];
  std::snprintf(digits, sizeof digits, "%04x:%04x", vid, pid);
  std::string text = digits;
  if (mask == 0) return text.substr(0, kDigits + 1) + "*";
  for (std::size_t i = 0; i < kDigits; ++i)
    if (((mask >> (4 * (kDigits - 1 - i))) & 0xF) == 0) text[kDigits + 1 + i] = '?';
  return text;
}

std::optional<IdPattern> parse_id_pattern(std::string_view text) {
  if (text.size() < kDigits + 2 || text[kDigits] != ':') return std::nullopt;
  IdPattern id;
  for (const char c : text.substr(0, kDigits)) {
    const auto digit = hex_digit(c);
    if (!digit) return std::nullopt;
    id.vid = static_cast<std::uint16_t>(id.vid << 4 | *digit);
  }
  const std::string_view product = text.substr(kDigits + 1) == "*" ? "????" : text.substr(kDigits + 1);
  if (product.size() != kDigits) return std::nullopt;
  for (const char c : product) {
    const auto digit = c == '?' ? std::optional<std::uint16_t>(0) : hex_digit(c);
    if (!digit) return std::nullopt;
    id.pid = static_cast<std::uint16_t>(id.pid << 4 | *digit);
    id.mask = static_cast<std::uint16_t>(id.mask << 4 | (c == '?' ? 0 : 0xF));
  }
  return id;
}

}  // namespace packbench::drivers
