// Waiting on a condition with a deadline that is generous, because an emulated machine under sanitizers is
// slow.
#pragma once

#include <chrono>
#include <functional>
#include <string>

namespace packbench::lab {

inline constexpr std::chrono::seconds kPatience{240};

// True as soon as `condition` is; false when it still isn't after `patience`.
[[nodiscard]] bool wait_until(const std::function<bool()>& condition,
                              std::chrono::milliseconds patience = kPatience);

// As wait_until, but throws std::runtime_error("... did not happen: what") in the end.
void require_until(const std::string& what, const std::function<bool()>& condition,
                   std::chrono::milliseconds patience = kPatience);

}  // namespace packbench::lab
