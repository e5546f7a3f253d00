// What a password must be like, and for how long it is good.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

#include "db/records/lane_events.hpp"
#include "db/records/operator.hpp"

namespace packbench::station {

struct PasswordRules {
  std::int64_t length = 10;        // characters, at least
  std::int64_t days = 90;          // until another one must be chosen; 0: never
  std::int64_t remembered = 5;     // so many old ones may not come again
  std::int64_t idle_minutes = 15;  // until who does nothing at the desk is signed out
};

inline constexpr std::size_t kLongestPassword = 200;  // bytes
inline constexpr std::size_t kLeastDifferent = 4;     // characters

// Why `password` is none for this person, or nothing. That it is not one of the last ones, `may_be_new` of
// passwords.hpp looks at.
[[nodiscard]] std::optional<records::Text> problem_of(std::string_view password,
                                                      const records::Operator& whose,
                                                      const PasswordRules& rules);

// UTC in ms from when on a password that was set then is no longer good; nothing: always.
[[nodiscard]] std::optional<std::int64_t> expires_ms(std::int64_t set_ms, const PasswordRules& rules);

}  // namespace packbench::station
