// Pictures on a label: PBM and PNG, fit, greys, names that come with the data, and what is refused.
#include <gtest/gtest.h>

#include "printing/pbm.hpp"
#include "printing/png.hpp"
#include "tests/printing/labels.hpp"

namespace packbench::printing {
namespace {

namespace json = boost::json;
using testing::with_label;

// A 4 x 2 picture: one black pixel, top left.
const std::string kDot = "P1 4 2\n1000\n0000\n";

Result<std::string> folder(const std::string& name) {
  if (name == "dot.pbm") return kDot;
  if (name == "black.png")
    return to_png([] {
      Bitmap black(8, 8);
      fill(black, {0, 0, 8, 8});
      return black;
    }());
  if (name == "broken.png") return to_png(Bitmap(8, 8)).substr(0, 40);
  if (name == "text.txt") return std::string("no picture");
  return Error{Errc::bad_data, "is not in the folder"};
}

// A box of 40 x 40 mm at 10, 10: 320 dots each way at 203 dpi.
std::string image(const std::string& keys) {
  return with_label("[[element]]\ntype = \"image\"\nx = 10\ny = 10\nwidth = 40\nheight = 40\n" + keys);
}

Result<Bitmap> drawn(const std::string& keys, const json::object& data = {},
                     const PictureSource& source = folder) {
  static Renderer renderer;
  const auto parsed = parse_template(image(keys), "test.toml", source);
  if (!parsed) return parsed.error();
  auto labels = renderer.render(*parsed, data, {203, "en"});
  if (!labels) return labels.error();
  return std::move(labels->front().bitmap);
}

int ink(const Bitmap& bitmap, Rect area) {
  int count = 0;
  for (int y = area.y; y < area.y + area.height; ++y)
    for (int x = area.x; x < area.x + area.width; ++x) count += bitmap.get(x, y);
  return count;
}

void expect_black(const Result<Bitmap>& label, Rect area) {
  ASSERT_TRUE(label) << label.error().message;
  EXPECT_EQ(ink(*label, area), area.width * area.height);
  EXPECT_EQ(ink(*label, {0, 0, label->width, label->height}), area.width * area.height);
}

TEST(Image, FitRules) {
  const std::string file = "file = \"dot.pbm\"\n";
  expect_black(drawn(file), {80, 160, 80, 80});                                  // 320 x 160, in the middle
  expect_black(drawn(file + "fit = \"width\"\n"), {80, 80, 80, 80});             // the same, at the top
  expect_black(drawn(file + "fit = \"actual\"\n"), {80 + 158, 80 + 159, 1, 1});  // 4 x 2 dots, in the middle
  expect_black(drawn(file + "rotation = 90\n"), {240, 80, 80, 80});              // 160 x 320, clockwise
  expect_black(drawn("file = \"black.png\"\nfit = \"cover\"\n"), {80, 80, 320, 320});
  const auto cover = drawn(file + "fit = \"cover\"\n");  // 640 x 320: the dot's column is cut off
  ASSERT_TRUE(cover);
  EXPECT_TRUE(is_white(*cover, {0, 0, cover->width, cover->height}));
}

TEST(Image, GreysAreDitheredOrNot) {
  // Grey cloth: a chequered picture, made so small that each dot is the mean of black and white.
  std::string pbm = "P1 640 640\n";
  for (int y = 0; y < 640; ++y)
    for (int x = 0; x < 640; ++x) pbm += x % 4 == 0 ? '1' : '0';  // a quarter black
  const auto cloth = [&](const std::string&) { return Result<std::string>(pbm); };
  const Rect box{80, 80, 320, 320};
  const auto plain = drawn("file = \"cloth.pbm\"\n", {}, cloth);
  const auto dithered = drawn("file = \"cloth.pbm\"\ntones = \"dither\"\n", {}, cloth);
  ASSERT_TRUE(plain && dithered);
  EXPECT_NEAR(ink(*dithered, box), 320 * 320 / 4, 320 * 320 / 50);
  EXPECT_NE(*plain, *dithered);
}

TEST(Image, NamedByTheDataOrAbsent) {
  const std::string file = "file = \"[{photo}]\"\n";
  expect_black(drawn(file, {{"photo", "dot.pbm"}}), {80, 160, 80, 80});
  expect_black(drawn(file, {{"photo", ""}}), {0, 0, 0, 0});
  for (const char* name : {"", "../dot.pbm", "/etc/passwd", ".hidden", "a\\b", "c:dot.pbm", "missing.png",
                           "broken.png", "text.txt"}) {
    const auto label = drawn("file = \"x{photo}\"\n", {{"photo", name}});
    ASSERT_FALSE(label) << name;
    const auto refused = drawn("file = \"{photo}\"\n", {{"photo", name}});
    ASSERT_FALSE(refused) << name;
    EXPECT_EQ(refused.error().code, *name == 0 ? Errc::missing_field : Errc::bad_data);
    EXPECT_TRUE(refused.error().message.starts_with("test.toml:4: ")) << refused.error().message;
  }
}

TEST(Image, WhatCantBeUsedIsSaidWhenTheTemplateIsRead) {
  const std::pair<const char*, const char*> rows[] = {
      {"", "test.toml:4: \"file\" of this element is missing"},
      {"file = \"../dot.pbm\"\n", "test.toml:10: \"file\" of this element can't be used: a picture's name"},
      {"file = \"missing.png\"\n", "picture \"missing.png\": is not in the folder"},
      {"file = \"broken.png\"\n", "picture \"broken.png\": the PNG can't be read"},
      {"file = \"text.txt\"\n", "picture \"text.txt\": the picture is no PNG"},
      {"file = \"dot.pbm\"\nfit = \"wide\"\n",
       "test.toml:11: \"fit\" of this element must be one of contain, cover"},
      {"file = \"dot.pbm\"\ntones = \"grey\"\n", "must be one of threshold, dither"},
      {"file = \"dot.pbm\"\nrotation = 45\n", "0, 90, 180 or 270"},
      {"file = \"dot.pbm\"\nsize = 4\n", "\"size\" of this element is unknown"},
  };
  for (const auto& [keys, reason] : rows) {
    const auto label = drawn(keys);
    ASSERT_FALSE(label) << keys;
    EXPECT_EQ(label.error().code, Errc::bad_template) << keys;
    EXPECT_NE(label.error().message.find(reason), std::string::npos) << label.error().message;
  }
  const auto nowhere = drawn("file = \"dot.pbm\"\n", {}, {});
  ASSERT_FALSE(nowhere);
  EXPECT_NE(nowhere.error().message.find("stands in no folder"), std::string::npos)
      << nowhere.error().message;
}

TEST(Image, KeptDotsAreThoseOfTheSamePicture) {
  static Renderer renderer;
  const auto render = [](const std::string& pbm) {
    const auto parsed =
        parse_template(image("file = \"a.pbm\"\n"), "test.toml", [&](const std::string&) { return pbm; });
    return renderer.render(*parsed, {}, {203, "en"})->front().bitmap;
  };
  const auto first = render(kDot), other = render("P1 2 1 01");
  EXPECT_NE(first, other);
  EXPECT_EQ(render(kDot), first);
}

std::string bits(const GreyPicture& picture) {
  std::string out;
  for (const auto pixel : picture.pixels) out += pixel == 0 ? '1' : '0';
  return out;
}

TEST(Pbm, PlainAndRaw) {
  const std::pair<std::string, const char*> rows[] = {
      {"P1 3 2 101010", "101010"},
      {"P1\n# by hand\n3 # wide\n2\n1 0 1\n#rest\n0 1 0", "101010"},
      {std::string("P4\n3 2\n\xBF\x40", 9), "101010"},
      {std::string("P4 9 1\n\xFF\x80", 9), "111111111"},
      {std::string("P4 1 1\n\0", 8), "0"},
  };
  for (const auto& [pbm, wanted] : rows) {
    const auto picture = from_pbm(pbm);
    ASSERT_TRUE(picture) << picture.error().message;
    EXPECT_EQ(bits(*picture), wanted);
  }
}

TEST(Pbm, RefusesWhatIsNone) {
  for (const std::string& pbm :
       {std::string(), std::string("P1"), std::string("P5 1 1 1"), std::string("P1 1"),
        std::string("P1 0 5 "), std::string("P1 2 2 101"), std::string("P1 2 1 12"),
        std::string("P1 5000 5000 1"), std::string("P1 99999999999999999999 1 1"),
        std::string("P4 9 2\n\xFF\x80\xFF"), std::string("P1 -1 1 1")}) {
    const auto picture = from_pbm(pbm);
    ASSERT_FALSE(picture) << pbm;
    EXPECT_EQ(picture.error().code, Errc::bad_data);
    EXPECT_TRUE(picture.error().message.starts_with("the PBM can't be read: "));
  }
}

}  // namespace
}  // namespace packbench::printing
