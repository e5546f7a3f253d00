// What was scanned, step by step, so that it can be done again and made shorter.
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace packbench::station {

struct ScriptStep {
  std::string lane, code, aim;
  std::int64_t at_ms = 0;
  bool operator==(const ScriptStep&) const = default;
};
using Script = std::vector<ScriptStep>;

[[nodiscard]] std::string to_line(const ScriptStep& step);  // fields between tabs; codes have none
[[nodiscard]] ScriptStep step_of(const std::string& line);

// The shortest script that is found to `fail` like the given one, by leaving out ever smaller parts of it;
// runs `fails` so many times at the most.
[[nodiscard]] Script shortened(Script script, const std::function<bool(const Script&)>& fails, int runs);

}  // namespace packbench::station
