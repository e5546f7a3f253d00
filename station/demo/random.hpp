// Chance that is the same on every machine for the same seed (the standard's distributions are not).
#pragma once
#include <cstdint>
#include <random>
#include <vector>

namespace packbench::station {

class Random {
 public:
  explicit Random(std::uint64_t seed) : engine_(seed) {}

  // 0 to n - 1; n must be above zero.
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(engine_() % n); }
  // From `low` to `high`, both included.
  std::int64_t between(std::int64_t low, std::int64_t high) {
    return low + static_cast<std::int64_t>(below(static_cast<std::size_t>(high - low + 1)));
  }
  // True that many times in a thousand.
  bool often(std::size_t in_a_thousand) { return below(1000) < in_a_thousand; }
  template <class T>
  const T& among(const std::vector<T>& all) {
    return all[below(all.size())];
  }

 private:
  std::mt19937_64 engine_;
};

}  // namespace packbench::station
