// Documents placed on labels, page by page.
#include "printing/inputs/document.hpp"

#include <cmath>

#include "printing/inputs/pdf_file.hpp"
#include "printing/inputs/picture_file.hpp"
#include "printing/scale.hpp"

namespace packbench::printing {
namespace {

constexpr double kLeastSide = 10, kMostSide = 600;  // millimetres, as of templates
constexpr int kMostPages = 50;
constexpr double kSameScale = 0.005;

struct Label {
  int width = 0;  // dots
  int height = 0;
  double dots_per_mm = 0;
};

Result<Label> label_of(const DocumentOptions& options) {
  const auto scale = scale_for(options.dpi);
  if (!scale) return Error{Errc::bad_option, "no print head has " + std::to_string(options.dpi) + " dpi"};
  for (const double side : {options.width, options.height})
    if (!(side >= kLeastSide && side <= kMostSide))
      return Error{Errc::bad_option, "a label has 10 to 600 mm a side"};
  if (options.rotation && (*options.rotation % 90 != 0 || *options.rotation < 0 || *options.rotation > 270))
    return Error{Errc::bad_option, "a page is turned by 0, 90, 180 or 270 degrees"};
  return Label{scale->dots(options.width), scale->dots(options.height), scale->dots_per_mm};
}

Placement place(const Size& content, double dots, const Label& label, const DocumentOptions& options) {
  return place_on(content, dots, {static_cast<double>(label.width), static_cast<double>(label.height)},
                  options.fit, options.rotation);
}

RenderedLabel finished(const GreyPicture& picture, const Placement& placement, double dots, Tones tones) {
  RenderedLabel out;
  out.bitmap = to_bitmap(picture, tones);
  const double scale = placement.scale / dots;
  if (std::abs(scale - 1) > kSameScale)
    out.warnings.push_back("scaled to " + std::to_string(std::lround(scale * 100)) +
                           " %: barcodes on it may not read, try them");
  const Rect& area = placement.area;
  if (area.x < -1 || area.y < -1 || area.x + area.width > picture.width + 1 ||
      area.y + area.height > picture.height + 1)
    out.warnings.push_back("a part of the page lies beyond the label and is cut off");
  return out;
}

Result<std::vector<RenderedLabel>> place_picture(std::string_view bytes, const Label& label,
                                                 const DocumentOptions& options) {
  if (options.first_page != 1 || options.last_page > 1)
    return Error{Errc::bad_data, "a picture has one page"};
  const auto picture = read_picture_file(bytes);
  if (!picture) return picture.error();
  const Size size{static_cast<double>(picture->width), static_cast<double>(picture->height)};
  const auto placement = place(size, 1, label, options);
  return std::vector{
      finished(laid_out(*picture, placement, label.width, label.height), placement, 1, options.tones)};
}

Result<std::vector<RenderedLabel>> place_pdf(std::string bytes, const Label& label,
                                             const DocumentOptions& options) {
  const auto pdf = PdfFile::open(std::move(bytes));
  if (!pdf) return pdf.error();
  const int last = options.last_page == 0 ? pdf->pages() : options.last_page;
  if (options.first_page < 1 || last < options.first_page || last > pdf->pages())
    return Error{Errc::bad_data, "the PDF has " + std::to_string(pdf->pages()) + " pages"};
  if (last - options.first_page >= kMostPages)
    return Error{Errc::bad_data,
                 "more than " + std::to_string(kMostPages) + " pages at once; take a part of them"};
  std::vector<RenderedLabel> labels;
  for (int page = options.first_page - 1; page < last; ++page) {
    const auto size = pdf->size(page);
    if (!size) return size.error();
    const auto placement = place(*size, label.dots_per_mm, label, options);
    const auto drawn = pdf->draw(page, placement, label.width, label.height);
    if (!drawn) return drawn.error();
    labels.push_back(finished(*drawn, placement, label.dots_per_mm, options.tones));
  }
  return labels;
}

}  // namespace

Result<std::vector<RenderedLabel>> place_document(std::string bytes, const DocumentOptions& options) {
  const auto label = label_of(options);
  if (!label) return label.error();
  if (bytes.empty()) return Error{Errc::bad_data, "the document is empty"};
  if (is_picture(bytes)) return place_picture(bytes, *label, options);
  if (is_pdf(bytes)) return place_pdf(std::move(bytes), *label, options);
  return Error{Errc::bad_data, "the document is no PDF, PNG or JPEG"};
}

}  // namespace packbench::printing
