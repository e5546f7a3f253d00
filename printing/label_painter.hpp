// Draws elements onto one label.
#pragma once

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
  void box(const BoxElement& element, const Area& area);

 private:
  RenderedLabel& label_;
  TextSetter& setter_;
  const Scale& scale_;
  const Captions& captions_;
};

// What a style asks for in dots, for a box of that size.
TextRequest request_for(const TextStyle& style, const Scale& scale, std::string text, int width,
                        int max_height);
// "text shortened: …" and "no font draws: …", nothing when all is well. Texts themselves aren't repeated:
// warnings go to logs, where no name or address may stand.
std::vector<std::string> warnings_of(const TextBlock& block);

}  // namespace packbench::printing
