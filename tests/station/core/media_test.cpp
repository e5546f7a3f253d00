// A label on its media: as it is, moved, or refused; never cut.
#include <gmock/gmock.h>

#include "station/printers/media.hpp"

namespace packbench::station {
namespace {

using printing::Bitmap;
using testing::HasSubstr;

constexpr int kDpi = 203;  // 8 dots a millimetre

// Black from 10 dots to 10 dots before each edge.
Bitmap label(int width_mm, int height_mm) {
  Bitmap bitmap(width_mm * 8, height_mm * 8);
  printing::fill(bitmap, {10, 10, bitmap.width - 20, bitmap.height - 20});
  return bitmap;
}

TEST(MediaTest, WithoutASizeAnythingIsSentAsItIs) {
  EXPECT_EQ(laid_on({}, label(100, 150), kDpi).value(), label(100, 150));
}

TEST(MediaTest, ALargerLabelIsRefusedWithBothSizes) {
  const auto laid = laid_on({.width = 60, .height = 40}, label(100, 150), kDpi);
  ASSERT_FALSE(laid);
  EXPECT_THAT(laid.error().message, HasSubstr("100 x 150 mm"));
  EXPECT_THAT(laid.error().message, HasSubstr("60 x 40 mm"));
  EXPECT_FALSE(laid_on({.width = 100, .height = 149}, label(100, 150), kDpi));
  EXPECT_FALSE(laid_on({.width = 99, .height = 150}, label(100, 150), kDpi));
  EXPECT_TRUE(laid_on({.width = 100, .height = 150}, label(100, 150), kDpi));
  EXPECT_TRUE(laid_on({.width = 99.8, .height = 149.7}, label(100, 150), kDpi)) << "rounding";
}

TEST(MediaTest, EndlessMediaTakesAnyLength) {
  const Media roll{.width = 80, .height = 0, .tracking = Tracking::continuous};
  EXPECT_TRUE(laid_on(roll, label(80, 500), kDpi));
  EXPECT_FALSE(laid_on(roll, label(81, 20), kDpi));
}

TEST(MediaTest, AnOffsetMovesEveryDot) {
  const auto laid =
      laid_on({.width = 60, .height = 40, .offset_x = 2, .offset_y = 1}, label(50, 30), kDpi).value();
  EXPECT_TRUE(printing::is_white(laid, {0, 0, 26, laid.height}));
  EXPECT_TRUE(printing::is_white(laid, {0, 0, laid.width, 18}));
  EXPECT_EQ(printing::cropped(laid, {16, 8, 400, 240}), label(50, 30));
}

TEST(MediaTest, AnOffsetMayTakeOffWhiteOnly) {
  const auto left = laid_on({.offset_x = -1}, label(50, 30), kDpi).value();
  EXPECT_TRUE(left.get(2, 10)) << "ten dots from the edge became two";
  EXPECT_FALSE(laid_on({.offset_x = -2}, label(50, 30), kDpi));
  EXPECT_FALSE(laid_on({.offset_y = -2}, label(50, 30), kDpi));
  const auto laid = laid_on({.width = 50, .height = 30, .offset_x = 2}, label(50, 30), kDpi);
  ASSERT_FALSE(laid) << "pushed off the right edge";
  EXPECT_THAT(laid.error().message, HasSubstr("offset"));
  EXPECT_TRUE(laid_on({.width = 50, .height = 30, .offset_x = 1}, label(50, 30), kDpi));
}

}  // namespace
}  // namespace packbench::station
