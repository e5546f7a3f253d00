// ZPL jobs, read back dot for dot by a reader that shares nothing with the writer.
#include "printing/languages/zpl.hpp"

#include <gtest/gtest.h>

#include <random>

#include "printing/languages/zpl_graphic.hpp"
#include "tests/printing/labels.hpp"
#include "tests/printing/zpl_decoder.hpp"

namespace packbench::printing {
namespace {

using testing::decode_graphic;
using testing::decode_zpl;

// From all white over stripes and blocks to noise: each compression wins somewhere.
std::vector<Bitmap> pictures() {
  std::mt19937 random(11);
  std::vector<Bitmap> out;
  for (const int width : {1, 4, 8, 9, 64, 812, 3300}) {
    for (const int height : {1, 2, 40}) {
      Bitmap white(width, height), black(width, height), noise(width, height), boxes(width, height);
      fill(black, {0, 0, width, height});
      for (auto& byte : noise.bits) byte = static_cast<std::uint8_t>(random());
      fill(noise, {0, 0, 0, 0});
      Bitmap masked(width, height);
      blit(masked, noise, 0, 0);
      for (int i = 0; i < 5; ++i) {
        const int x = static_cast<int>(random() % static_cast<unsigned>(width));
        const int y = static_cast<int>(random() % static_cast<unsigned>(height));
        invert(boxes, {x, y, static_cast<int>(random() % 900), static_cast<int>(random() % 30)});
      }
      for (const auto& picture : {white, black, masked, boxes}) out.push_back(picture);
    }
  }
  return out;
}

TEST(Zpl, BothGraphicFormsHoldEachDot) {
  for (const auto& picture : pictures()) {
    const auto stride = static_cast<std::size_t>(picture.stride);
    ASSERT_LE(zpl::least_hex_runs(picture), zpl::hex_runs(picture).size());
    ASSERT_EQ(decode_graphic(zpl::hex_runs(picture), picture.bits.size(), stride, picture.width), picture);
    ASSERT_EQ(decode_graphic(zpl::z64(picture), picture.bits.size(), stride, picture.width), picture);
  }
}

TEST(Zpl, TheJobHoldsEachDotInTheShorterForm) {
  int packed = 0;
  int runs = 0;
  for (const auto& picture : pictures()) {
    const auto job = zpl::encode(picture, {});
    ASSERT_TRUE(job);
    ASSERT_EQ(decode_zpl(*job), picture);
    const bool z64 = job->find(":Z64:") != std::string::npos;
    EXPECT_EQ(z64, zpl::z64(picture).size() < zpl::hex_runs(picture).size());
    ++(z64 ? packed : runs);
  }
  EXPECT_GT(packed, 0);
  EXPECT_GT(runs, 0);
}

TEST(Zpl, OneLabelAndNothingAfterIt) {
  const auto job = zpl::encode(Bitmap(16, 2), {});
  EXPECT_EQ(*job, "^XA^PW16^LL2^LH0,0^FO0,0^GFA,4,4,2,,:^FS^PQ1^XZ");
}

TEST(Zpl, OptionsBecomeCommands) {
  JobOptions options;
  options.darkness = 50;
  options.speed = 4;
  options.tracking = MediaTracking::gap;
  options.job_id = "job-42^XZ~JA\"中";
  const auto job = zpl::encode(Bitmap(8, 1), options);
  EXPECT_EQ(*job, "~SD15^XA^FX job-42XZJA^FS^PW8^LL1^LH0,0^MNY^PR4^FO0,0^GFA,1,1,1,,^FS^PQ1^XZ");
  options.darkness = 101;
  EXPECT_EQ(zpl::encode(Bitmap(8, 1), options).error().code, Errc::bad_option);
  options.darkness = 3;
  EXPECT_TRUE(zpl::encode(Bitmap(8, 1), options)->starts_with("~SD01"));
  options.finish = Finish::peel;
  options.copies = 3;
  EXPECT_TRUE(zpl::encode(Bitmap(8, 1), options)->ends_with("^MNY^MMP^PR4^FO0,0^GFA,1,1,1,,^FS^PQ3^XZ"));
  options.speed = 0;
  EXPECT_EQ(zpl::encode(Bitmap(8, 1), options).error().code, Errc::bad_option);
}

TEST(Zpl, AbsurdSizesAreRefused) {
  EXPECT_EQ(zpl::encode(Bitmap(), {}).error().code, Errc::bad_option);
  EXPECT_EQ(zpl::encode(Bitmap(8, 0), {}).error().code, Errc::bad_option);
  EXPECT_EQ(zpl::encode(Bitmap(32001, 1), {}).error().code, Errc::bad_option);
  EXPECT_EQ(zpl::encode(Bitmap(1, 32001), {}).error().code, Errc::bad_option);
}

}  // namespace
}  // namespace packbench::printing
