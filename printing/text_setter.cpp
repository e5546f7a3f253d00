// Text -> picture. Line pitch and baseline are reckoned from the size alone, so that a fallback font
// in the middle of a text moves nothing.
#include "printing/text_setter.hpp"

#include <pango/pangocairo.h>

#include <algorithm>
#include <vector>

#include "printing/glyph_cache.hpp"

namespace packbench::printing {
namespace {

constexpr int kPitchPercent = 122;    // of the size, from baseline to baseline
constexpr int kBaselinePercent = 98;  // of the size, from the line's upper edge
constexpr std::size_t kMostBytes = 4000;
constexpr std::size_t kMostBlocks = 2000;

struct PlacedGlyph {
  PangoFont* font;
  PangoGlyph glyph;
  int x;
  int y;
};

int pitch(int size) {
  return (size * kPitchPercent + 50) / 100;
}

// Valid UTF-8 of bounded length without control characters other than line ends.
std::string cleaned(const std::string& text) {
  char* valid = g_utf8_make_valid(text.c_str(), static_cast<gssize>(std::min(text.size(), kMostBytes)));
  std::string out(valid);
  g_free(valid);
  for (char& c : out) {
    if (static_cast<unsigned char>(c) < 0x20 && c != '\n') c = ' ';
  }
  while (!out.empty() && (out.back() == '\n' || out.back() == ' ')) out.pop_back();
  return out;
}

}  // namespace

struct TextSetter::Impl {
  Impl() {
    map = pango_cairo_font_map_new();
    context = pango_font_map_create_context(map);
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_FULL);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_ON);
    pango_cairo_context_set_font_options(context, options);
    cairo_font_options_destroy(options);
    // Han characters are drawn in their mainland form unless the template names another font.
    pango_context_set_language(context, pango_language_from_string("zh-cn"));
    layout = pango_layout_new(context);
  }
  ~Impl() {
    blocks.clear();
    glyphs.reset();
    g_object_unref(layout);
    g_object_unref(context);
    g_object_unref(map);
  }

  void apply(const TextRequest& request, int size) {
    PangoFontDescription* font = pango_font_description_from_string(request.font.c_str());
    pango_font_description_set_absolute_size(font, static_cast<double>(size) * PANGO_SCALE);
    pango_font_description_set_weight(font, request.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_layout_set_font_description(layout, font);
    pango_font_description_free(font);
    pango_layout_set_width(layout, request.wrap ? request.width * PANGO_SCALE : -1);
    pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_NONE);
  }

  int lines() const { return pango_layout_get_line_count(layout); }

  int widest() const {
    PangoRectangle logical;
    pango_layout_get_extents(layout, nullptr, &logical);
    return (logical.width + PANGO_SCALE - 1) / PANGO_SCALE;
  }

  bool fits(const TextRequest& request, int size) const {
    return widest() <= request.width && (lines() == 1 || lines() * pitch(size) <= request.max_height);
  }

  // The largest size that fits, found by shrinking; the layout is left as set at that size.
  int shrink(const TextRequest& request) {
    int size = request.size;
    for (apply(request, size); size > request.min_size && !fits(request, size); apply(request, size)) {
      const int guess = request.wrap ? size * 93 / 100 : size * request.width / std::max(widest(), 1);
      size = std::clamp(guess, request.min_size, size - 1);
    }
    return size;
  }

  // Cuts to the lines that the box holds, the last one ending in an ellipsis.
  void cut(const TextRequest& request, int size) {
    const int room = std::max(1, request.max_height / pitch(size));
    pango_layout_set_width(layout, request.width * PANGO_SCALE);
    pango_layout_set_height(layout, request.wrap ? -room : -1);
    pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END);
  }

  void place_line(const TextRequest& request, PangoLayoutLine* line, int baseline,
                  std::vector<PlacedGlyph>& out) {
    PangoRectangle logical;
    pango_layout_line_get_extents(line, nullptr, &logical);
    const int slack = std::max(request.width * PANGO_SCALE - logical.width, 0);
    int pen = request.align == Align::left ? 0 : request.align == Align::center ? slack / 2 : slack;
    for (GSList* node = line->runs; node != nullptr; node = node->next) {
      const auto* run = static_cast<PangoLayoutRun*>(node->data);
      for (int i = 0; i < run->glyphs->num_glyphs; ++i) {
        const PangoGlyphInfo& info = run->glyphs->glyphs[i];
        const int x = PANGO_PIXELS(pen + info.geometry.x_offset);
        out.push_back(
            {run->item->analysis.font, info.glyph, x, baseline + PANGO_PIXELS(info.geometry.y_offset)});
        pen += info.geometry.width;
      }
    }
  }

  std::shared_ptr<const TextBlock> set(const TextRequest& request) {
    const std::string text = cleaned(request.text);
    pango_layout_set_text(layout, text.c_str(), static_cast<int>(text.size()));
    auto block = std::make_shared<TextBlock>();
    const int size = shrink(request);
    block->shortened = !fits(request, size);
    if (block->shortened) cut(request, size);
    const int room = std::max(1, request.max_height / pitch(size));
    std::vector<PlacedGlyph> placed;
    int number = 0;
    for (const GSList* node = pango_layout_get_lines_readonly(layout); node && number < room;
         node = node->next) {
      const int baseline = number++ * pitch(size) + size * kBaselinePercent / 100;
      place_line(request, static_cast<PangoLayoutLine*>(node->data), baseline, placed);
    }
    block->height = number * pitch(size);
    draw(placed, size, *block);
    return block;
  }

  static void note_undrawable(PangoGlyph glyph, TextBlock& block) {
    char utf8[6];
    const gint length = g_unichar_to_utf8(glyph & ~PANGO_GLYPH_UNKNOWN_FLAG, utf8);
    block.undrawable.append(utf8, static_cast<std::size_t>(length));
  }

  // A hollow box, as wide as an ideograph.
  static Glyph unknown_glyph(int size) {
    const int side = std::max(size * 7 / 10, 4);
    Glyph box{Bitmap(side, side), 1, -side};
    fill(box.ink, {0, 0, side, side});
    fill(box.ink, {1, 1, side - 2, side - 2}, Ink::white);
    return box;
  }

  void draw(const std::vector<PlacedGlyph>& placed, int size, TextBlock& block) {
    const Glyph unknown = unknown_glyph(size);
    std::vector<std::pair<const PlacedGlyph*, Glyph>> inked;
    int left = 1 << 20, top = 1 << 20, right = -(1 << 20), bottom = -(1 << 20);
    for (const auto& at : placed) {
      if (at.glyph == PANGO_GLYPH_EMPTY) continue;
      const bool undrawable = (at.glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0;
      if (undrawable) note_undrawable(at.glyph, block);
      const Glyph& glyph = undrawable ? unknown : glyphs->get(at.font, at.glyph);
      if (glyph.ink.width == 0) continue;
      left = std::min(left, at.x + glyph.left);
      top = std::min(top, at.y + glyph.top);
      right = std::max(right, at.x + glyph.left + glyph.ink.width);
      bottom = std::max(bottom, at.y + glyph.top + glyph.ink.height);
      inked.emplace_back(&at, glyph);
    }
    if (inked.empty()) return;
    block.x = left;
    block.y = top;
    block.ink = Bitmap(right - left, bottom - top);
    for (const auto& [at, glyph] : inked) {
      blit(block.ink, glyph.ink, at->x + glyph.left - left, at->y + glyph.top - top);
    }
  }

  PangoFontMap* map;
  PangoContext* context;
  PangoLayout* layout;
  std::unique_ptr<GlyphCache> glyphs = std::make_unique<GlyphCache>();
  std::unordered_map<std::string, std::shared_ptr<const TextBlock>> blocks;
};

namespace {

std::string key_of(const TextRequest& request) {
  std::string key = request.font;
  for (const int number : {request.size, request.min_size, request.width, request.max_height}) {
    key += '\x1F' + std::to_string(number);
  }
  key += request.bold ? 'B' : 'n';
  key += request.wrap ? 'W' : 's';
  key += static_cast<char>('0' + static_cast<int>(request.align));
  return key + request.text;
}

}  // namespace

TextSetter::TextSetter() : impl_(std::make_unique<Impl>()) {}
TextSetter::~TextSetter() = default;

std::shared_ptr<const TextBlock> TextSetter::set(const TextRequest& request) {
  if (!request.keep) return impl_->set(request);
  auto& blocks = impl_->blocks;
  std::string key = key_of(request);
  const auto found = blocks.find(key);
  if (found != blocks.end()) return found->second;
  if (blocks.size() >= kMostBlocks) blocks.clear();
  return blocks.emplace(std::move(key), impl_->set(request)).first->second;
}

}  // namespace packbench::printing
