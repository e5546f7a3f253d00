// A symbol's modules -> bars on whole dots, in a box, with quiet zone and the line for people.
#pragma once

#include <string>
#include <vector>

#include "printing/error.hpp"
#include "printing/rendered_label.hpp"
#include "printing/scale.hpp"
#include "printing/symbol.hpp"
#include "printing/template.hpp"
#include "printing/text_setter.hpp"

namespace packbench::printing {

struct BarcodeLayout {
  Bitmap picture;                     // as large as the element's box, already turned
  PlacedBarcode placed;               // rectangles within the picture
  std::vector<std::string> warnings;  // of its line for people
};

// `text` is printed below the bars when the element asks for it. Takes the largest whole-dot module that the
// element and the box allow. Errc::does_not_fit when that is smaller than its min_module, or too little is
// left for the bars.
Result<BarcodeLayout> lay_out_barcode(const BarcodeElement& element, const Symbol& symbol,
                                      const TextBlock* text, const Rect& box, const Scale& scale);

}  // namespace packbench::printing
