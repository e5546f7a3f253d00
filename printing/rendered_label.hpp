// One label as it will be printed, with what it promises to say.
#pragma once

#include <string>
#include <vector>

#include "printing/bitmap.hpp"
#include "printing/symbology.hpp"

namespace packbench::printing {

struct PlacedBarcode {
  Symbology symbology = Symbology::code128;
  std::string data;  // the bytes a reader gives back
  Rect area;         // with its quiet zone
  Rect bars;         // without it
  int module = 0;    // dots a module
  int rotation = 0;  // degrees clockwise
};

struct RenderedLabel {
  Bitmap bitmap;
  std::vector<PlacedBarcode> barcodes;
  // What a person should know and what doesn't stop the print: text that was cut short, a character no font
  // draws.
  std::vector<std::string> warnings;
};

}  // namespace packbench::printing
