// STUB
#pragma once
#include "db/records/event.hpp"

namespace packbench::workflows {

struct CountState {
  bool operator==(const CountState&) const = default;
};

void fold(CountState& state, const records::Event& event);

}  // namespace packbench::workflows
