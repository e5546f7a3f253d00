// Work in a child process that is killed in the middle of it, and what it told until then.
#pragma once
#include <functional>
#include <string>
#include <vector>

namespace packbench::tests {

using Tell = std::function<void(const std::string& line)>;

struct KilledChild {
  std::vector<std::string> told;  // lines
  bool killed = false;            // false: it came to the end of its work
};

// Runs `work` in a fork of this process that SIGKILL ends right before its n-th write or sync of a store
// (killing_vfs.hpp). A line counts as told once `tell` has returned.
[[nodiscard]] KilledChild killed_before_write(int n, const std::function<void(const Tell& tell)>& work);

}  // namespace packbench::tests
