// Orders of the centre's: what may be done under the lease that this bench has of one, or has no more.
#pragma once
#include <optional>

#include "station/workflows/lane_state.hpp"

namespace packbench::workflows {

struct LeaseRefusal {
  Text why;              // and what to do
  std::string wanted{};  // the order, where all that is missing is a lease of it
};

// Why the lease of the order does not allow these events, or nothing. `state`: before them.
[[nodiscard]] std::optional<LeaseRefusal> refuse_by_lease(const LaneState& state, const Input& input,
                                                          const std::vector<records::Event>& events);

// Whether the order came from the centre, and is another bench's or nobody's.
[[nodiscard]] bool has_lost(const Input& input, const std::string& order);

// What whoever packs the order should know of its lease, or nothing.
[[nodiscard]] std::optional<Text> lease_notice(const LeaseFacts& lease);

}  // namespace packbench::workflows
