// Where ink is looked for: few rectangles, and none of them of white.
#include "printing/languages/patches.hpp"

#include <gtest/gtest.h>

#include <random>

namespace packbench::printing {
namespace {

Bitmap frame(int width, int height) {
  Bitmap out(width, height);
  fill(out, {0, 0, width, height});
  fill(out, {4, 4, width - 8, height - 8}, Ink::white);
  return out;
}

TEST(Patches, AFrameIsFourSides) {
  const auto all = patches(frame(800, 600), 20);
  EXPECT_EQ(all.size(), 4u);
  int bytes = 0;
  for (const Patch& patch : all) bytes += patch.bytes();
  EXPECT_LE(bytes, 2 * 4 * 100 + 2 * 600);
}

TEST(Patches, WhatStandsApartIsSentApart) {
  Bitmap picture(800, 600);
  fill(picture, {80, 10, 80, 80});
  fill(picture, {600, 10, 80, 80});
  fill(picture, {80, 300, 80, 80});
  EXPECT_EQ(patches(picture, 20),
            (std::vector<Patch>{{10, 10, 10, 80}, {75, 10, 10, 80}, {10, 300, 10, 80}}));
  EXPECT_EQ(patches(picture, 1000000), (std::vector<Patch>{{10, 10, 75, 370}}));
}

TEST(Patches, NoInkNoPatch) {
  EXPECT_TRUE(patches(Bitmap(800, 600), 20).empty());
  EXPECT_TRUE(bands(Bitmap(800, 600), 20).empty());
}

// Never more than the picture as a whole, whatever is in it, and each black dot in one of them.
TEST(Patches, HoldAllInkAndLittleElse) {
  std::mt19937 random(31);
  for (int round = 0; round < 200; ++round) {
    Bitmap picture(1 + static_cast<int>(random() % 300), 1 + static_cast<int>(random() % 100));
    const auto below = [&](int limit) { return static_cast<int>(random() % static_cast<unsigned>(limit)); };
    for (int i = below(200); i > 0; --i)
      fill(picture, {below(picture.width), below(picture.height), 1 + below(20), 1 + below(3)});
    for (const auto& all : {patches(picture, 20), bands(picture, 20)}) {
      Bitmap left = picture;
      int bytes = 0;
      for (const Patch& patch : all) {
        fill(left, {patch.left * 8, patch.top, patch.width * 8, patch.height}, Ink::white);
        bytes += patch.bytes() + 20;
      }
      ASSERT_TRUE(is_white(left, {0, 0, left.width, left.height}));
      ASSERT_LE(bytes, static_cast<int>(picture.bits.size()) + 20);
    }
  }
}

TEST(Patches, BandsFollowEachOther) {
  const auto all = bands(frame(800, 600), 8);
  int row = 0;
  for (const Patch& band : all) {
    EXPECT_EQ(band.left, 0);
    EXPECT_GE(band.top, row);
    row = band.bottom();
  }
}

}  // namespace
}  // namespace packbench::printing
