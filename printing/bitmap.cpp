// A 1-bit picture: whole bytes where it can, single dots at the edges.
#include "printing/bitmap.hpp"

#include <algorithm>
#include <stdexcept>

namespace packbench::printing {
namespace {

// The bits of byte number `index` of a row that lie in [begin, end) dots.
std::uint8_t span_mask(int index, int begin, int end) {
  const int first = std::max(begin - index * 8, 0);
  const int last = std::min(end - index * 8, 8);
  return first >= last ? 0 : static_cast<std::uint8_t>((0xFF >> first) & (0xFF << (8 - last)));
}

// Calls change(byte, mask) for each byte that the area touches.
template <class Change>
void each_byte(Bitmap& bitmap, Rect area, Change change) {
  const Rect in = clipped(bitmap, area);
  if (in.width == 0) return;
  for (int y = in.y; y < in.y + in.height; ++y) {
    std::uint8_t* row = bitmap.row(y);
    for (int i = in.x / 8; i <= (in.x + in.width - 1) / 8; ++i) {
      change(row[i], span_mask(i, in.x, in.x + in.width));
    }
  }
}

void lay(std::uint8_t& to, std::uint8_t dots, Ink ink) {
  to = static_cast<std::uint8_t>(ink == Ink::black ? to | dots : to & ~dots);
}

// One row of `from` onto one row of `to`, `x` dots to the right (or to the left when negative). Byte by byte
// of the target, so that the compiler can take many at once.
void lay_row(std::uint8_t* to, int to_stride, const std::uint8_t* from, int from_stride, int x, Ink ink) {
  const int byte_shift = x >= 0 ? x / 8 : -((-x + 7) / 8);
  const int bit_shift = x - byte_shift * 8;
  const int begin = std::max(byte_shift + 1, 0);
  const int end = std::min(byte_shift + from_stride, to_stride);
  if (byte_shift >= 0) lay(to[byte_shift], static_cast<std::uint8_t>(from[0] >> bit_shift), ink);
  for (int at = begin; at < end; ++at) {
    const std::uint8_t* source = from + (at - byte_shift);
    lay(to[at], static_cast<std::uint8_t>(source[-1] << (8 - bit_shift) | source[0] >> bit_shift), ink);
  }
  if (bit_shift != 0 && end == byte_shift + from_stride && end >= 0 && end < to_stride) {
    lay(to[end], static_cast<std::uint8_t>(from[from_stride - 1] << (8 - bit_shift)), ink);
  }
}

}  // namespace

Bitmap::Bitmap(int dots_wide, int dots_high)
    : width(dots_wide), height(dots_high), stride((dots_wide + 7) / 8) {
  if (dots_wide < 0 || dots_high < 0) throw std::invalid_argument("a bitmap of negative size");
  bits.resize(static_cast<std::size_t>(stride) * static_cast<std::size_t>(height));
}

bool Bitmap::get(int x, int y) const {
  if (x < 0 || y < 0 || x >= width || y >= height) return false;
  return (row(y)[x / 8] >> (7 - x % 8)) & 1;
}

Rect clipped(const Bitmap& bitmap, Rect area) {
  const int left = std::clamp(area.x, 0, bitmap.width);
  const int top = std::clamp(area.y, 0, bitmap.height);
  const int right = std::clamp(area.x + area.width, left, bitmap.width);
  const int bottom = std::clamp(area.y + area.height, top, bitmap.height);
  return {left, top, right - left, bottom - top};
}

void fill(Bitmap& bitmap, Rect area, Ink ink) {
  each_byte(bitmap, area, [ink](std::uint8_t& byte, std::uint8_t mask) { lay(byte, mask, ink); });
}

void invert(Bitmap& bitmap, Rect area) {
  each_byte(bitmap, area, [](std::uint8_t& byte, std::uint8_t mask) { byte ^= mask; });
}

void blit(Bitmap& to, const Bitmap& from, int x, int y, Ink ink) {
  if (x >= to.width || x <= -from.width || to.stride == 0 || from.stride == 0) return;
  const std::uint8_t tail = span_mask(to.stride - 1, 0, to.width);
  const int first = std::max(0, -y);
  const int last = std::min(from.height, to.height - y);
  for (int row = first; row < last; ++row) {
    std::uint8_t* target = to.row(y + row);
    lay_row(target, to.stride, from.row(row), from.stride, x, ink);
    target[to.stride - 1] &= tail;
  }
}

Bitmap cropped(const Bitmap& bitmap, Rect area) {
  Bitmap out(area.width, area.height);
  blit(out, bitmap, -area.x, -area.y);
  return out;
}

Bitmap rotated(const Bitmap& bitmap, int degrees) {
  if (degrees == 0) return bitmap;
  if (degrees != 90 && degrees != 180 && degrees != 270) throw std::invalid_argument("a turn of no quarter");
  const bool upright = degrees == 180;
  Bitmap out(upright ? bitmap.width : bitmap.height, upright ? bitmap.height : bitmap.width);
  for (int y = 0; y < bitmap.height; ++y) {
    for (int x = 0; x < bitmap.width; ++x) {
      if (!bitmap.get(x, y)) continue;
      const int to_x = degrees == 90 ? out.width - 1 - y : upright ? out.width - 1 - x : y;
      const int to_y = degrees == 90 ? x : upright ? out.height - 1 - y : out.height - 1 - x;
      out.row(to_y)[to_x / 8] |= static_cast<std::uint8_t>(0x80 >> (to_x % 8));
    }
  }
  return out;
}

Rect turned(const Rect& rect, int width, int height, int degrees) {
  switch (degrees) {
    case 90:
      return {height - rect.y - rect.height, rect.x, rect.height, rect.width};
    case 180:
      return {width - rect.x - rect.width, height - rect.y - rect.height, rect.width, rect.height};
    case 270:
      return {rect.y, width - rect.x - rect.width, rect.height, rect.width};
    default:
      return rect;
  }
}

bool is_white(const Bitmap& bitmap, Rect area) {
  const Rect in = clipped(bitmap, area);
  if (in.width == 0) return true;
  for (int y = in.y; y < in.y + in.height; ++y) {
    for (int i = in.x / 8; i <= (in.x + in.width - 1) / 8; ++i) {
      if (bitmap.row(y)[i] & span_mask(i, in.x, in.x + in.width)) return false;
    }
  }
  return true;
}

}  // namespace packbench::printing
