// Bitmap operations against the same done dot by dot.
#include "printing/bitmap.hpp"

#include <gtest/gtest.h>

#include <random>

#include "printing/png.hpp"

namespace packbench::printing {
namespace {

using Random = std::mt19937;

int between(Random& random, int least, int most) {
  return std::uniform_int_distribution<int>(least, most)(random);
}

Bitmap noise(Random& random, int width, int height) {
  Bitmap out(width, height);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x)
      fill(out, {x, y, 1, 1}, between(random, 0, 2) == 0 ? Ink::black : Ink::white);
  }
  return out;
}

bool tails_are_white(const Bitmap& bitmap) {
  for (int y = 0; y < bitmap.height; ++y) {
    for (int x = bitmap.width; x < bitmap.stride * 8; ++x) {
      if (bitmap.row(y)[x / 8] >> (7 - x % 8) & 1) return false;
    }
  }
  return true;
}

bool in(const Rect& rect, int x, int y) {
  return x >= rect.x && y >= rect.y && x < rect.x + rect.width && y < rect.y + rect.height;
}

TEST(Bitmap, FillAndInvertTouchTheAreaAlone) {
  Random random(1);
  for (int round = 0; round < 200; ++round) {
    const Bitmap before = noise(random, between(random, 1, 40), between(random, 1, 12));
    const Rect area{between(random, -10, 40), between(random, -5, 12), between(random, 0, 30),
                    between(random, 0, 10)};
    Bitmap black = before, white = before, inverted = before;
    fill(black, area);
    fill(white, area, Ink::white);
    invert(inverted, area);
    bool any_black = false;
    for (int y = 0; y < before.height; ++y) {
      for (int x = 0; x < before.width; ++x) {
        any_black = any_black || (in(area, x, y) && before.get(x, y));
        ASSERT_EQ(black.get(x, y), in(area, x, y) || before.get(x, y));
        ASSERT_EQ(white.get(x, y), !in(area, x, y) && before.get(x, y));
        ASSERT_EQ(inverted.get(x, y), in(area, x, y) != before.get(x, y));
      }
    }
    ASSERT_EQ(is_white(before, area), !any_black);
    ASSERT_TRUE(tails_are_white(black) && tails_are_white(inverted));
  }
}

TEST(Bitmap, BlitLaysBlackDotsAnywhere) {
  Random random(2);
  for (int round = 0; round < 400; ++round) {
    const Bitmap under = noise(random, between(random, 1, 50), between(random, 1, 10));
    const Bitmap over = noise(random, between(random, 1, 50), between(random, 1, 10));
    const int dx = between(random, -55, 55);
    const int dy = between(random, -12, 12);
    Bitmap laid = under, cleared = under;
    blit(laid, over, dx, dy);
    blit(cleared, over, dx, dy, Ink::white);
    for (int y = 0; y < under.height; ++y) {
      for (int x = 0; x < under.width; ++x) {
        ASSERT_EQ(laid.get(x, y), under.get(x, y) || over.get(x - dx, y - dy)) << dx << " " << dy;
        ASSERT_EQ(cleared.get(x, y), under.get(x, y) && !over.get(x - dx, y - dy)) << dx << " " << dy;
      }
    }
    ASSERT_TRUE(tails_are_white(laid));
  }
}

TEST(Bitmap, TurnedFourTimesIsTheSame) {
  Random random(3);
  const Bitmap picture = noise(random, 37, 11);
  EXPECT_EQ(rotated(rotated(picture, 90), 270), picture);
  EXPECT_EQ(rotated(rotated(picture, 180), 180), picture);
  EXPECT_EQ(rotated(rotated(picture, 90), 90), rotated(picture, 180));
  Bitmap corner(3, 2);
  fill(corner, {0, 0, 1, 1});
  EXPECT_TRUE(rotated(corner, 90).get(1, 0)) << "clockwise: top left goes to top right";
  EXPECT_THROW(static_cast<void>(rotated(picture, 45)), std::invalid_argument);
  EXPECT_THROW(Bitmap(-1, 1), std::invalid_argument);
}

TEST(Bitmap, CropBeyondTheEdgeIsWhite) {
  Random random(4);
  const Bitmap picture = noise(random, 20, 20);
  const Bitmap crop = cropped(picture, {-5, 15, 30, 10});
  for (int y = 0; y < 10; ++y) {
    for (int x = 0; x < 30; ++x) ASSERT_EQ(crop.get(x, y), picture.get(x - 5, y + 15));
  }
}

TEST(Png, ReadsWhatItWrote) {
  Random random(5);
  for (const int width : {1, 7, 8, 9, 100}) {
    const Bitmap picture = noise(random, width, 13);
    const auto back = from_png(to_png(picture));
    ASSERT_TRUE(back) << back.error().message;
    EXPECT_EQ(*back, picture);
  }
}

TEST(Png, RefusesWhatIsNone) {
  const std::string png = to_png(Bitmap(40, 40));
  std::string huge = png;
  huge[16] = huge[20] = 0x7F;
  for (const std::string& bytes :
       {std::string(), std::string("GIF89a"), png.substr(0, png.size() / 2), huge}) {
    const auto read = from_png(bytes);
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, Errc::bad_data);
  }
}

}  // namespace
}  // namespace packbench::printing
