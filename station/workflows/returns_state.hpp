// STUB
#pragma once
#include "db/records/event.hpp"

namespace packbench::workflows {

struct ReturnsState {
  bool operator==(const ReturnsState&) const = default;
};

void fold(ReturnsState& state, const records::Event& event);

}  // namespace packbench::workflows
