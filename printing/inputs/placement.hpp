// Where a page or picture lies on a label of another size.
#pragma once

#include <optional>
#include <string_view>

#include "printing/bitmap.hpp"

namespace packbench::printing {

enum class Fit {
  contain,  // as large as all of it fits
  cover,    // as small as nothing stays white; the rest is cut off
  actual,   // as large as it is
  width,    // as wide as the label, from its top; what is longer is cut off
};

// "contain", "cover", "actual", "width"; nothing for another word.
std::optional<Fit> fit_named(std::string_view name);

struct Size {  // in one unit for both
  double width = 0;
  double height = 0;
};

struct Placement {
  int turned = 0;    // degrees clockwise
  double scale = 1;  // dots a unit of the content
  Rect area;         // of the whole content on the label, in dots; it may reach beyond
};

// `rotation` in degrees; absent: turned by 90 where one of the two is wide and the other tall (of `actual`:
// where it fits only so). `dots` is how many dots a unit of the content has as it is; the label's size is in
// dots; all are above zero.
Placement place_on(const Size& content, double dots, const Size& label, Fit fit, std::optional<int> rotation);

}  // namespace packbench::printing
