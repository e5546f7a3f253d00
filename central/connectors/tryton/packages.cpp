// Matched by waybill and content first, then by content alone.
#include "central/connectors/tryton/packages.hpp"

#include <algorithm>

namespace packbench::connectors::tryton {

std::optional<std::vector<Relabelled>> relabelled(const std::vector<Parcel>& parcels,
                                                  std::vector<Package> packages) {
  std::vector<const Parcel*> left;
  for (const auto& parcel : parcels) {
    if (parcel.pieces.empty()) continue;
    const auto same = std::find_if(packages.begin(), packages.end(), [&](const Package& package) {
      return package.waybill == parcel.waybill && package.pieces == parcel.pieces;
    });
    if (same == packages.end())
      left.push_back(&parcel);
    else
      packages.erase(same);
  }
  std::vector<Relabelled> changes;
  for (const auto* parcel : left) {
    const auto alike = std::find_if(packages.begin(), packages.end(),
                                    [&](const Package& package) { return package.pieces == parcel->pieces; });
    if (alike == packages.end()) return std::nullopt;
    changes.push_back({alike->id, parcel->waybill});
    packages.erase(alike);
  }
  if (!packages.empty()) return std::nullopt;
  return changes;
}

}  // namespace packbench::connectors::tryton
