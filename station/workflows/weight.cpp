// Expected weight and the article that explains a difference.
#include "station/workflows/weight.hpp"

#include <algorithm>
#include <cstdlib>
#include <tuple>

#include "station/workflows/pack_progress.hpp"

namespace packbench::workflows {
namespace {

using namespace records;

std::int64_t pieces_of_line(const PackState& pack, std::string_view parcel, const PackLine& line) {
  std::int64_t pieces = 0;
  for (const auto& entry : pack.entries) {
    if (entry.parcel == parcel && entry.line == line.line && entry.item == line.item)
      pieces += entry.quantity;
  }
  return pieces;
}

}  // namespace

ExpectedWeight expected_weight(const PackState& pack, std::string_view parcel, const Rules& rules) {
  ExpectedWeight weight{rules.box_g, 0, true};
  for (const auto& line : pack.order.lines) {
    const auto pieces = pieces_of_line(pack, parcel, line);
    weight.expected_g += pieces * line.weight_g;
    if (pieces > 0 && line.weight_g <= 0) weight.known = false;
  }
  weight.tolerance_g = std::max(rules.tolerance_g, weight.expected_g * rules.tolerance_percent / 100);
  return weight;
}

bool agrees(const ExpectedWeight& expected, std::int64_t grams) {
  return !expected.known || std::abs(grams - expected.expected_g) <= expected.tolerance_g;
}

std::optional<Suspect> suspect(const PackState& pack, std::string_view parcel, std::int64_t difference_g,
                               std::int64_t tolerance_g) {
  std::optional<Suspect> best;
  std::tuple<std::int64_t, std::int64_t> best_rank;
  const auto off = std::abs(difference_g);
  for (const auto& line : pack.order.lines) {
    const auto inside = pieces_of_line(pack, parcel, line);
    if (line.weight_g <= 0 || (difference_g < 0 && inside == 0)) continue;
    auto pieces = std::max<std::int64_t>(1, (off + line.weight_g / 2) / line.weight_g);
    if (difference_g < 0) pieces = std::min(pieces, inside);
    const auto rest = std::abs(off - pieces * line.weight_g);
    const std::tuple rank{pieces, rest};
    if (rest > tolerance_g || (best && rank >= best_rank)) continue;
    best = Suspect{&line, pieces};
    best_rank = rank;
  }
  return best;
}

}  // namespace packbench::workflows
