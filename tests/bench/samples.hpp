// Times of one kind of work, and how they are told.
#pragma once
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <vector>

namespace packbench::bench {

class Samples {
 public:
  template <class Work>
  void time(Work work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    add(std::chrono::steady_clock::now() - start);
  }
  void add(std::chrono::steady_clock::duration took) {
    microseconds_.push_back(std::chrono::duration<double, std::micro>(took).count());
  }
  // 0.5 for the median. No number where there is no sample: nothing came in the time.
  double quantile(double part) const {
    if (microseconds_.empty()) return std::nan("");
    auto sorted = microseconds_;
    std::sort(sorted.begin(), sorted.end());
    return sorted[std::min(sorted.size() - 1,
                           static_cast<std::size_t>(part * static_cast<double>(sorted.size())))];
  }
  void print(const char* name) const {
    std::printf("%-46s p50 %8.1f us   p99 %8.1f us   n %zu\n", name, quantile(0.5), quantile(0.99),
                microseconds_.size());
  }

 private:
  std::vector<double> microseconds_;
};

// One line: what was measured beside what, and the budget of the design.
inline void print_ratio(const char* name, const Samples& what, const Samples& beside, double budget) {
  std::printf("%-46s p50 %8.2f x    p99 %8.2f x    budget %.1f x\n", name,
              what.quantile(0.5) / beside.quantile(0.5), what.quantile(0.99) / beside.quantile(0.99), budget);
}

}  // namespace packbench::bench
