// What was scanned, step by step, and its shortest part that matters.
#include "tests/station/core/script.hpp"

#include <algorithm>
#include <sstream>

namespace packbench::station {

std::string to_line(const ScriptStep& step) {
  return std::to_string(step.at_ms) + '\t' + step.lane + '\t' + step.code + '\t' + step.aim;
}

ScriptStep step_of(const std::string& line) {
  std::istringstream fields(line);
  std::string at;
  ScriptStep step;
  std::getline(fields, at, '\t');
  std::getline(fields, step.lane, '\t');
  std::getline(fields, step.code, '\t');
  std::getline(fields, step.aim, '\t');
  step.at_ms = std::stoll(at);
  return step;
}

Script shortened(Script script, const std::function<bool(const Script&)>& fails, int runs) {
  for (auto part = script.size() / 2; part > 0; part = part > 1 ? (part + 1) / 2 : 0) {
    // From the end, where what mattered last lies.
    for (auto end = script.size(); end > 0; end = end > part ? end - part : 0) {
      if (runs-- <= 0) return script;
      const auto from = script.begin() + static_cast<std::ptrdiff_t>(end > part ? end - part : 0);
      Script shorter(script.begin(), from);
      shorter.insert(shorter.end(), script.begin() + static_cast<std::ptrdiff_t>(end), script.end());
      if (fails(shorter)) script = std::move(shorter);
    }
  }
  return script;
}

}  // namespace packbench::station
