// The fold of a manifest.
#pragma once
#include <string>
#include <vector>

#include "db/records/event.hpp"

namespace packbench::workflows {

struct HandoverParcel {
  std::int64_t position = 0;
  std::string parcel, order, waybill;
  std::int64_t number = 0, pieces = 0, weight_g = 0;
  bool operator==(const HandoverParcel&) const = default;
};

// beginning: of no carrier yet. closed: no more parcels, the driver is awaited.
enum class HandoverStage { beginning, open, closed, handed };

struct HandoverState {
  HandoverStage stage = HandoverStage::beginning;
  std::string carrier, cutoff;
  std::vector<HandoverParcel> parcels;  // in the order of the scans
  std::int64_t last_position = 0;
  std::int64_t waiting = 0;   // parcels of this carrier that are left, as far as this manifest has seen
  std::int64_t left_out = 0;  // as acknowledged when it was closed
  bool operator==(const HandoverState&) const = default;
};

void fold(HandoverState& state, const records::Event& event);

}  // namespace packbench::workflows
