// Bitmaps as PDF, by Cairo.
#include "printing/pdf.hpp"

#include <cairo-pdf.h>

#include <memory>

#include "printing/scale.hpp"

namespace packbench::printing {
namespace {

constexpr double kPointsAnInch = 72, kMmAnInch = 25.4;

using Surface = std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>;
using Context = std::unique_ptr<cairo_t, decltype(&cairo_destroy)>;

cairo_status_t append(void* text, const unsigned char* bytes, unsigned int length) {
  static_cast<std::string*>(text)->append(reinterpret_cast<const char*>(bytes), length);
  return CAIRO_STATUS_SUCCESS;
}

// Eight bits a dot: cairo's order of single bits is the machine's, and it packs them again.
Surface mask_of(const Bitmap& bitmap) {
  Surface mask(cairo_image_surface_create(CAIRO_FORMAT_A8, bitmap.width, bitmap.height),
               &cairo_surface_destroy);
  cairo_surface_flush(mask.get());
  const int stride = cairo_image_surface_get_stride(mask.get());
  auto* rows = cairo_image_surface_get_data(mask.get());
  for (int y = 0; rows && y < bitmap.height; ++y)
    for (int x = 0; x < bitmap.width; ++x) rows[y * stride + x] = bitmap.get(x, y) ? 255 : 0;
  cairo_surface_mark_dirty(mask.get());
  return mask;
}

}  // namespace

std::string to_pdf(const std::vector<Bitmap>& pages, int dpi) {
  std::string bytes;
  const auto head = scale_for(dpi);
  const double points = kPointsAnInch / (head ? head->dots_per_mm * kMmAnInch : dpi);
  const Surface pdf(cairo_pdf_surface_create_for_stream(append, &bytes, 1, 1), &cairo_surface_destroy);
  for (const auto& page : pages) {
    cairo_pdf_surface_set_size(pdf.get(), page.width * points, page.height * points);
    const Context cairo(cairo_create(pdf.get()), &cairo_destroy);
    const Surface mask = mask_of(page);
    cairo_scale(cairo.get(), points, points);
    const std::unique_ptr<cairo_pattern_t, decltype(&cairo_pattern_destroy)> dots(
        cairo_pattern_create_for_surface(mask.get()), &cairo_pattern_destroy);
    cairo_pattern_set_filter(dots.get(), CAIRO_FILTER_NEAREST);
    cairo_mask(cairo.get(), dots.get());
    cairo_show_page(cairo.get());
  }
  cairo_surface_finish(pdf.get());
  return bytes;
}

}  // namespace packbench::printing
