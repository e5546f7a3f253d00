// The camera formats that are understood, and which of those that a camera offers is taken. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "drivers/cameras/picture.hpp"

namespace packbench::drivers {

// One way in which a camera can send its pictures; `fourcc` as V4L2 writes it.
struct FrameFormat {
  std::uint32_t fourcc = 0;
  std::uint32_t width = 0, height = 0;
  bool operator==(const FrameFormat&) const = default;
};

// The size that is asked for: a label held at arm's length has enough pixels, and reading takes no longer
// than needed.
constexpr std::uint32_t kGoodWidth = 1280, kGoodHeight = 720;

// Whether pictures of this format can be made a Picture.
[[nodiscard]] bool is_known(std::uint32_t fourcc);

// The one nearest to the good size; of equal sizes the one that is least work. Nothing: none is known.
[[nodiscard]] std::optional<FrameFormat> choose(const std::vector<FrameFormat>& offered);

// A frame as a Picture: the brightness of each pixel, or the JPEG as it came. `stride` is bytes from row to
// row. Nothing: the frame is shorter than its format says, or of no known format.
[[nodiscard]] std::optional<Picture> to_picture(const FrameFormat& format, std::uint32_t stride,
                                                std::string_view frame);

}  // namespace packbench::drivers
