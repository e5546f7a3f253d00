// Wrong passwords, counted.
#include "station/access/attempts.hpp"

#include <algorithm>

namespace packbench::station {

bool Attempts::locked(const std::string& badge, std::int64_t now_ms) const {
  const auto found = counts_.find(badge);
  return found != counts_.end() && found->second.wrong >= kMost && now_ms - found->second.at_ms < kLockedMs;
}

bool Attempts::begin(const std::string& badge, std::int64_t now_ms) {
  if (locked(badge, now_ms)) return false;
  if (counts_.size() >= kNames && !counts_.count(badge))
    counts_.erase(std::min_element(counts_.begin(), counts_.end(), [](const auto& one, const auto& other) {
      return one.second.at_ms < other.second.at_ms;
    }));
  auto& count = counts_[badge];
  if (now_ms - count.at_ms >= kLockedMs) count.wrong = 0;
  ++count.wrong;
  count.at_ms = now_ms;
  return true;
}

}  // namespace packbench::station
