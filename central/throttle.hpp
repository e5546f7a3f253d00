// How often somebody may ask. Whoever's key is not known shares one small allowance with all others of that
// kind, so that guessing keys and codes costs the database nothing. One thread.
#pragma once
#include <chrono>
#include <map>
#include <string>

namespace packbench::central {

class Throttle {
 public:
  using TimePoint = std::chrono::steady_clock::time_point;
  struct Rate {
    double burst, per_second;
  };
  explicit Throttle(Rate known = {200, 50}, Rate strangers = {100, 5})
      : rate_(known), strangers_(strangers) {}

  // Takes one of who bears the key of that hash. Empty: a stranger.
  [[nodiscard]] bool may(const std::string& key_hash, TimePoint now);

  // The key was found to be somebody's: it has an allowance of its own, and gives back what it took.
  void is_known(const std::string& key_hash, TimePoint now);
  // It was found to be nobody's, or nobody's any more.
  void is_unknown(const std::string& key_hash);

 private:
  struct Bucket {
    explicit Bucket(Rate of) : rate(of), left(of.burst) {}
    bool take(TimePoint now);
    Rate rate;
    double left;
    TimePoint since{};
  };
  Rate rate_;
  Bucket strangers_;
  std::map<std::string, Bucket> known_;
};

}  // namespace packbench::central
