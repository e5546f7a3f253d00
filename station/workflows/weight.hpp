// What a parcel should weigh, and which article explains a difference best.
#pragma once
#include <optional>

#include "station/workflows/input.hpp"
#include "station/workflows/pack_state.hpp"

namespace packbench::workflows {

// Grams. `known` is false when a piece in the parcel has no weight on record: then nothing can be compared.
struct ExpectedWeight {
  std::int64_t expected_g = 0, tolerance_g = 0;
  bool known = true;
};
[[nodiscard]] ExpectedWeight expected_weight(const PackState& pack, std::string_view parcel,
                                             const Rules& rules);

// Whether `grams` agrees with it.
[[nodiscard]] bool agrees(const ExpectedWeight& expected, std::int64_t grams);

// So many pieces of an article too few (or too many) explain a difference (grams, negative: too light) within
// the tolerance: the fewest pieces, and among those the closest weight. Nothing if no article of the order
// does.
struct Suspect {
  const records::PackLine* line = nullptr;
  std::int64_t quantity = 0;
};
[[nodiscard]] std::optional<Suspect> suspect(const PackState& pack, std::string_view parcel,
                                             std::int64_t difference_g, std::int64_t tolerance_g);

}  // namespace packbench::workflows
