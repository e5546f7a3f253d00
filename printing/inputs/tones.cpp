// Tones: threshold, error diffusion, and the mean of the pixels below a dot.
#include "printing/inputs/tones.hpp"

#include <algorithm>

namespace packbench::printing {
namespace {

constexpr int kHalf = 128;

void set(Bitmap& bitmap, int x, int y) {
  bitmap.row(y)[x / 8] |= static_cast<std::uint8_t>(0x80 >> x % 8);
}

Bitmap thresholded(const GreyPicture& picture) {
  Bitmap out(picture.width, picture.height);
  for (int y = 0; y < out.height; ++y)
    for (int x = 0; x < out.width; ++x)
      if (picture.row(y)[x] < kHalf) set(out, x, y);
  return out;
}

// What a dot is too dark or too bright goes to its neighbours: 7/16 to the right, 3, 5 and 1 below.
Bitmap dithered(const GreyPicture& picture) {
  Bitmap out(picture.width, picture.height);
  const auto columns = static_cast<std::size_t>(picture.width) + 2;
  std::vector<int> now(columns, 0), next(columns, 0);  // sixteenths; a column more on each side
  for (int y = 0; y < out.height; ++y) {
    for (int x = 0; x < out.width; ++x) {
      const auto at = static_cast<std::size_t>(x) + 1;
      const int grey = picture.row(y)[x] + now[at] / 16;
      if (grey < kHalf) set(out, x, y);
      const int error = grey - (grey < kHalf ? 0 : 255);
      now[at + 1] += 7 * error;
      next[at - 1] += 3 * error;
      next[at] += 5 * error;
      next[at + 1] += error;
    }
    now.swap(next);
    std::ranges::fill(next, 0);
  }
  return out;
}

GreyPicture turned_by(const GreyPicture& picture, int degrees) {
  if (degrees == 0) return picture;
  const bool sideways = degrees % 180 != 0;
  GreyPicture out(sideways ? picture.height : picture.width, sideways ? picture.width : picture.height);
  for (int y = 0; y < out.height; ++y) {
    for (int x = 0; x < out.width; ++x) {
      const int from_x = degrees == 90 ? y : degrees == 180 ? out.width - 1 - x : picture.width - 1 - y;
      const int from_y = degrees == 90 ? picture.height - 1 - x : degrees == 180 ? out.height - 1 - y : x;
      out.row(y)[x] = picture.row(from_y)[from_x];
    }
  }
  return out;
}

struct Span {
  int begin, end;  // pixels, at least one
};

// The pixels that lie below dot `dot` of `dots`, where `pixels` were laid over them.
Span below(int dot, int dots, int pixels) {
  const auto at = [&](int edge) { return static_cast<int>(static_cast<std::int64_t>(edge) * pixels / dots); };
  const int begin = std::min(at(dot), pixels - 1);
  return {begin, std::max(begin + 1, at(dot + 1))};
}

std::uint8_t mean(const GreyPicture& picture, Span columns, Span rows) {
  std::int64_t sum = 0;
  for (int y = rows.begin; y < rows.end; ++y)
    for (int x = columns.begin; x < columns.end; ++x) sum += picture.row(y)[x];
  return static_cast<std::uint8_t>(sum /
                                   (std::int64_t{columns.end - columns.begin} * (rows.end - rows.begin)));
}

}  // namespace

Bitmap to_bitmap(const GreyPicture& picture, Tones tones) {
  return tones == Tones::dither ? dithered(picture) : thresholded(picture);
}

GreyPicture laid_out(const GreyPicture& picture, const Placement& placement, int width, int height) {
  GreyPicture out(width, height);
  if (picture.pixels.empty()) return out;
  const GreyPicture upright = turned_by(picture, placement.turned);
  const Rect& area = placement.area;
  for (int y = std::max(area.y, 0); y < std::min(area.y + area.height, height); ++y) {
    const Span rows = below(y - area.y, area.height, upright.height);
    for (int x = std::max(area.x, 0); x < std::min(area.x + area.width, width); ++x)
      out.row(y)[x] = mean(upright, below(x - area.x, area.width, upright.width), rows);
  }
  return out;
}

}  // namespace packbench::printing
