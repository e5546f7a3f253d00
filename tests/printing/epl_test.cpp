// EPL2: its options, and the codes of ^ee.
#include "printing/languages/epl.hpp"

#include <gtest/gtest.h>

#include "tests/printing/epl_decoder.hpp"

namespace packbench::printing {
namespace {

using testing::decode_epl;

TEST(Epl, OptionsBecomeCommands) {
  JobOptions options;
  options.darkness = 50;
  options.speed = 14;
  options.tracking = MediaTracking::gap;
  options.finish = Finish::tear;
  options.copies = 5;
  const auto decoded = decode_epl(*epl::encode(Bitmap(9, 30), options), 0);
  EXPECT_EQ(decoded.copies, 5);
  EXPECT_EQ(decoded.label.width, 16);
  EXPECT_EQ(decoded.label.height, 30);
  EXPECT_EQ(decoded.settings, (std::vector<std::string>{"Q,24", "D8", "S6", "JF"}));
  options = {};
  options.tracking = MediaTracking::mark;
  options.gap = 20;
  options.dpi = 600;
  EXPECT_EQ(decode_epl(*epl::encode(Bitmap(9, 30), options), 0).settings,
            std::vector<std::string>{"Q,B240,+0"});
}

TEST(Epl, EachCopyIsCut) {
  JobOptions options;
  options.finish = Finish::cut;
  options.copies = 2;
  const auto decoded = decode_epl(*epl::encode(Bitmap(9, 30), options), 30);
  EXPECT_EQ(decoded.copies, 2);
  EXPECT_EQ(decoded.settings, (std::vector<std::string>{"C after 1", "C after 2"}));
}

TEST(Epl, TheFirstRowIsRowZero) {
  Bitmap picture(8, 2);
  fill(picture, {0, 0, 1, 1});
  EXPECT_EQ(*epl::encode(picture, {}), "\nq8\nN\nGW0,0,1,1,\x7f\nP1\n");
}

TEST(Epl, EachCodeHasItsReason) {
  const std::pair<const char*, const char*> rows[] = {{"07\r\n", "media-empty"},   {"11\r\n", "cover-open"},
                                                      {"13\r\n", "label-waiting"}, {"62\r\n", "head-hot"},
                                                      {"81\r\n", "cutter-fault"},  {"92\r\n", "paused"},
                                                      {"99\r\n", "other"}};
  for (const auto& [reply, reason] : rows) {
    const auto status = epl::parse_status(reply);
    ASSERT_TRUE(status) << reply;
    EXPECT_EQ(status->reason_names(), std::vector<std::string_view>{reason});
    EXPECT_FALSE(status->can_print());
  }
  EXPECT_TRUE(epl::parse_status("00\r\n")->idle());
  EXPECT_TRUE(epl::parse_status("01\r\n")->idle());  // a command was wrong, the printer is not
  const auto both = epl::parse_status("01,07,11\r\n");
  EXPECT_TRUE(both->has(Reason::media_empty) && both->has(Reason::cover_open));
  EXPECT_FALSE(epl::status_complete("07\r"));
  EXPECT_TRUE(epl::status_complete("07\r\n"));
}

TEST(Epl, NonsenseIsMalformed) {
  for (const char* reply :
       {"", "00", "0\r\n", "000\r\n", "00,\r\n", ",00\r\n", "0a\r\n", "00\n", "00\r\n00\r\n"})
    EXPECT_EQ(epl::parse_status(reply).error().code, Errc::malformed) << reply;
}

}  // namespace
}  // namespace packbench::printing
