// Quantities of stacked goods.
#include "station/workflows/stacks.hpp"

#include <charconv>

#include "station/workflows/commands.hpp"

namespace packbench::workflows {
namespace {

// The number in front of `text`, which then begins behind it.
std::optional<std::int64_t> take_number(std::string_view& text) {
  std::int64_t value = 0;
  const auto end = text.data() + text.size();
  const auto [behind, fault] = std::from_chars(text.data(), end, value);
  if (fault != std::errc{} || text.front() == '-' || value > kMostPieces) return std::nullopt;
  text = {behind, static_cast<std::size_t>(end - behind)};
  return value;
}

bool take(std::string_view& text, char wanted) {
  if (!text.starts_with(wanted)) return false;
  text.remove_prefix(1);
  return true;
}

}  // namespace

std::optional<std::int64_t> stacked(std::string_view text) {
  const auto stacks = take_number(text);
  if (!stacks || !take(text, 'X')) return std::nullopt;
  const auto each = take_number(text);
  const auto rest = take(text, 'P') ? take_number(text) : std::optional<std::int64_t>(0);
  if (!each || !rest || !text.empty()) return std::nullopt;
  const auto pieces = *stacks * *each + *rest;
  return pieces >= 1 && pieces <= kMostPieces ? std::optional(pieces) : std::nullopt;
}

}  // namespace packbench::workflows
