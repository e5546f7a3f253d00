// How often somebody may ask.
#include "central/throttle.hpp"

#include <algorithm>

namespace packbench::central {

bool Throttle::Bucket::take(TimePoint now) {
  const std::chrono::duration<double> passed = now - since;
  left = std::min(rate.burst, left + std::max(0.0, passed.count()) * rate.per_second);
  since = now;
  if (left < 1) return false;
  left -= 1;
  return true;
}

bool Throttle::may(const std::string& key_hash, TimePoint now) {
  const auto known = known_.find(key_hash);
  return (known == known_.end() ? strangers_ : known->second).take(now);
}

void Throttle::is_known(const std::string& key_hash, TimePoint now) {
  if (known_.contains(key_hash)) return;
  known_.emplace(key_hash, Bucket(rate_)).first->second.since = now;
  strangers_.left = std::min(strangers_.rate.burst, strangers_.left + 1);
}

void Throttle::is_unknown(const std::string& key_hash) {
  known_.erase(key_hash);
}

}  // namespace packbench::central
