// What a password must be like.
#include "station/access/password_rules.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

namespace packbench::station {
namespace {

constexpr std::int64_t kDayMs = 24 * 3600 * 1000;
constexpr std::size_t kShortestName = 3;  // bytes: shorter names stand in many a word

// One entry a character; bytes that are no UTF-8 stand as they are.
std::vector<std::string> characters_of(std::string_view text) {
  std::vector<std::string> found;
  for (const char byte : text) {
    if (found.empty() || (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U) found.emplace_back();
    found.back() += byte;
  }
  return found;
}

std::string lowered(std::string_view text) {
  std::string low(text);
  for (char& c : low)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return low;
}

bool within(const std::string& name, const std::string& password) {
  if (name.size() < kShortestName) return false;
  return password.find(name) != password.npos || name.find(password) != name.npos;
}

}  // namespace

std::optional<records::Text> problem_of(std::string_view password, const records::Operator& whose,
                                        const PasswordRules& rules) {
  const auto characters = characters_of(password);
  if (static_cast<std::int64_t>(characters.size()) < rules.length)
    return records::Text{"password.short", {std::to_string(rules.length)}};
  if (password.size() > kLongestPassword)
    return records::Text{"password.long", {std::to_string(kLongestPassword)}};
  if (std::set(characters.begin(), characters.end()).size() < kLeastDifferent)
    return records::Text{"password.alike", {std::to_string(kLeastDifferent)}};
  const auto low = lowered(password);
  for (const auto* name : {&whose.id, &whose.name, &whose.badge})
    if (within(lowered(*name), low)) return records::Text{"password.named", {}};
  return std::nullopt;
}

std::optional<std::int64_t> expires_ms(std::int64_t set_ms, const PasswordRules& rules) {
  return rules.days == 0 ? std::nullopt : std::optional(set_ms + rules.days * kDayMs);
}

}  // namespace packbench::station
