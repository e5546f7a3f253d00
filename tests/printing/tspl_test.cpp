// TSPL: sizes that lose no row, and what the printer says.
#include "printing/languages/tspl.hpp"

#include <gtest/gtest.h>

#include "tests/printing/tspl_decoder.hpp"

namespace packbench::printing {
namespace {

using testing::decode_tspl;

TEST(Tspl, SizesInMillimetresHoldEachRow) {
  // What firmwares count as dots of a millimetre.
  const std::pair<int, double> heads[] = {
      {203, 8.0}, {300, 11.8}, {300, 300 / 25.4}, {300, 12.0}, {600, 23.6}};
  for (const auto& [dpi, dots_per_mm] : heads) {
    for (int height = 1; height < 2500; height += 7) {
      Bitmap picture(9, height);
      fill(picture, {8, height - 1, 1, 1});
      JobOptions options;
      options.dpi = dpi;
      const auto job = tspl::encode(picture, options);
      testing::DecodedJob decoded;
      ASSERT_NO_THROW(decoded = decode_tspl(*job, dots_per_mm)) << dpi << " dpi, " << height << " rows";
      ASSERT_TRUE(decoded.label.get(8, height - 1));
      ASSERT_LE(decoded.label.height, height * 1.02 + 1);
    }
  }
}

TEST(Tspl, OptionsBecomeCommands) {
  JobOptions options;
  options.darkness = 100;
  options.speed = 3;
  options.tracking = MediaTracking::gap;
  options.gap = 2.5;
  options.finish = Finish::peel;
  options.copies = 3;
  const auto decoded = decode_tspl(*tspl::encode(Bitmap(8, 8), options), 8);
  EXPECT_EQ(decoded.copies, 3);
  const std::vector<std::string> expected{"GAP 2.5 mm,0 mm", "DENSITY 15",  "SPEED 3",       "SET CUTTER OFF",
                                          "SET TEAR OFF",    "SET PEEL ON", "DIRECTION 0,0", "REFERENCE 0,0"};
  EXPECT_EQ(decoded.settings, expected);
}

TEST(Tspl, EachFlagHasItsReason) {
  const std::pair<char, const char*> rows[] = {{'\x01', "cover-open"},  {'\x02', "media-jam"},
                                               {'\x04', "media-empty"}, {'\x08', "marker-supply-empty"},
                                               {'\x10', "paused"},      {'\x40', "cover-open"},
                                               {'\x80', "head-hot"}};
  for (const auto& [byte, reason] : rows) {
    const auto status = tspl::parse_status(std::string(1, byte));
    ASSERT_TRUE(status);
    EXPECT_EQ(status->reason_names(), std::vector<std::string_view>{reason});
    EXPECT_FALSE(status->can_print() || status->idle());
  }
  EXPECT_TRUE(tspl::parse_status(std::string(1, '\0'))->idle());
  const auto printing = tspl::parse_status("\x20");
  EXPECT_TRUE(printing->can_print() && printing->printing && !printing->idle());
  const auto both = tspl::parse_status("\x05");
  EXPECT_TRUE(both->has(Reason::media_empty) && both->has(Reason::cover_open));
  for (const char* reply : {"", "  ", "\x01\x02"}) {
    ASSERT_FALSE(tspl::parse_status(reply));
    EXPECT_EQ(tspl::parse_status(reply).error().code, Errc::malformed);
  }
}

TEST(Tspl, OnlyAWholeMileageSaysDone) {
  EXPECT_TRUE(*tspl::is_done("12\r", 1));
  EXPECT_TRUE(*tspl::is_done("0\r\n", 1));
  EXPECT_FALSE(tspl::done_complete("12"));
  EXPECT_TRUE(tspl::done_complete("12\r"));
  for (const char* reply : {"", "12", "\r\n", "12a\r", " 12\r", "-1\r", "1\r2\r", "TTP-244\r\n"})
    EXPECT_EQ(tspl::is_done(reply, 1).error().code, Errc::malformed) << reply;
}

TEST(Tspl, TheModelIsALine) {
  EXPECT_EQ(tspl::parse_identity("TTP-244 Plus\r\n")->model, "TTP-244 Plus");
  EXPECT_EQ(tspl::parse_identity("XP-420B")->model, "XP-420B");  // some send no end of line
  for (const std::string& reply : {std::string("\r\n"), std::string("a\tb\r\n"), std::string(65, 'x')})
    EXPECT_FALSE(tspl::parse_identity(reply));
}

}  // namespace
}  // namespace packbench::printing
