// Glyphs as 1-bit pictures, drawn by cairo.
#include "printing/glyph_cache.hpp"

#include <cmath>

namespace packbench::printing {
namespace {

// About 4 MB of Chinese at label sizes; then everything is forgotten, which costs a few milliseconds once.
constexpr std::size_t kMostGlyphs = 20'000;
// Slightly below half: thin strokes of Chinese characters stay whole.
constexpr unsigned char kBlackFrom = 104;
// A glyph larger than this isn't text on a label.
constexpr double kMostDots = 4096;

struct Destroy {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(cairo_t* context) const { cairo_destroy(context); }
};

Bitmap threshold(cairo_surface_t* surface) {
  cairo_surface_flush(surface);
  const unsigned char* pixels = cairo_image_surface_get_data(surface);
  const int stride = cairo_image_surface_get_stride(surface);
  Bitmap out(cairo_image_surface_get_width(surface), cairo_image_surface_get_height(surface));
  for (int y = 0; y < out.height; ++y) {
    const unsigned char* from = pixels + static_cast<std::ptrdiff_t>(y) * stride;
    for (int x = 0; x < out.width; ++x) {
      if (from[x] >= kBlackFrom) out.row(y)[x / 8] |= static_cast<std::uint8_t>(0x80 >> (x % 8));
    }
  }
  return out;
}

Glyph draw(PangoFont* font, PangoGlyph number) {
  cairo_scaled_font_t* scaled = pango_cairo_font_get_scaled_font(PANGO_CAIRO_FONT(font));
  const cairo_glyph_t glyph{number, 0, 0};
  cairo_text_extents_t extents;
  cairo_scaled_font_glyph_extents(scaled, &glyph, 1, &extents);
  if (!(extents.width > 0 && extents.height > 0 && extents.width < kMostDots && extents.height < kMostDots))
    return {};
  const int left = static_cast<int>(std::floor(extents.x_bearing)) - 1;
  const int top = static_cast<int>(std::floor(extents.y_bearing)) - 1;
  const int width = static_cast<int>(std::ceil(extents.x_bearing + extents.width)) + 1 - left;
  const int height = static_cast<int>(std::ceil(extents.y_bearing + extents.height)) + 1 - top;
  const std::unique_ptr<cairo_surface_t, Destroy> surface(
      cairo_image_surface_create(CAIRO_FORMAT_A8, width, height));
  const std::unique_ptr<cairo_t, Destroy> context(cairo_create(surface.get()));
  cairo_set_scaled_font(context.get(), scaled);
  const cairo_glyph_t placed{number, static_cast<double>(-left), static_cast<double>(-top)};
  cairo_show_glyphs(context.get(), &placed, 1);
  return {threshold(surface.get()), left, top};
}

}  // namespace

const Glyph& GlyphCache::get(PangoFont* font, PangoGlyph glyph) {
  const auto found = glyphs_.find({font, glyph});
  if (found != glyphs_.end()) return found->second;
  if (glyphs_.size() >= kMostGlyphs) {
    glyphs_.clear();
    fonts_.clear();
  }
  auto& held = fonts_[font];
  if (!held) held.reset(static_cast<PangoFont*>(g_object_ref(font)));
  return glyphs_.emplace(Key{font, glyph}, draw(font, glyph)).first->second;
}

}  // namespace packbench::printing
