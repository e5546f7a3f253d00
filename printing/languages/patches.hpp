// Where a bitmap has ink: rectangles of whole bytes, so that its white need not be sent.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "printing/bitmap.hpp"

namespace packbench::printing {

struct Patch {
  int left = 0;  // bytes
  int top = 0;   // rows
  int width = 0;
  int height = 0;

  int right() const { return left + width; }
  int bottom() const { return top + height; }
  int bytes() const { return width * height; }
  bool operator==(const Patch&) const = default;
};

// Hold all ink together; each is to be sent as the bitmap is there. They may overlap. A further patch costs
// about `cost` bytes: it is made where that saves more.
std::vector<Patch> patches(const Bitmap& bitmap, int cost);

// A command with its numbers, and a little more: few commands are worth some bytes. Found with the labels
// that come with the program, where less and more both send more.
inline constexpr int kPatchCost = 32;

// The same for languages that print row by row: all begin at the left edge, each below the one before.
std::vector<Patch> bands(const Bitmap& bitmap, int cost);

enum class Ones { black, white };  // what a set bit prints

// The patch's bytes, row by row.
void append(std::string& out, const Bitmap& bitmap, const Patch& patch, Ones ones);

}  // namespace packbench::printing
