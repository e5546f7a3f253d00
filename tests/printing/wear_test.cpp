// Wear: what it does to dots, and the grade that barcodes get for what they bear.
#include "printing/wear.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "printing/grade.hpp"
#include "tests/printing/labels.hpp"

namespace packbench::printing {
namespace {

using testing::render_one;
using testing::with_label;

constexpr Wear kClear{"clear", false, 0, kSharpSpot};

const Wear& wear_named(std::string_view name) {
  return *std::ranges::find(kWear, name, &Wear::name);
}

bool read_under(const BarcodeGrade& grade, std::string_view name) {
  return grade.reads[static_cast<std::size_t>(&wear_named(name) - kWear.data())];
}

Bitmap bars_of(int dots_wide) {
  Bitmap out(40, 12);
  fill(out, {20, 0, dots_wide, 12});
  return out;
}

double ink_of(const GreyPicture& picture) {
  return std::accumulate(picture.pixels.begin(), picture.pixels.end(), 0.0,
                         [](double sum, std::uint8_t pixel) { return sum + (255 - pixel) / 255.0; });
}

TEST(Wear, ADotIsLargerByATenthOnEachSide) {
  const Wear gain{"", false, 0.1, kSharpSpot};
  // Module 2: four pixels a dot; of 12 rows the outer ones lose some of their ink beyond the edge.
  for (const int wide : {1, 2, 5}) {
    const double before = ink_of(seen(bars_of(wide), 2, kClear)),
                 after = ink_of(seen(bars_of(wide), 2, gain));
    EXPECT_NEAR(after / before, (wide + 0.2) / wide, 0.01) << wide;
  }
}

TEST(Wear, TheReaderSeesTheMeanOfItsSpot) {
  const auto picture = seen(bars_of(4), 4, kClear);  // two pixels a dot, a spot of 6.4
  const int y = picture.height / 2;
  EXPECT_EQ(picture.width, 80);
  EXPECT_EQ(picture.row(y)[43], 0) << "the whole spot is on the bar";
  EXPECT_EQ(picture.row(y)[30], 255);
  EXPECT_NEAR(picture.row(y)[39] + picture.row(y)[40], 255, 1) << "half and half at its edge";
  EXPECT_NEAR(picture.row(y)[39], 255 * 3.7 / 6.4, 1);
}

TEST(Wear, ABarOfADotIsLostBeforeABarOfThree) {
  const Wear& blur = wear_named("blur");
  const auto darkest = [](const GreyPicture& picture) { return *std::ranges::min_element(picture.pixels); };
  EXPECT_GT(darkest(seen(bars_of(1), 3, blur)), darkest(seen(bars_of(3), 3, blur)));
}

TEST(Wear, ColumnsThatDieHaveInk) {
  const auto label = render_one(
      with_label(
          "[[element]]\ntype = \"barcode\"\nx = 2\ny = 3\nwidth = 96\nheight = 30\ndata = \"PB-1234\"\n"
          "symbology = \"code128\"\n"),
      {});
  const Rect& bars = label.barcodes.at(0).bars;
  const auto columns = dead_columns(label.bitmap, bars);
  ASSERT_EQ(columns.size(), 5U);
  for (const int x : columns) EXPECT_FALSE(is_white(label.bitmap, {x, bars.y, 1, bars.height})) << x;
  EXPECT_TRUE(dead_columns(Bitmap(100, 100), {0, 0, 100, 100}).empty());
  EXPECT_TRUE(seen(Bitmap(0, 0), 2, kClear).pixels.empty());
}

TEST(Wear, BlackAndWhiteComeFromTheMiddleOfModules) {
  Bitmap dots(6, 4);  // modules of two dots: black, white, black above; white, white, black below
  fill(dots, {0, 0, 2, 2});
  fill(dots, {4, 0, 2, 4});
  const auto picture = seen(dots, 2, kClear);
  const Bitmap modules = matrix_in(picture, pixels_of(2));
  Bitmap wanted(12, 8);
  fill(wanted, {0, 0, 4, 4});
  fill(wanted, {8, 0, 4, 8});
  EXPECT_EQ(modules, wanted);
  EXPECT_EQ(bars_in(picture).width, 6 * 4);
  EXPECT_EQ(pixels_of(3), 9);
  EXPECT_EQ(pixels_of(11), 11);
}

std::string barcode(const std::string& symbology, const std::string& data, const std::string& more = "") {
  return with_label("[[element]]\ntype = \"barcode\"\nx = 20\ny = 2\nwidth = 56\nheight = 56\ndata = \"" +
                    data + "\"\nsymbology = \"" + symbology + "\"\ntext_size = 0\n" + more);
}

BarcodeGrade graded(const std::string& toml, int dpi = 203) {
  const auto grades = grade(render_one(toml, {}, dpi), dpi);
  if (!grades || grades->size() != 1) {
    ADD_FAILURE() << (grades ? "not one barcode" : grades.error().message);
    return {};
  }
  return grades->front();
}

TEST(Grade, LargeModulesBearEverything) {
  const std::pair<const char*, const char*> samples[] = {{"ean8", "96385074"},
                                                         {"qr", "https://wms.example.com/p/1"},
                                                         {"datamatrix", "PB-P-000123456-1-2"},
                                                         {"aztec", "PB-P-1-2"},
                                                         {"code128", "PB-12"},
                                                         {"pdf417", "PB-P-1"}};
  for (const auto& [symbology, data] : samples) {
    const auto grade = graded(barcode(symbology, data));
    EXPECT_EQ(grade.letter, 'A') << symbology << " " << grade.module_mils << " mils";
  }
}

// A dead dot takes the whole of a bar of one dot, where bars stand along the paper's way; across it a reader
// sees all of them a dot further on.
TEST(Grade, ADeadDotEndsBarsOfOneDotUnlessTheyLieAcross) {
  const std::string fine = "module = 0.13\nmin_module = 0.12\n";
  const auto upright = graded(barcode("code128", "PB-1234", fine));
  EXPECT_FALSE(read_under(upright, "dead_dot"));
  EXPECT_NE(upright.letter, 'A');
  const auto across = graded(barcode("code128", "PB-1234", fine + "rotation = 90\n"));
  EXPECT_TRUE(read_under(across, "dead_dot"));
}

TEST(Grade, TheLetterCountsTheWears) {
  for (const char* module : {"0.13", "0.25", "0.375", "0.5"}) {
    const auto grade =
        graded(barcode("code128", "PB-1", std::string("module = ") + module + "\nmin_module = 0.1\n"));
    const auto count = static_cast<std::size_t>(std::ranges::count(grade.reads, true));
    EXPECT_EQ(grade.letter, "FDCBA"[count]) << module;
  }
}

TEST(Grade, ModuleAndQuietZoneAreMeasured) {
  const std::string code = barcode("code128", "PB-1", "module = 0.5\nmin_module = 0.5\n");
  const auto label = render_one(code, {});
  const auto& placed = label.barcodes.at(0);
  const auto plain = graded(code);
  EXPECT_NEAR(plain.module_mils, 0.5 / 0.0254, 0.01);
  EXPECT_EQ(plain.quiet_needed, 10);
  EXPECT_DOUBLE_EQ(plain.quiet_modules,
                   std::min(placed.bars.x, label.bitmap.width - placed.bars.x - placed.bars.width) / 4.0)
      << "up to the label's edge";
  auto beside = label;  // an upright line, twelve modules from the last bar
  fill(beside.bitmap, {placed.bars.x + placed.bars.width + 48, 0, 2, beside.bitmap.height});
  const auto grades = grade(beside, 203);
  ASSERT_TRUE(grades) << grades.error().message;
  EXPECT_DOUBLE_EQ(grades->front().quiet_modules, 12);
}

TEST(Grade, WhatDoesNotReadHasNone) {
  auto label = render_one(barcode("qr", "x"), {});
  fill(label.bitmap, label.barcodes[0].bars, Ink::white);
  const auto grades = grade(label, 203);
  ASSERT_FALSE(grades);
  EXPECT_EQ(grades.error().code, Errc::unreadable);
  EXPECT_EQ(grade(render_one(barcode("qr", "x"), {}), 200).error().code, Errc::bad_option);
}

}  // namespace
}  // namespace packbench::printing
