// Which parcels a scanned label or waybill means.
#pragma once
#include <vector>

#include "station/workflows/draft.hpp"

namespace packbench::workflows {

// Of the input's facts: the one that the label names, else those that bear the waybill. They live as long as
// the input.
[[nodiscard]] std::vector<const ParcelFacts*> parcels_meant(const Draft& draft);

}  // namespace packbench::workflows
