// Draws elements onto one label.
#pragma once

#include "printing/barcode_layout.hpp"
#include "printing/image_setter.hpp"
#include "printing/rendered_label.hpp"
#include "printing/scale.hpp"
#include "printing/template.hpp"
#include "printing/text_setter.hpp"

namespace packbench::printing {

class LabelPainter {
 public:
  // All of them must outlive the painter.
  LabelPainter(RenderedLabel& label, TextSetter& setter, const Scale& scale, const Captions& captions)
      : label_(label), setter_(setter), scale_(scale), captions_(captions) {}

  Result<void> text(const TextElement& element, const Area& area, const LabelData& data);
  Result<void> barcode(const BarcodeElement& element, const Area& area, const LabelData& data);
  // `source` has the pictures that the data names.
  Result<void> image(const ImageElement& element, const Area& area, const LabelData& data,
                     const PictureSource& source, ImageSetter& images);
  void box(const BoxElement& element, const Area& area);

 private:
  RenderedLabel& label_;
  TextSetter& setter_;
  const Scale& scale_;
  const Captions& captions_;
};

// What it takes to fill a pattern and set it.
struct Means {
  const LabelData& data;
  const Captions& captions;
  TextSetter& setter;
  const Scale& scale;
};

// A barcode as it stands in a box of so many dots, in the element's other symbology where the first can't
// carry the data or doesn't fit. Errors as of make_symbol and lay_out_barcode.
Result<BarcodeLayout> barcode_for(const BarcodeElement& element, const std::string& content, const Rect& box,
                                  const Means& means);
// Draws it with its upper left corner there, and notes it on the label.
void place(RenderedLabel& label, BarcodeLayout barcode, int x, int y);

// What a style asks for in dots, for a box of that size.
TextRequest request_for(const TextStyle& style, const Scale& scale, std::string text, int width,
                        int max_height);
// "text shortened: …" and "no font draws: …", nothing when all is well. Texts themselves aren't repeated:
// warnings go to logs, where no name or address may stand.
std::vector<std::string> warnings_of(const TextBlock& block);

}  // namespace packbench::printing
