// What cameras send, and what is taken of it.
#include "drivers/cameras/pixel_format.hpp"

#include <gtest/gtest.h>
#include <linux/videodev2.h>

namespace packbench::drivers {
namespace {

constexpr std::uint32_t kUnknown = V4L2_PIX_FMT_BGR24;

struct Choice {
  const char* name;
  std::vector<FrameFormat> offered;
  std::optional<FrameFormat> taken;
};

class ChooseFormat : public testing::TestWithParam<Choice> {};

TEST_P(ChooseFormat, TakesTheNearestSizeThenTheLeastWork) {
  EXPECT_EQ(choose(GetParam().offered), GetParam().taken);
}

INSTANTIATE_TEST_SUITE_P(
    Cameras, ChooseFormat,
    testing::Values(
        Choice{"Nothing", {}, {}}, Choice{"NoneKnown", {{kUnknown, 1280, 720}}, {}},
        Choice{
            "SizeBeforeFormat",
            {{V4L2_PIX_FMT_GREY, 640, 480}, {V4L2_PIX_FMT_MJPEG, 1280, 720}, {V4L2_PIX_FMT_YUYV, 1920, 1080}},
            FrameFormat{V4L2_PIX_FMT_MJPEG, 1280, 720}},
        Choice{
            "LeastWorkOfEqualSizes",
            {{V4L2_PIX_FMT_MJPEG, 1280, 720}, {V4L2_PIX_FMT_YUYV, 1280, 720}, {V4L2_PIX_FMT_NV12, 1280, 720}},
            FrameFormat{V4L2_PIX_FMT_NV12, 1280, 720}},
        Choice{"SmallOnly",
               {{V4L2_PIX_FMT_YUYV, 160, 120}, {V4L2_PIX_FMT_YUYV, 640, 480}},
               FrameFormat{V4L2_PIX_FMT_YUYV, 640, 480}}),
    [](const auto& test) { return std::string(test.param.name); });

struct Frame {
  const char* name;
  std::uint32_t fourcc, stride;
  std::string bytes;
};

class Brightness : public testing::TestWithParam<Frame> {};

// A picture of 2 x 2, "abcd", in each format; what isn't brightness is '.', what lies between rows '-'.
TEST_P(Brightness, IsFoundInEachFormat) {
  const auto& frame = GetParam();
  const FrameFormat format{frame.fourcc, 2, 2};
  const auto picture = to_picture(format, frame.stride, frame.bytes);
  ASSERT_TRUE(picture);
  EXPECT_EQ(picture->format, PictureFormat::grey8);
  EXPECT_EQ(picture->width, 2u);
  EXPECT_EQ(picture->height, 2u);
  EXPECT_EQ(picture->bytes, "abcd");
  EXPECT_FALSE(to_picture(format, 1, frame.bytes)) << "rows shorter than a row";
  EXPECT_FALSE(to_picture(format, frame.stride, frame.bytes.substr(0, frame.stride + 1))) << "cut off";
  EXPECT_FALSE(to_picture(format, frame.stride, ""));
}

INSTANTIATE_TEST_SUITE_P(Cameras, Brightness,
                         testing::Values(Frame{"Grey", V4L2_PIX_FMT_GREY, 2, "abcd"},
                                         Frame{"GreyWithGaps", V4L2_PIX_FMT_GREY, 4, "ab--cd--"},
                                         Frame{"GreyWithoutTheLastGap", V4L2_PIX_FMT_GREY, 4, "ab--cd"},
                                         Frame{"Nv12", V4L2_PIX_FMT_NV12, 2, "abcd.."},
                                         Frame{"Yuyv", V4L2_PIX_FMT_YUYV, 4, "a.b.c.d."},
                                         Frame{"YuyvWithGaps", V4L2_PIX_FMT_YUYV, 6, "a.b.--c.d.--"},
                                         Frame{"Uyvy", V4L2_PIX_FMT_UYVY, 4, ".a.b.c.d"}),
                         [](const auto& test) { return std::string(test.param.name); });

TEST(PixelFormat, AJpegIsLeftAsItIs) {
  const auto picture = to_picture({V4L2_PIX_FMT_MJPEG, 1280, 720}, 0, "\xff\xd8...");
  ASSERT_TRUE(picture);
  EXPECT_EQ(picture->format, PictureFormat::jpeg);
  EXPECT_EQ(picture->bytes, "\xff\xd8...");
  EXPECT_FALSE(to_picture({kUnknown, 2, 2}, 6, std::string(12, 'x')));
}

}  // namespace
}  // namespace packbench::drivers
