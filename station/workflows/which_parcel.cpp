// Which parcels a scanned label or waybill means.
#include "station/workflows/which_parcel.hpp"

#include <algorithm>

namespace packbench::workflows {

std::vector<const ParcelFacts*> parcels_meant(const Draft& draft) {
  const auto* label = draft.as<scan::ParcelLabel>();
  const auto& facts = draft.input().facts;
  std::vector<const ParcelFacts*> found;
  for (const auto& parcel : facts.parcels) {
    const bool by_waybill = std::any_of(facts.waybill_parcels.begin(), facts.waybill_parcels.end(),
                                        [&](const auto& use) { return use.parcel == parcel.parcel; });
    if (label ? label->parcel == parcel.parcel : by_waybill) found.push_back(&parcel);
  }
  return found;
}

}  // namespace packbench::workflows
