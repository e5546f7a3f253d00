// STUB
#pragma once
#include "db/records/event.hpp"

namespace packbench::workflows {

struct PickState {
  bool operator==(const PickState&) const = default;
};

void fold(PickState& state, const records::Event& event);

}  // namespace packbench::workflows
