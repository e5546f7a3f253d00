// Wrong passwords, counted.
#include "station/access/attempts.hpp"

namespace packbench::station {

bool Attempts::locked(const std::string& badge, std::int64_t now_ms) const {
  const auto found = counts_.find(badge);
  return found != counts_.end() && found->second.wrong >= kMost && !is_over(found->second, now_ms);
}

void Attempts::take_back(const std::string& badge) {
  const auto found = counts_.find(badge);
  if (found != counts_.end() && --found->second.wrong <= 0) counts_.erase(found);
}

bool Attempts::begin(const std::string& badge, std::int64_t now_ms) {
  if (locked(badge, now_ms)) return false;
  if (counts_.size() >= kNames)
    std::erase_if(counts_, [&](const auto& row) { return is_over(row.second, now_ms); });
  // None is pushed out, or whoever sends enough names would have a locked badge looked at again.
  if (counts_.size() >= kNames && !counts_.count(badge)) return false;
  auto& count = counts_[badge];
  if (is_over(count, now_ms)) count.wrong = 0;
  ++count.wrong;
  count.at_ms = now_ms;
  return true;
}

}  // namespace packbench::station
