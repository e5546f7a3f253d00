// Waiting on a condition with a deadline.
#include "tests/lab/wait.hpp"

#include <stdexcept>
#include <thread>

namespace packbench::lab {

bool wait_until(const std::function<bool()>& condition, std::chrono::milliseconds patience) {
  const auto end = std::chrono::steady_clock::now() + patience;
  while (!condition()) {
    if (std::chrono::steady_clock::now() >= end) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  return true;
}

void require_until(const std::string& what, const std::function<bool()>& condition,
                   std::chrono::milliseconds patience) {
  if (!wait_until(condition, patience)) throw std::runtime_error("did not happen in time: " + what);
}

}  // namespace packbench::lab
