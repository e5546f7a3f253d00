// ESC/POS: strips of paper, real-time status, and the number that says done.
#include "printing/languages/escpos.hpp"

#include <gtest/gtest.h>

#include "tests/printing/escpos_decoder.hpp"

namespace packbench::printing {
namespace {

using namespace std::string_literals;
using testing::decode_escpos;

TEST(Escpos, CopiesAreOneBelowTheOther) {
  Bitmap picture(50, 700);
  fill(picture, {3, 2, 40, 1});
  fill(picture, {49, 650, 1, 50});
  JobOptions options;
  options.copies = 2;
  options.finish = Finish::cut;
  options.darkness = 0;
  const auto paper = decode_escpos(*escpos::encode(picture, options), 50);
  EXPECT_EQ(paper.settings, (std::vector<std::string>{"density -6", "cut 700", "cut 1400"}));
  EXPECT_EQ(cropped(paper.label, {0, 0, 50, 700}), picture);
  EXPECT_EQ(cropped(paper.label, {0, 700, 50, 700}), picture);
}

TEST(Escpos, PaperIsFedToTheTearBarOrTheMark) {
  JobOptions options;
  options.finish = Finish::tear;
  EXPECT_EQ(decode_escpos(*escpos::encode(Bitmap(8, 100), options), 8).label.height, 100 + 15 * 8);
  options = {};
  options.tracking = MediaTracking::mark;
  EXPECT_EQ(decode_escpos(*escpos::encode(Bitmap(8, 100), options), 8).settings,
            std::vector<std::string>{"mark 100"});
}

TEST(Escpos, ItIsNoWiderThanAByteCanTell) {
  EXPECT_TRUE(escpos::encode(Bitmap(2040, 1), {}));
  EXPECT_EQ(escpos::encode(Bitmap(2041, 1), {}).error().code, Errc::bad_option);
}

struct Row {
  const char* reply;
  const char* reason;
  bool stops;
};

TEST(Escpos, EachFlagHasItsReason) {
  const Row rows[] = {
      {"\x1a\x16\x12\x12", "cover-open", true},  {"\x12\x1a\x12\x12", "paused", true},
      {"\x1a\x32\x12\x12", "media-empty", true}, {"\x1a\x52\x1a\x12", "cutter-fault", true},
      {"\x1a\x52\x32\x12", "other", true},       {"\x1a\x52\x52\x12", "head-hot", true},
      {"\x12\x12\x12\x1e", "media-low", false},  {"\x12\x12\x12\x72", "media-empty", true},
      {"\x1a\x12\x12\x12", "other", true},  // off line, and no reason why
      {"\x12\x52\x12\x12", "other", true},  // an error, and not which
  };
  for (const Row& row : rows) {
    const auto status = escpos::parse_status(row.reply);
    ASSERT_TRUE(status) << row.reason;
    EXPECT_EQ(status->reason_names(), std::vector<std::string_view>{row.reason});
    EXPECT_EQ(status->can_print(), !row.stops);
  }
  EXPECT_TRUE(escpos::parse_status("\x12\x12\x12\x12")->reason_names().empty());
  EXPECT_TRUE(escpos::parse_status("\x16\x12\x12\x12")->idle());  // the drawer is nothing to us
  for (const auto& reply : {""s, "\x12\x12\x12"s, "\x12\x12\x12\x12\x12"s, "\x12\x12\x12\x13"s,
                            "\x92\x12\x12\x12"s, "\x12\x12\x12\x02"s, "\x10\x12\x12\x12"s})
    EXPECT_EQ(escpos::parse_status(reply).error().code, Errc::malformed);
}

std::string answer(std::uint32_t number) {
  return "\x37\x22" + escpos::done_query(number).substr(7) + '\0';
}

TEST(Escpos, ItsOwnNumberSaysDone) {
  EXPECT_TRUE(*escpos::is_done(answer(42), 42));
  EXPECT_FALSE(*escpos::is_done(answer(41), 42));
  EXPECT_TRUE(*escpos::is_done(answer(41) + answer(42), 42));
  EXPECT_TRUE(*escpos::is_done("\x12" + answer(42), 42));  // a status that nobody asked for
  EXPECT_TRUE(*escpos::is_done("\x37" + answer(42), 42));
  EXPECT_FALSE(escpos::done_complete(answer(42).substr(0, 6)));
  EXPECT_TRUE(escpos::done_complete(answer(42)));
  for (const auto& reply : {""s, "\x37\x22"s, answer(42).substr(0, 6), "\x37\x22"s + "abcde"})
    EXPECT_EQ(escpos::is_done(reply, 42).error().code, Errc::malformed);
}

TEST(Escpos, NumbersNearEachOtherDifferInWhatIsSent) {
  for (std::uint32_t number : {0u, 94u, 95u, 9024u, 857374u, 81450624u, 4294967295u}) {
    const std::string query = escpos::done_query(number);
    ASSERT_EQ(query.size(), 11u);
    for (char c : query.substr(7)) EXPECT_TRUE(c >= ' ' && c <= '~');
    EXPECT_NE(query, escpos::done_query(number + 1));
  }
}

TEST(Escpos, ModelAndFirmware) {
  const auto identity = escpos::parse_identity("_TM-T20II\0_1.02 ESC/POS\0"s);
  ASSERT_TRUE(identity);
  EXPECT_EQ(identity->model, "TM-T20II");
  EXPECT_EQ(identity->firmware, "1.02 ESC/POS");
  EXPECT_FALSE(escpos::identity_complete("_TM-T20II\0_1.0"s));
  EXPECT_TRUE(escpos::identity_complete("_TM-T20II\0_1.0\0"s));
  for (const auto& reply : {""s, "_TM\0"s, "_\0_1\0"s, "TM\0_1\0"s, "_TM\0_1\0x"s})
    EXPECT_EQ(escpos::parse_identity(reply).error().code, Errc::malformed);
}

}  // namespace
}  // namespace packbench::printing
