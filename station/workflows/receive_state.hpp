// STUB
#pragma once
#include "db/records/event.hpp"

namespace packbench::workflows {

struct ReceiveState {
  bool operator==(const ReceiveState&) const = default;
};

void fold(ReceiveState& state, const records::Event& event);

}  // namespace packbench::workflows
