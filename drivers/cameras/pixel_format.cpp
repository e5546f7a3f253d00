// Where the brightness stands in each format: linux/videodev2.h and the V4L2 documentation, "Image Formats".
#include "drivers/cameras/pixel_format.hpp"

#include <linux/videodev2.h>

#include <algorithm>
#include <cstdlib>
#include <iterator>

namespace packbench::drivers {
namespace {

struct Row {
  std::uint32_t fourcc;
  std::size_t first;  // byte of the first brightness
  std::size_t step;   // from one to the next; 0: a JPEG
};

// Least work first.
constexpr Row kRows[] = {
    {V4L2_PIX_FMT_GREY, 0, 1}, {V4L2_PIX_FMT_NV12, 0, 1},  {V4L2_PIX_FMT_YUYV, 0, 2},
    {V4L2_PIX_FMT_UYVY, 1, 2}, {V4L2_PIX_FMT_MJPEG, 0, 0}, {V4L2_PIX_FMT_JPEG, 0, 0},
};

const Row* row_of(std::uint32_t fourcc) {
  const auto* row =
      std::find_if(std::begin(kRows), std::end(kRows), [&](const Row& r) { return r.fourcc == fourcc; });
  return row == std::end(kRows) ? nullptr : row;
}

std::int64_t off_the_good_size(const FrameFormat& format) {
  constexpr std::int64_t kGood = std::int64_t{kGoodWidth} * kGoodHeight;
  return std::abs(std::int64_t{format.width} * format.height - kGood);
}

}  // namespace

bool is_known(std::uint32_t fourcc) {
  return row_of(fourcc) != nullptr;
}

std::optional<FrameFormat> choose(const std::vector<FrameFormat>& offered) {
  const auto rank = [](const FrameFormat& format) {
    return std::pair(off_the_good_size(format), row_of(format.fourcc));
  };
  std::optional<FrameFormat> best;
  for (const auto& format : offered)
    if (is_known(format.fourcc) && (!best || rank(format) < rank(*best))) best = format;
  return best;
}

std::optional<Picture> to_picture(const FrameFormat& format, std::uint32_t stride, std::string_view frame) {
  const Row* row = row_of(format.fourcc);
  if (!row || format.width == 0 || format.height == 0) return std::nullopt;
  if (row->step == 0) return Picture{PictureFormat::jpeg, 0, 0, std::string(frame)};
  const std::size_t row_bytes = format.width * row->step;
  if (stride < row_bytes || frame.size() < std::size_t{stride} * (format.height - 1) + row_bytes)
    return std::nullopt;
  Picture picture{PictureFormat::grey8, format.width, format.height,
                  std::string(std::size_t{format.width} * format.height, '\0')};
  char* to = picture.bytes.data();
  for (std::uint32_t y = 0; y < format.height; ++y) {
    const char* from = frame.data() + std::size_t{stride} * y + row->first;
    for (std::uint32_t x = 0; x < format.width; ++x) *to++ = from[x * row->step];
  }
  return picture;
}

}  // namespace packbench::drivers
