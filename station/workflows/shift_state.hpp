// The fold of a shift's checklist.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "db/records/event.hpp"

namespace packbench::workflows {

// Each step follows from what is there: which list, its points one by one, who is here, the signature.
struct ShiftState {
  std::optional<records::ShiftBegan> began;
  std::vector<records::ShiftPoint> answers;  // one for each point, in their order
  std::vector<records::ShiftPresent> present;
  bool operator==(const ShiftState&) const = default;
};

void fold(ShiftState& state, const records::Event& event);

// The point in question; nullptr before a list was chosen, and when all are answered.
[[nodiscard]] const std::string* next_point(const ShiftState& state);
[[nodiscard]] bool all_answered(const ShiftState& state);
[[nodiscard]] bool is_present(const ShiftState& state, std::string_view person);

}  // namespace packbench::workflows
