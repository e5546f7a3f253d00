// A 1-bit picture: what is previewed, proved and printed. 1 = black, the first dot is the top bit.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace packbench::printing {

// In dots. Width and height may be 0; a rectangle may reach beyond a bitmap, the functions below clip.
struct Rect {
  int x = 0;
  int y = 0;
  int width = 0;
  int height = 0;
  bool operator==(const Rect&) const = default;
};

struct Bitmap {
  int width = 0;   // dots
  int height = 0;  // dots
  int stride = 0;  // bytes from one row to the next: (width + 7) / 8
  // Rows from top to bottom. The bits of a row beyond `width` are always 0.
  std::vector<std::uint8_t> bits;

  Bitmap() = default;
  // All white. Throws std::invalid_argument for a negative size.
  Bitmap(int dots_wide, int dots_high);

  std::uint8_t* row(int y) { return bits.data() + static_cast<std::size_t>(y) * stride; }
  const std::uint8_t* row(int y) const { return bits.data() + static_cast<std::size_t>(y) * stride; }
  // White outside of the picture.
  bool get(int x, int y) const;
  bool operator==(const Bitmap&) const = default;
};

enum class Ink { white, black };

// The part of the rectangle that lies in the bitmap.
Rect clipped(const Bitmap& bitmap, Rect area);
void fill(Bitmap& bitmap, Rect area, Ink ink = Ink::black);
void invert(Bitmap& bitmap, Rect area);
// Lays the black dots of `from` with their top left corner at x, y; its white dots change nothing.
void blit(Bitmap& to, const Bitmap& from, int x, int y, Ink ink = Ink::black);
// A copy of the area, as large as the area; what lies outside of the bitmap is white.
Bitmap cropped(const Bitmap& bitmap, Rect area);
// Turned clockwise by 0, 90, 180 or 270 degrees. Throws std::invalid_argument for another angle.
Bitmap rotated(const Bitmap& bitmap, int degrees);
// Where a rectangle of a picture of that size lies after the picture was turned as by rotated().
Rect turned(const Rect& rect, int width, int height, int degrees);
bool is_white(const Bitmap& bitmap, Rect area);

}  // namespace packbench::printing
