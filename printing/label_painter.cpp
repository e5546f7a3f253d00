// Draws elements onto one label.
#include "printing/label_painter.hpp"

#include "printing/barcode_layout.hpp"
#include "printing/symbol.hpp"

namespace packbench::printing {
namespace {

int shift_down(VerticalAlign align, int slack) {
  if (align == VerticalAlign::top || slack <= 0) return 0;
  return align == VerticalAlign::middle ? slack / 2 : slack;
}

}  // namespace

TextRequest request_for(const TextStyle& style, const Scale& scale, std::string text, int width,
                        int max_height) {
  TextRequest request;
  request.text = std::move(text);
  request.font = style.font;
  request.size = scale.dots(style.size);
  request.min_size = scale.dots(style.min_size);
  request.bold = style.bold;
  request.wrap = style.wrap;
  request.align = style.align;
  request.width = width;
  request.max_height = max_height;
  return request;
}

std::vector<std::string> warnings_of(const TextBlock& block) {
  std::vector<std::string> out;
  if (block.shortened) out.push_back("a text was cut short, it doesn't fit even in its smallest size");
  if (!block.undrawable.empty()) out.push_back("no installed font draws: " + block.undrawable);
  return out;
}

Result<void> LabelPainter::text(const TextElement& element, const Area& area, const LabelData& data) {
  auto text = expand(element.text, data, captions_);
  if (!text) return text.error();
  if (text->empty()) return {};
  const Rect box = scale_.rect(area);
  const bool sideways = element.rotation % 180 != 0;
  const int width = sideways ? box.height : box.width;
  const int height = sideways ? box.width : box.height;
  TextRequest request = request_for(element.style, scale_, std::move(*text), width, height);
  request.keep = is_constant(element.text, captions_);
  const auto block = setter_.set(request);
  for (auto& warning : warnings_of(*block)) label_.warnings.push_back(std::move(warning));

  if (element.invert) fill(label_.bitmap, box);
  const Ink ink = element.invert ? Ink::white : Ink::black;
  const int down = shift_down(element.style.valign, height - block->height);
  Rect drawn = turned({block->x, down + block->y, block->ink.width, block->ink.height}, width, height,
                      element.rotation);
  drawn.x += box.x;
  drawn.y += box.y;
  blit(label_.bitmap, rotated(block->ink, element.rotation), drawn.x, drawn.y, ink);
  if (clipped(label_.bitmap, drawn) != drawn)
    label_.warnings.push_back("a text reaches beyond the label's edge, move it or set it smaller");
  return {};
}

Result<void> LabelPainter::barcode(const BarcodeElement& element, const Area& area, const LabelData& data) {
  const auto content = expand(element.data, data, captions_);
  if (!content) return content.error();
  const auto symbol = make_symbol(element.symbology, *content);
  if (!symbol) return symbol.error();
  const Rect box = scale_.rect(area);

  std::shared_ptr<const TextBlock> human;
  if (element.text_size > 0) {
    std::string text = symbol->text;
    if (!element.text.parts.empty()) {
      auto own = expand(element.text, data, captions_);
      if (!own) return own.error();
      text = std::move(*own);
    }
    const int width = element.rotation % 180 != 0 ? box.height : box.width;
    TextStyle style;
    style.font = "DejaVu Sans, Noto Sans CJK SC, sans-serif";
    style.size = element.text_size;
    style.min_size = element.text_size / 2;
    style.align = Align::center;
    human = setter_.set(request_for(style, scale_, std::move(text), width, scale_.dots(style.size * 2)));
    for (auto& warning : warnings_of(*human)) label_.warnings.push_back(std::move(warning));
  }
  auto layout = lay_out_barcode(element, *symbol, human.get(), box, scale_);
  if (!layout) return layout.error();
  blit(label_.bitmap, layout->picture, box.x, box.y);
  for (Rect* rect : {&layout->placed.area, &layout->placed.bars}) {
    rect->x += box.x;
    rect->y += box.y;
  }
  label_.barcodes.push_back(std::move(layout->placed));
  return {};
}

void LabelPainter::box(const BoxElement& element, const Area& area) {
  const Rect rect = scale_.rect(area);
  if (element.line == 0) {
    // A hairline never vanishes on a coarse head.
    return fill(label_.bitmap, {rect.x, rect.y, std::max(rect.width, 1), std::max(rect.height, 1)});
  }
  const int line = std::max(scale_.dots(element.line), 1);
  fill(label_.bitmap, {rect.x, rect.y, rect.width, line});
  fill(label_.bitmap, {rect.x, rect.y + rect.height - line, rect.width, line});
  fill(label_.bitmap, {rect.x, rect.y, line, rect.height});
  fill(label_.bitmap, {rect.x + rect.width - line, rect.y, line, rect.height});
}

}  // namespace packbench::printing
