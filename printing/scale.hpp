// Millimetres -> dots of a print head.
#pragma once

#include <array>
#include <cmath>
#include <optional>

#include "printing/bitmap.hpp"
#include "printing/template.hpp"

namespace packbench::printing {

struct Scale {
  double dots_per_mm;

  int dots(double mm) const { return static_cast<int>(std::lround(mm * dots_per_mm)); }
  // Edges are rounded, not widths: what touches in millimetres touches in dots.
  Rect rect(const Area& area) const {
    const int left = dots(area.x);
    const int top = dots(area.y);
    return {left, top, dots(area.x + area.width) - left, dots(area.y + area.height) - top};
  }
};

// 203 is a nominal figure: such heads have 8 dots a millimetre (Zebra data sheets).
constexpr std::optional<Scale> scale_for(int dpi) {
  constexpr std::array<std::pair<int, double>, 3> kHeads{{{203, 8.0}, {300, 300 / 25.4}, {600, 600 / 25.4}}};
  for (const auto& [known, dots_per_mm] : kHeads) {
    if (known == dpi) return Scale{dots_per_mm};
  }
  return std::nullopt;
}

}  // namespace packbench::printing
