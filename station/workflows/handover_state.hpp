// STUB
#pragma once
#include "db/records/event.hpp"

namespace packbench::workflows {

struct HandoverState {
  bool operator==(const HandoverState&) const = default;
};

void fold(HandoverState& state, const records::Event& event);

}  // namespace packbench::workflows
