// CPCL: its options, and the byte of ESC h.
#include "printing/languages/cpcl.hpp"

#include <gtest/gtest.h>

#include "tests/printing/cpcl_decoder.hpp"

namespace packbench::printing {
namespace {

using namespace std::string_literals;
using testing::decode_cpcl;

TEST(Cpcl, OptionsBecomeCommands) {
  JobOptions options;
  options.darkness = 100;
  options.speed = 14;
  options.tracking = MediaTracking::gap;
  options.finish = Finish::cut;
  options.copies = 5;
  options.dpi = 300;
  const auto decoded = decode_cpcl(*cpcl::encode(Bitmap(9, 30), options));
  EXPECT_EQ(decoded.copies, 5);
  EXPECT_EQ(decoded.settings,
            (std::vector<std::string>{"300", "GAP-SENSE", "TONE 200", "SPEED 5", "CUT", "FORM"}));
  options = {};
  options.darkness = 0;
  options.tracking = MediaTracking::continuous;  // nothing to feed to
  EXPECT_EQ(decode_cpcl(*cpcl::encode(Bitmap(9, 30), options)).settings,
            (std::vector<std::string>{"200", "TONE -99"}));
}

TEST(Cpcl, NothingIsCutAtTheRight) {
  Bitmap picture(812, 3);
  fill(picture, {809, 0, 3, 3});
  EXPECT_EQ(decode_cpcl(*cpcl::encode(picture, {})).label, picture);
}

TEST(Cpcl, EachFlagHasItsReason) {
  EXPECT_TRUE(cpcl::parse_status("\0"s)->idle());
  EXPECT_TRUE(cpcl::parse_status("\x10")->idle());  // switched on lately
  EXPECT_EQ(cpcl::parse_status("\x02")->reason_names(), std::vector<std::string_view>{"media-empty"});
  EXPECT_EQ(cpcl::parse_status("\x04")->reason_names(), std::vector<std::string_view>{"cover-open"});
  EXPECT_EQ(cpcl::parse_status("\x08")->reason_names(), std::vector<std::string_view>{"battery-low"});
  EXPECT_TRUE(cpcl::parse_status("\x08")->can_print());
  EXPECT_TRUE(cpcl::parse_status("\x01")->can_print());
  EXPECT_FALSE(cpcl::parse_status("\x01")->idle());
  for (const auto& reply : {""s, "\0\0"s, "\x20"s, "h"s})
    EXPECT_EQ(cpcl::parse_status(reply).error().code, Errc::malformed);
}

TEST(Cpcl, AnAnswerSaysDoneUnlessBusyOrStopped) {
  EXPECT_TRUE(*cpcl::is_done("\0"s, 1));
  EXPECT_TRUE(*cpcl::is_done("\x18", 1));
  EXPECT_FALSE(*cpcl::is_done("\x01", 1));
  EXPECT_FALSE(*cpcl::is_done("\x02", 1));
  EXPECT_EQ(cpcl::is_done("", 1).error().code, Errc::malformed);
}

TEST(Cpcl, TheIdentityEndsWithNul) {
  EXPECT_EQ(cpcl::parse_identity("QL420 V37 XXQT01\0"s)->model, "QL420 V37 XXQT01");
  EXPECT_FALSE(cpcl::identity_complete("QL420"));
  for (const auto& reply : {""s, "\0"s, "QL420"s, "QL\0x"s, "QL\n\0"s})
    EXPECT_EQ(cpcl::parse_identity(reply).error().code, Errc::malformed);
}

}  // namespace
}  // namespace packbench::printing
