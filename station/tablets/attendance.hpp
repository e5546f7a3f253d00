// Who has shown badge and PIN at a lane since it was last left alone.
#pragma once
#include <cstdint>
#include <set>
#include <string>

namespace packbench::station {

class Attendance {
 public:
  explicit Attendance(std::int64_t idle_ms) : idle_ms_(idle_ms) {}

  // Nobody did anything there for so long, or not since the bench started: all must show themselves again.
  [[nodiscard]] bool asleep(std::int64_t now_ms) const {
    return shown_.empty() || now_ms < at_ms_ || now_ms - at_ms_ >= idle_ms_;
  }
  // Whether whose badge that is has shown it since.
  [[nodiscard]] bool has(const std::string& badge, std::int64_t now_ms) const {
    return !asleep(now_ms) && shown_.count(badge) != 0;
  }
  void show(const std::string& badge, std::int64_t now_ms) {
    if (asleep(now_ms)) shown_.clear();
    shown_.insert(badge);
    at_ms_ = now_ms;
  }
  // Somebody who is there did something.
  void touch(std::int64_t now_ms) { at_ms_ = now_ms; }

 private:
  std::int64_t idle_ms_, at_ms_ = 0;  // UTC
  std::set<std::string> shown_;       // badges
};

}  // namespace packbench::station
