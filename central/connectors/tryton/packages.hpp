// Tryton's packages beside the benches' parcels: which is which.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "central/connectors/tryton/packed.hpp"

namespace packbench::connectors::tryton {

struct Package {
  std::int64_t id = 0;
  std::string waybill;
  Pieces pieces;
};

// A package that must bear another waybill.
struct Relabelled {
  std::int64_t package = 0;
  std::string waybill;
};

// What must be relabelled so that each parcel is a package with its content and its waybill: nothing, where
// it is so. nullopt: they are other parcels. Empty parcels have no package.
[[nodiscard]] std::optional<std::vector<Relabelled>> relabelled(const std::vector<Parcel>& parcels,
                                                                std::vector<Package> packages);

}  // namespace packbench::connectors::tryton
