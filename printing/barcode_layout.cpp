// A symbol's modules -> bars on whole dots.
#include "printing/barcode_layout.hpp"

#include <algorithm>

namespace packbench::printing {
namespace {

constexpr double kLeastBarHeight = 3;  // millimetres; lower bars can't be hit by hand
constexpr double kTextGap = 0.4;       // millimetres between bars and text

Error too_small(const BarcodeElement& element, const std::string& reason) {
  return {Errc::does_not_fit, "barcode " + std::string(facts(element.symbology).name) +
                                  " doesn't fit: " + reason + "; shorten the data or enlarge the element"};
}

int largest_module(const BarcodeElement& element, const Bitmap& modules, int width, int height,
                   const Scale& scale) {
  constexpr double kRounding = 1e-6;
  const int wanted = std::max(1, static_cast<int>(element.module * scale.dots_per_mm + kRounding));
  const int by_width = width / (modules.width + 2 * element.quiet);
  if (facts(element.symbology).linear) return std::min(wanted, by_width);
  return std::min({wanted, by_width, height / (modules.height + 2 * element.quiet)});
}

void draw_modules(Bitmap& picture, const Bitmap& modules, const Rect& bars, int module) {
  const int row_height = bars.height / modules.height;
  for (int y = 0; y < modules.height; ++y) {
    for (int x = 0; x < modules.width; ++x) {
      const int begin = x;
      while (modules.get(x, y)) ++x;
      fill(picture, {bars.x + begin * module, bars.y + y * row_height, (x - begin) * module, row_height});
    }
  }
}

}  // namespace

Result<BarcodeLayout> lay_out_barcode(const BarcodeElement& element, const Symbol& symbol,
                                      const TextBlock* text, const Rect& box, const Scale& scale) {
  const bool sideways = element.rotation % 180 != 0;
  const int width = sideways ? box.height : box.width;
  const int height = sideways ? box.width : box.height;
  const int strip = text == nullptr ? 0 : text->height + scale.dots(kTextGap);
  const bool linear = facts(element.symbology).linear;

  const int module = largest_module(element, symbol.modules, width, height - strip, scale);
  const int least = std::max(1, static_cast<int>(std::ceil(element.min_module * scale.dots_per_mm - 1e-6)));
  if (module < least) {
    return too_small(element, std::to_string(symbol.modules.width + 2 * element.quiet) +
                                  " modules of at least " + std::to_string(least) +
                                  " dots are wider or higher than " + std::to_string(width) + " x " +
                                  std::to_string(height - strip) + " dots");
  }
  const int bar_height = linear ? height - strip : symbol.modules.height * module;
  if (linear && bar_height < scale.dots(kLeastBarHeight))
    return too_small(element, "less than 3 mm are left for bars");

  const int quiet = element.quiet * module;
  Rect area{0, 0, symbol.modules.width * module + 2 * quiet, bar_height + (linear ? 0 : 2 * quiet)};
  const int slack = width - area.width;
  area.x = element.align == Align::left ? 0 : element.align == Align::center ? slack / 2 : slack;
  area.y = linear ? 0 : (height - strip - area.height) / 2;
  const Rect bars{area.x + quiet, area.y + (linear ? 0 : quiet), area.width - 2 * quiet, bar_height};

  BarcodeLayout out{Bitmap(width, height), {}, {}};
  draw_modules(out.picture, symbol.modules, bars, module);
  if (text != nullptr) {
    const int under_bars = area.x + (area.width - text->ink.width) / 2;
    const int x = std::clamp(under_bars, 0, std::max(width - text->ink.width, 0));
    blit(out.picture, text->ink, x, height - text->height + text->y);
  }
  out.picture = rotated(out.picture, element.rotation);
  out.placed = {element.symbology,
                symbol.content,
                turned(area, width, height, element.rotation),
                turned(bars, width, height, element.rotation),
                module,
                element.rotation};
  return out;
}

}  // namespace packbench::printing
