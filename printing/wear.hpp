// What becomes of clean dots between print head and reader, simulated: the same dots give the same picture.
#pragma once

#include <array>
#include <string_view>

#include "printing/bitmap.hpp"
#include "printing/grey_picture.hpp"

namespace packbench::printing {

struct Wear {
  std::string_view name;
  bool dead_dot;  // one dot of the head prints no more: a white line along the paper's way
  double gain;    // each dot is so much of its width larger on each side
  double spot;    // what the reader sees as one point, in modules
};

// A reader's spot is four fifths of a module where it is in focus (ISO/IEC 15415 measures with that).
inline constexpr double kSharpSpot = 0.8, kBlurredSpot = 1.2;

inline constexpr std::array<Wear, 4> kWear{{
    {"dead_dot", true, 0, kSharpSpot},
    {"dot_gain", false, 0.1, kSharpSpot},
    {"blur", false, 0, kBlurredSpot},
    {"all_together", true, 0.1, kBlurredSpot},
}};

// The columns of the label that die one after the other: five through the area, each the next one that has
// ink. Fewer, or none, where there isn't any.
std::vector<int> dead_columns(const Bitmap& label, const Rect& area);

// The dots as a reader sees them, with gain and spot (`dead_dot` is for the caller: fill() the column before
// the dots are turned). `module` is in dots; in the picture it is pixels_of(module) wide, at least eight, so
// that tenths of a dot can be seen.
GreyPicture seen(const Bitmap& dots, int module, const Wear& wear);
int pixels_of(int module);

// The picture in black and white: of bars each pixel; of a matrix the middle of each module of so many
// pixels, from the upper left corner on, as one who has found the symbol looks at it. There a module is four
// dots.
Bitmap bars_in(const GreyPicture& picture);
Bitmap matrix_in(const GreyPicture& picture, int module_pixels);

}  // namespace packbench::printing
