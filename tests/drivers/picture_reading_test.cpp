// Pictures to codes: what the process that reads them does, here in the test's own.
#include "drivers/cameras/picture_reader.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "tests/support/barcode_picture.hpp"

namespace packbench::drivers {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using tests::Drawn;
using tests::Kind;

// "]E0 6901234567892" for each.
std::vector<std::string> read(Picture picture) {
  const auto codes = read_picture(std::move(picture));
  if (!codes) return {codes.error().message};
  std::vector<std::string> texts;
  for (const auto& code : *codes) texts.push_back(code.aim + " " + code.bytes);
  return texts;
}

const std::vector<Drawn> kLabel{{Kind::ean13, "6901234567892", 100, 60, 3},
                                {Kind::code128, "SF1023456789012", 100, 200, 3},
                                {Kind::qr, "https://wms.example.com/p/1", 100, 340, 5},
                                {Kind::data_matrix, "PB-P-SO-1-1-1", 500, 400, 6}};

TEST(PictureReading, FindsAllCodesFromTopToBottomInEachFormat) {
  const auto image = tests::draw(1280, 720, kLabel);
  for (const auto& picture : {tests::as_grey(image), tests::as_png(image), tests::as_jpeg(image)})
    EXPECT_THAT(read(picture), ElementsAre("]E0 6901234567892", "]C0 SF1023456789012",
                                           "]Q1 https://wms.example.com/p/1", "]d1 PB-P-SO-1-1-1"));
}

// The bench's own code stands anywhere on a label.
TEST(PictureReading, ADataMatrixIsFoundAnywhere) {
  for (std::uint32_t y = 4; y < 640; y += 37) {
    const auto image = tests::draw(1280, 720, {{Kind::data_matrix, "PB-P-SO-1-1-1", 20 + y, y, 4}});
    EXPECT_THAT(read(tests::as_grey(image)), ElementsAre("]d1 PB-P-SO-1-1-1")) << y;
  }
}

TEST(PictureReading, SaysWhereEachIs) {
  const auto codes = read_picture(tests::as_grey(tests::draw(640, 480, {{Kind::qr, "HERE", 200, 100, 8}})));
  ASSERT_TRUE(codes);
  ASSERT_EQ(codes->size(), 1u);
  const auto& corners = codes->front().corners;
  EXPECT_NEAR(corners[0].x, 200, 8);
  EXPECT_NEAR(corners[0].y, 100, 8);
  EXPECT_NEAR(corners[2].x, 200 + 21 * 8, 8);
  EXPECT_NEAR(corners[2].y, 100 + 21 * 8, 8);
}

TEST(PictureReading, TellsOneContentOnce) {
  const auto image = tests::draw(640, 480, {{Kind::qr, "SAME", 20, 20, 5}, {Kind::qr, "SAME", 300, 200, 5}});
  EXPECT_THAT(read(tests::as_grey(image)), ElementsAre("]Q1 SAME"));
}

TEST(PictureReading, AUpcIsAnEanOf13Digits) {
  const auto image = tests::draw(640, 480, {{Kind::ean13, "0012345678905", 50, 50, 4}});
  EXPECT_THAT(read(tests::as_grey(image)), ElementsAre("]E0 0012345678905"));
}

TEST(PictureReading, FindsNothingWhereThereIsNothing) {
  EXPECT_THAT(read(tests::as_grey(tests::draw(640, 480, {}))), ElementsAre());
  EXPECT_THAT(read({PictureFormat::grey8, 1, 1, "x"}), ElementsAre());
}

struct Bad {
  const char* name;
  Picture picture;
  const char* told;
};

TEST(PictureReading, SaysWhatIsWrongWithAPicture) {
  auto cut_png = tests::as_png(tests::draw(1280, 720, kLabel));
  cut_png.bytes.resize(cut_png.bytes.size() / 2);
  const Bad rows[] = {
      {"no PNG", {PictureFormat::png, 0, 0, "garbage"}, "the PNG can't be read"},
      {"no JPEG", {PictureFormat::jpeg, 0, 0, "garbage"}, "the JPEG can't be read"},
      {"empty", {PictureFormat::jpeg, 0, 0, ""}, "the JPEG can't be read"},
      {"half a PNG", cut_png, "the PNG can't be read"},
      {"too wide a PNG", tests::as_png(tests::draw(4097, 1, {})), "at most 4096 x 4096"},
      {"too wide a JPEG", tests::as_jpeg(tests::draw(4097, 8, {})), "at most 4096 x 4096"},
      {"too wide", {PictureFormat::grey8, 4097, 1, std::string(4097, 'x')}, "at most 4096 x 4096"},
      {"no size", {PictureFormat::grey8, 0, 0, ""}, "at most 4096 x 4096"},
      {"too few bytes", {PictureFormat::grey8, 10, 10, "x"}, "another number of bytes"},
  };
  for (const auto& row : rows) {
    const auto answer = read_picture(row.picture);
    ASSERT_FALSE(answer) << row.name;
    EXPECT_EQ(answer.error().code, Errc::malformed) << row.name;
    EXPECT_THAT(answer.error().message, HasSubstr(row.told)) << row.name;
  }
}

// A camera's JPEG is often cut short: what there is of it counts.
TEST(PictureReading, HalfAJpegIsReadAsFarAsItGoes) {
  auto picture = tests::as_jpeg(tests::draw(640, 480, {{Kind::ean13, "6901234567892", 50, 20, 3}}));
  picture.bytes.resize(picture.bytes.size() * 3 / 4);
  EXPECT_THAT(read(picture), ElementsAre("]E0 6901234567892"));
}

TEST(PictureReading, DamagedFilesAreSafe) {
  std::mt19937 random(7);
  const auto image = tests::draw(320, 240, {{Kind::qr, "SAFE", 20, 20, 4}});
  for (const auto& whole : {tests::as_png(image), tests::as_jpeg(image)}) {
    for (int round = 0; round < 150; ++round) {
      auto picture = whole;
      for (int i = 0; i < 4; ++i)
        picture.bytes[random() % picture.bytes.size()] = static_cast<char>(random());
      const auto codes = read_picture(picture);
      EXPECT_LE(codes ? codes->size() : 0, 1u);
    }
  }
}

}  // namespace
}  // namespace packbench::drivers
