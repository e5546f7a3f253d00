// Wrong passwords, counted under the badge as it was typed, whether or not somebody bears it: so a lock-out
// does not tell who exists.
#pragma once
#include <cstdint>
#include <map>
#include <string>

namespace packbench::station {

class Attempts {
 public:
  static constexpr int kMost = 5;
  static constexpr std::int64_t kLockedMs = 5 * 60'000;
  static constexpr std::size_t kNames = 1000;  // above that no other badge is looked at for a while

  // Counts one, before it is known whether it is right: many at once are no more than as many in turn. False:
  // too many, it isn't looked at.
  [[nodiscard]] bool begin(const std::string& badge, std::int64_t now_ms);

  // The one that was begun could not be looked at, as for want of memory: it counts no more.
  void take_back(const std::string& badge);

  // Whether the next one will not be looked at.
  [[nodiscard]] bool locked(const std::string& badge, std::int64_t now_ms) const;

  // The one that was begun was right, or another password was given: what was tried before counts no more.
  void forget(const std::string& badge) { counts_.erase(badge); }

 private:
  struct Count {
    int wrong = 0;
    std::int64_t at_ms = 0;  // of the last one, UTC
  };
  // A clock that was turned back makes none longer than it was.
  static bool is_over(const Count& count, std::int64_t now_ms) {
    return now_ms < count.at_ms || now_ms - count.at_ms >= kLockedMs;
  }

  std::map<std::string, Count> counts_;
};

}  // namespace packbench::station
