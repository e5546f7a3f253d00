// The self-test label.
#include "station/printers/test_label.hpp"

#include <algorithm>

#include "printing/scale.hpp"
#include "printing/text_setter.hpp"

namespace packbench::station {
namespace {

using printing::Bitmap;
using printing::Rect;

constexpr double kUsualWidth = 50, kUsualHeight = 30, kLongest = 300;
constexpr int kLong = 10, kMiddle = 5;  // millimetres between the longer ticks

void frame(Bitmap& bitmap, int inside) {
  const int width = bitmap.width - 2 * inside, height = bitmap.height - 2 * inside;
  printing::fill(bitmap, {inside, inside, width, 1});
  printing::fill(bitmap, {inside, inside, 1, height});
  printing::fill(bitmap, {inside, inside + height - 1, width, 1});
  printing::fill(bitmap, {inside + width - 1, inside, 1, height});
}

double tick_length(int mm) {
  return mm % kLong == 0 ? 4 : mm % kMiddle == 0 ? 3 : 2;
}

void write(Bitmap& bitmap, printing::TextSetter& text, const std::string& line, const Rect& box) {
  printing::TextRequest request;
  request.text = line;
  request.font = "Sans";
  request.size = box.height * 3 / 4;
  request.min_size = 8;
  request.width = box.width;
  request.max_height = box.height;
  const auto block = text.set(request);
  printing::blit(bitmap, block->ink, box.x + block->x, box.y + block->y);
}

// Along the upper and the left edge, from the corner.
void rulers(Bitmap& bitmap, printing::TextSetter& text, const printing::Scale& scale) {
  for (int mm = 1; scale.dots(mm) < bitmap.width; ++mm) {
    printing::fill(bitmap, {scale.dots(mm), 0, 1, scale.dots(tick_length(mm))});
    if (mm % kLong == 0)
      write(bitmap, text, std::to_string(mm),
            {scale.dots(mm + 0.3), scale.dots(2), scale.dots(5), scale.dots(3)});
  }
  for (int mm = 1; scale.dots(mm) < bitmap.height; ++mm) {
    printing::fill(bitmap, {0, scale.dots(mm), scale.dots(tick_length(mm)), 1});
    if (mm % kLong == 0)
      write(bitmap, text, std::to_string(mm),
            {scale.dots(2), scale.dots(mm + 0.3), scale.dots(5), scale.dots(3)});
  }
}

// Bars and spaces of one to four dots, along and across the paper: what runs together shows the darkness.
void bars(Bitmap& bitmap, const printing::Scale& scale, int top) {
  const int length = scale.dots(4);
  int along = scale.dots(8), across = top;
  for (int dots = 1; dots <= 4; ++dots)
    for (int i = 0; i < 6; ++i, along += 2 * dots) printing::fill(bitmap, {along, top, dots, length});
  along += scale.dots(2);
  for (int dots = 1; dots <= 2; ++dots)
    for (int i = 0; i < 5; ++i, across += 2 * dots) printing::fill(bitmap, {along, across, length, dots});
}

}  // namespace

Bitmap test_label(const Media& media, int dpi, const std::vector<std::string>& lines) {
  const auto scale = printing::scale_for(dpi).value();
  const double height = media.tracking == Tracking::continuous ? kUsualHeight : media.height;
  Bitmap bitmap(scale.dots(media.width > 0 ? media.width : kUsualWidth),
                scale.dots(height > 0 ? std::min(height, kLongest) : kUsualHeight));
  printing::TextSetter text;
  frame(bitmap, 0);
  frame(bitmap, scale.dots(1));
  rulers(bitmap, text, scale);
  bars(bitmap, scale, scale.dots(7));
  int top = scale.dots(12.5);
  for (const auto& line : lines) {
    const Rect box{scale.dots(8), top, bitmap.width - scale.dots(10), scale.dots(3.6)};
    if (box.y + box.height > bitmap.height) break;
    write(bitmap, text, line, box);
    top += box.height;
  }
  return bitmap;
}

}  // namespace packbench::station
