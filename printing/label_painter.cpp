// Draws elements onto one label.
#include "printing/label_painter.hpp"

#include "printing/symbol.hpp"

namespace packbench::printing {
namespace {

constexpr double kAnyModule = 10;     // millimetres: as large as the box lets it be
constexpr double kInvertInset = 0.6;  // millimetres: white letters don't touch the edge of their black box

int shift_down(VerticalAlign align, int slack) {
  if (align == VerticalAlign::top || slack <= 0) return 0;
  return align == VerticalAlign::middle ? slack / 2 : slack;
}

// The line below the bars, in a box of that width.
Result<std::shared_ptr<const TextBlock>> line_for_people(const BarcodeElement& element, std::string text,
                                                         int width, const Means& means) {
  if (!element.text.parts.empty()) {
    auto own = expand(element.text, means.data, means.captions);
    if (!own) return own.error();
    text = std::move(*own);
  }
  TextStyle style;
  style.font = "DejaVu Sans, Noto Sans CJK SC, sans-serif";
  style.size = element.text_size;
  style.min_size = element.text_size / 2;
  style.align = Align::center;
  const int height = means.scale.dots(style.size * 2);
  return means.setter.set(request_for(style, means.scale, std::move(text), width, height));
}

Result<BarcodeLayout> in_one_symbology(const BarcodeElement& element, const std::string& content,
                                       const Rect& box, const Means& means) {
  const auto symbol = make_symbol(element.symbology, content);
  if (!symbol) return symbol.error();
  std::shared_ptr<const TextBlock> human;
  if (element.text_size > 0) {
    const int width = element.rotation % 180 != 0 ? box.height : box.width;
    auto line = line_for_people(element, symbol->text, width, means);
    if (!line) return line.error();
    human = std::move(*line);
  }
  auto barcode = lay_out_barcode(element, *symbol, human.get(), box, means.scale);
  if (barcode && human) barcode->warnings = warnings_of(*human);
  return barcode;
}

// Descenders and stacked accents reach out of a box that is as high as its lines.
constexpr double kLeeway = 1;  // millimetre

bool higher_than_its_box(const TextBlock& block, int down, int height, int leeway) {
  const int top = down + block.y;
  return top < -leeway || top + block.ink.height > height + leeway;
}

// The same place in the other symbology, as large as the box lets it be.
BarcodeElement in_other_symbology(const BarcodeElement& element) {
  BarcodeElement other = element;
  other.symbology = *element.otherwise;
  other.otherwise.reset();
  other.quiet = facts(other.symbology).quiet;
  other.module = kAnyModule;
  return other;
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

Result<BarcodeLayout> barcode_for(const BarcodeElement& element, const std::string& content, const Rect& box,
                                  const Means& means) {
  auto barcode = in_one_symbology(element, content, box, means);
  const bool refused =
      !barcode && (barcode.error().code == Errc::bad_data || barcode.error().code == Errc::does_not_fit);
  if (!refused || !element.otherwise) return barcode;
  return in_one_symbology(in_other_symbology(element), content, box, means);
}

void place(RenderedLabel& label, BarcodeLayout barcode, int x, int y) {
  blit(label.bitmap, barcode.picture, x, y);
  for (Rect* rect : {&barcode.placed.area, &barcode.placed.bars}) {
    rect->x += x;
    rect->y += y;
  }
  label.barcodes.push_back(std::move(barcode.placed));
  for (auto& warning : barcode.warnings) label.warnings.push_back(std::move(warning));
}

Result<void> LabelPainter::text(const TextElement& element, const Area& area, const LabelData& data) {
  auto text = expand(element.text, data, captions_);
  if (!text) return text.error();
  if (text->empty()) return {};
  const Rect box = scale_.rect(area);
  const bool sideways = element.rotation % 180 != 0;
  const int width = sideways ? box.height : box.width;
  const int height = sideways ? box.width : box.height;
  const int inset = element.invert ? scale_.dots(kInvertInset) : 0;
  TextRequest request =
      request_for(element.style, scale_, std::move(*text), std::max(width - 2 * inset, 1), height);
  request.keep = is_constant(element.text, captions_);
  const auto block = setter_.set(request);
  for (auto& warning : warnings_of(*block)) label_.warnings.push_back(std::move(warning));

  if (element.invert) fill(label_.bitmap, box);
  const Ink ink = element.invert ? Ink::white : Ink::black;
  const int down = shift_down(element.style.valign, height - block->height);
  Rect drawn = turned({inset + block->x, down + block->y, block->ink.width, block->ink.height}, width, height,
                      element.rotation);
  drawn.x += box.x;
  drawn.y += box.y;
  if (element.rotation == 0)
    blit(label_.bitmap, block->ink, drawn.x, drawn.y, ink);
  else
    blit(label_.bitmap, rotated(block->ink, element.rotation), drawn.x, drawn.y, ink);
  if (clipped(label_.bitmap, drawn) != drawn)
    label_.warnings.push_back("a text reaches beyond the label's edge, move it or set it smaller");
  else if (higher_than_its_box(*block, down, height, scale_.dots(kLeeway)))
    label_.warnings.push_back("a text is higher than its box, make the box higher or set it smaller");
  return {};
}

Result<void> LabelPainter::barcode(const BarcodeElement& element, const Area& area, const LabelData& data) {
  const auto content = expand(element.data, data, captions_);
  if (!content) return content.error();
  if (content->empty()) return {};  // all of it in groups: it may be absent
  const Rect box = scale_.rect(area);
  auto barcode = barcode_for(element, *content, box, {data, captions_, setter_, scale_});
  if (!barcode) return barcode.error();
  place(label_, std::move(*barcode), box.x, box.y);
  return {};
}

Result<void> LabelPainter::image(const ImageElement& element, const Area& area, const LabelData& data,
                                 const PictureSource& source, ImageSetter& images) {
  auto picture = element.picture;
  if (!picture) {
    const auto name = expand(element.file, data, captions_);
    if (!name) return name.error();
    if (name->empty()) return {};  // all of it in groups: it may be absent
    auto loaded = load_picture(source, *name);
    if (!loaded) return loaded.error();
    picture = std::move(*loaded);
  }
  const Rect box = scale_.rect(area);
  blit(label_.bitmap, *images.set(element, picture, box), box.x, box.y);
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
