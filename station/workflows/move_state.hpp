// STUB
#pragma once
#include "db/records/event.hpp"

namespace packbench::workflows {

struct MoveState {
  bool operator==(const MoveState&) const = default;
};

void fold(MoveState& state, const records::Event& event);

}  // namespace packbench::workflows
