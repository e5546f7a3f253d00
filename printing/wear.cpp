// Wear: dots drawn large, grown, and averaged over the reader's spot, first along the rows, then the columns.
#include "printing/wear.hpp"

#include <algorithm>
#include <cmath>

namespace packbench::printing {
namespace {

constexpr int kDeadColumns = 5;
constexpr int kLeastPixels = 8;  // of a module
constexpr int kHalf = 128;
constexpr int kMatrixModule = 4;  // dots, of what was read off a matrix

// How much ink is at each pixel, 0 to 1.
struct InkPicture {
  int width = 0;
  int height = 0;
  std::vector<float> ink;
};

InkPicture enlarged(const Bitmap& dots, int zoom) {
  InkPicture out{dots.width * zoom, dots.height * zoom, {}};
  out.ink.reserve(static_cast<std::size_t>(out.width) * static_cast<std::size_t>(out.height));
  for (int y = 0; y < out.height; ++y)
    for (int x = 0; x < out.width; ++x) out.ink.push_back(dots.get(x / zoom, y / zoom) ? 1.0F : 0.0F);
  return out;
}

using Line = std::vector<float>;

// Changes each row as a line, and then each column.
template <class Change>
void both_ways(InkPicture& picture, Change change) {
  const auto lines = [&](int count, std::size_t from_line_to_line, int length, std::size_t step) {
    Line line(static_cast<std::size_t>(length));
    for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i) {
      float* at = picture.ink.data() + i * from_line_to_line;
      for (std::size_t k = 0; k < line.size(); ++k) line[k] = at[k * step];
      change(line);
      for (std::size_t k = 0; k < line.size(); ++k) at[k * step] = line[k];
    }
  };
  const auto width = static_cast<std::size_t>(picture.width);
  lines(picture.height, width, picture.width, 1);
  lines(picture.width, 1, picture.height, width);
}

// Less than a pixel beyond the ink on each side.
void grow(Line& line, float pixels) {
  const Line before = line;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (i > 0) line[i] = std::max(line[i], before[i - 1] * pixels);
    if (i + 1 < line.size()) line[i] = std::max(line[i], before[i + 1] * pixels);
  }
}

// Each pixel becomes the mean of `width` pixels around it; there is no ink beyond the ends.
void average(Line& line, double width) {
  std::vector<double> sums(line.size() + 1, 0);
  for (std::size_t i = 0; i < line.size(); ++i) sums[i + 1] = sums[i] + line[i];
  const auto until = [&](double x) {
    x = std::clamp(x, 0.0, static_cast<double>(line.size()));
    const auto whole = std::min(static_cast<std::size_t>(x), line.size() - 1);
    return sums[whole] + (x - static_cast<double>(whole)) * (sums[whole + 1] - sums[whole]);
  };
  Line out(line.size());
  for (std::size_t i = 0; i < line.size(); ++i) {
    const double middle = static_cast<double>(i) + 0.5;
    out[i] = static_cast<float>((until(middle + width / 2) - until(middle - width / 2)) / width);
  }
  line = std::move(out);
}

}  // namespace

std::vector<int> dead_columns(const Bitmap& label, const Rect& area) {
  std::vector<int> out;
  const Rect in = clipped(label, area);
  for (int i = 0; i < kDeadColumns; ++i) {
    int x = in.x + in.width * (2 * i + 1) / (2 * kDeadColumns);
    while (x < in.x + in.width && is_white(label, {x, in.y, 1, in.height})) ++x;
    if (x < in.x + in.width && (out.empty() || out.back() != x)) out.push_back(x);
  }
  return out;
}

int pixels_of(int module) {
  const int dots = std::max(module, 1);
  return (kLeastPixels + dots - 1) / dots * dots;
}

GreyPicture seen(const Bitmap& dots, int module, const Wear& wear) {
  const int pixels = pixels_of(module), zoom = pixels / std::max(module, 1);
  InkPicture picture = enlarged(dots, zoom);
  if (picture.ink.empty()) return {};
  if (wear.gain > 0)
    both_ways(picture, [&](Line& line) { grow(line, static_cast<float>(wear.gain * zoom)); });
  both_ways(picture, [&](Line& line) { average(line, wear.spot * pixels); });
  GreyPicture out(picture.width, picture.height);
  std::transform(picture.ink.begin(), picture.ink.end(), out.pixels.begin(),
                 [](float ink) { return static_cast<std::uint8_t>(std::lround(255 * (1 - ink))); });
  return out;
}

Bitmap bars_in(const GreyPicture& picture) {
  Bitmap out(picture.width, picture.height);
  for (int y = 0; y < out.height; ++y)
    for (int x = 0; x < out.width; ++x)
      if (picture.row(y)[x] < kHalf) out.row(y)[x / 8] |= static_cast<std::uint8_t>(0x80 >> x % 8);
  return out;
}

Bitmap matrix_in(const GreyPicture& picture, int module_pixels) {
  const int columns = picture.width / module_pixels, rows = picture.height / module_pixels;
  Bitmap out(columns * kMatrixModule, rows * kMatrixModule);
  for (int y = 0; y < rows; ++y)
    for (int x = 0; x < columns; ++x)
      if (picture.row(y * module_pixels + module_pixels / 2)[x * module_pixels + module_pixels / 2] < kHalf)
        fill(out, {x * kMatrixModule, y * kMatrixModule, kMatrixModule, kMatrixModule});
  return out;
}

}  // namespace packbench::printing
