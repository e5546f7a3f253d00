// Shades of grey on a label that knows black and white alone; pictures turned and scaled before that.
#pragma once

#include "printing/grey_picture.hpp"
#include "printing/inputs/placement.hpp"

namespace packbench::printing {

enum class Tones {
  threshold,  // darker than half is black: for text and bars
  dither,     // dots so dense that greys are seen (Floyd and Steinberg): for photographs
};

Bitmap to_bitmap(const GreyPicture& picture, Tones tones);

// The picture as it is placed on a label of that size, white around it. Made smaller, a dot is the mean of
// the pixels below it; made larger, pixels stay what they are.
GreyPicture laid_out(const GreyPicture& picture, const Placement& placement, int width, int height);

}  // namespace packbench::printing
