// Fit rules: one scale for both directions, in the middle of the label.
#include "printing/inputs/placement.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace packbench::printing {
namespace {

constexpr std::array<std::pair<std::string_view, Fit>, 4> kFits{
    {{"contain", Fit::contain}, {"cover", Fit::cover}, {"actual", Fit::actual}, {"width", Fit::width}}};

bool fits_as_it_is(const Size& content, double dots, const Size& label) {
  return content.width * dots <= label.width + 0.5 && content.height * dots <= label.height + 0.5;
}

bool better_turned(const Size& content, double dots, const Size& label, Fit fit) {
  const Size turned{content.height, content.width};
  if (fit == Fit::actual) return !fits_as_it_is(content, dots, label) && fits_as_it_is(turned, dots, label);
  return (content.width > content.height) != (label.width > label.height) &&
         content.width != content.height && label.width != label.height;
}

double scale_for_fit(const Size& content, double dots, const Size& label, Fit fit) {
  const double wide = label.width / content.width, high = label.height / content.height;
  switch (fit) {
    case Fit::contain:
      return std::min(wide, high);
    case Fit::cover:
      return std::max(wide, high);
    case Fit::width:
      return wide;
    case Fit::actual:
      break;
  }
  return dots;
}

}  // namespace

std::optional<Fit> fit_named(std::string_view name) {
  for (const auto& [known, fit] : kFits)
    if (known == name) return fit;
  return std::nullopt;
}

Placement place_on(const Size& content, double dots, const Size& label, Fit fit,
                   std::optional<int> rotation) {
  Placement out;
  out.turned = rotation.value_or(better_turned(content, dots, label, fit) ? 90 : 0);
  const bool sideways = out.turned % 180 != 0;
  const Size seen{sideways ? content.height : content.width, sideways ? content.width : content.height};
  out.scale = scale_for_fit(seen, dots, label, fit);
  // No picture is larger than this; beyond it numbers of dots would not fit an int.
  constexpr double kMost = 1e6;
  const int width = static_cast<int>(std::lround(std::clamp(seen.width * out.scale, 1.0, kMost)));
  const int height = static_cast<int>(std::lround(std::clamp(seen.height * out.scale, 1.0, kMost)));
  out.area = {(static_cast<int>(label.width) - width) / 2,
              fit == Fit::width ? 0 : (static_cast<int>(label.height) - height) / 2, width, height};
  return out;
}

}  // namespace packbench::printing
