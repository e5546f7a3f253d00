// A picture, and the barcodes in it: plain values, the same in the bench and in the process that reads.
#pragma once

#include <array>
#include <cstdint>
#include <string>

namespace packbench::drivers {

enum class PictureFormat : std::uint8_t { grey8, png, jpeg };

struct Picture {
  PictureFormat format = PictureFormat::grey8;
  std::uint32_t width = 0, height = 0;  // of grey8; the others say it themselves
  std::string bytes;                    // grey8: row after row from the top, one byte a pixel, 0 is black
};

// What is larger isn't looked at.
constexpr std::uint32_t kLongestSide = 4096;
constexpr std::uint32_t kMostPictureBytes = 32U << 20;

struct Corner {
  std::int32_t x = 0, y = 0;
  bool operator==(const Corner&) const = default;
};

struct FoundCode {
  std::string bytes;                // the data, symbology identifier not included
  std::string aim;                  // "]Q1"
  std::array<Corner, 4> corners{};  // of the symbol: top left, top right, bottom right, bottom left

  bool operator==(const FoundCode&) const = default;
};

}  // namespace packbench::drivers
