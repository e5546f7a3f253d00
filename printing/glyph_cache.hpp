// Glyphs as 1-bit pictures, drawn once and kept: most of a label's time would go into drawing them again.
#pragma once

#include <pango/pangocairo.h>

#include <memory>
#include <unordered_map>

#include "printing/bitmap.hpp"

namespace packbench::printing {

struct Glyph {
  Bitmap ink;
  int left = 0;  // from the pen to the picture's left edge, dots
  int top = 0;   // from the baseline to the picture's upper edge, dots, negative = above
};

class GlyphCache {
 public:
  // Valid until the next call. A glyph without ink gives an empty picture.
  const Glyph& get(PangoFont* font, PangoGlyph glyph);

 private:
  struct Key {
    PangoFont* font;
    PangoGlyph glyph;
    bool operator==(const Key&) const = default;
  };
  struct Hash {
    std::size_t operator()(const Key& key) const {
      return std::hash<void*>()(key.font) * 31 + std::hash<std::uint32_t>()(key.glyph);
    }
  };
  struct Unref {
    void operator()(PangoFont* font) const { g_object_unref(font); }
  };

  std::unordered_map<Key, Glyph, Hash> glyphs_;
  // Held, so that no new font gets the address of a forgotten one.
  std::unordered_map<PangoFont*, std::unique_ptr<PangoFont, Unref>> fonts_;
};

}  // namespace packbench::printing
