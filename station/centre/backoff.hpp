// How long to wait after a failure: twice as long each time, and never all benches at once.
#pragma once
#include <algorithm>
#include <cstdint>
#include <random>

#include "drivers/clock.hpp"

namespace packbench::station {

class Backoff {
 public:
  explicit Backoff(std::uint32_t seed) : random_(seed) {}

  // From half a second, doubled up to a minute; half of it and some of the other half.
  drivers::Duration next() {
    const auto whole = std::exchange(pause_, std::min(kLongest, pause_ * 2));
    std::uniform_int_distribution<std::int64_t> some(whole.count() / 2, whole.count());
    return std::chrono::milliseconds(some(random_));
  }
  void reset() { pause_ = kFirst; }

 private:
  static constexpr std::chrono::milliseconds kFirst{500}, kLongest{60'000};
  std::minstd_rand random_;
  std::chrono::milliseconds pause_ = kFirst;
};

}  // namespace packbench::station
