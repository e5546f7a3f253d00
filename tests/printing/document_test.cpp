// Documents from elsewhere: placed as the fit rules say, drawn dot by dot, refused with a reason.
#include "printing/inputs/document.hpp"

#include <gtest/gtest.h>
// jpeglib.h uses what this declares.
#include <cstdio>

#include <jpeglib.h>

#include <bit>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "printing/pdf.hpp"
#include "printing/png.hpp"
#include "printing/proof.hpp"
#include "tests/printing/labels.hpp"

namespace packbench::printing {
namespace {

using testing::render_one;
using testing::with_label;

constexpr Size kLabel{800, 1200};

TEST(Placement, EachFitRule) {
  struct Row {
    Size content;
    Fit fit;
    Rect area;
    int turned;
  };
  const Row rows[] = {
      {{100, 150}, Fit::contain, {0, 0, 800, 1200}, 0},  {{100, 100}, Fit::contain, {0, 200, 800, 800}, 0},
      {{150, 100}, Fit::contain, {0, 0, 800, 1200}, 90}, {{200, 600}, Fit::cover, {0, -600, 800, 2400}, 0},
      {{50, 50}, Fit::actual, {200, 400, 400, 400}, 0},  {{140, 20}, Fit::actual, {320, 40, 160, 1120}, 90},
      {{90, 20}, Fit::actual, {40, 520, 720, 160}, 0},   {{50, 300}, Fit::width, {0, 0, 800, 4800}, 0},
  };
  for (const auto& row : rows) {
    const auto placed = place_on(row.content, 8, kLabel, row.fit, std::nullopt);
    EXPECT_EQ(placed.turned, row.turned) << row.content.width;
    EXPECT_EQ(placed.area, row.area) << row.content.width << " x " << row.content.height << ": "
                                     << placed.area.x << "," << placed.area.y << " " << placed.area.width
                                     << " x " << placed.area.height;
  }
  EXPECT_EQ(place_on({150, 100}, 8, kLabel, Fit::contain, 180).turned, 180) << "what is asked for is done";
  EXPECT_EQ(fit_named("cover"), Fit::cover);
  EXPECT_FALSE(fit_named("stretch"));
}

int ink(const Bitmap& bitmap) {
  int count = 0;
  for (const auto byte : bitmap.bits) count += std::popcount(byte);
  return count;
}

TEST(Tones, GreyIsDotsOrNothing) {
  for (const int grey : {32, 64, 100, 160, 224}) {
    GreyPicture picture(200, 100);
    std::ranges::fill(picture.pixels, static_cast<std::uint8_t>(grey));
    const double part = ink(to_bitmap(picture, Tones::dither)) / (200.0 * 100);
    EXPECT_NEAR(part, 1 - grey / 255.0, 0.02) << grey;
    EXPECT_EQ(ink(to_bitmap(picture, Tones::threshold)), grey < 128 ? 200 * 100 : 0);
  }
}

TEST(Tones, APictureIsTurnedAndScaled) {
  GreyPicture picture(3, 2);  // rows: 0 100 200, 250 250 250
  picture.pixels = {0, 100, 200, 250, 250, 250};
  const auto turned = laid_out(picture, {90, 1, {1, 0, 2, 3}}, 4, 3);
  EXPECT_EQ(turned.pixels,
            (std::vector<std::uint8_t>{255, 250, 0, 255, 255, 250, 100, 255, 255, 250, 200, 255}));
  const auto back = laid_out(laid_out(picture, {270, 1, {0, 0, 2, 3}}, 2, 3), {90, 1, {0, 0, 3, 2}}, 3, 2);
  EXPECT_EQ(back, picture);
  EXPECT_EQ(laid_out(picture, {180, 1, {0, 0, 3, 2}}, 3, 2).pixels,
            (std::vector<std::uint8_t>{250, 250, 250, 200, 100, 0}));
  const auto large = laid_out(picture, {0, 2, {0, 0, 6, 4}}, 6, 4);
  EXPECT_EQ(large.row(1)[3], 100) << "pixels stay what they are";
  const auto small = laid_out(large, {0, 0.5, {0, 0, 3, 2}}, 3, 2);
  EXPECT_EQ(small, picture) << "and their mean is the same again";
}

// A page of inches with a black square of an inch at its lower left corner.
std::string pdf_page(int number, int wide, int high, const std::string& more) {
  return std::to_string(number) + " 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 " +
         std::to_string(wide * 72) + " " + std::to_string(high * 72) + "]/Contents 9 0 R" + more +
         ">>endobj\n";
}

std::string pdf_of(const std::vector<std::string>& pages) {
  std::string kids, all;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    kids += std::to_string(i + 3) + " 0 R ";
    all += pages[i];
  }
  return "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[" + kids +
         "]/Count " + std::to_string(pages.size()) + ">>endobj\n" + all +
         "9 0 obj<</Length 15>>stream\n0 0 72 72 re f \nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";
}

RenderedLabel placed_one(const std::string& bytes, const DocumentOptions& options) {
  auto labels = place_document(bytes, options);
  if (!labels || labels->size() != 1) {
    ADD_FAILURE() << (labels ? "not one label" : labels.error().message);
    return {};
  }
  return std::move(labels->front());
}

// The smallest rectangle that holds all ink.
Rect inked(const Bitmap& bitmap) {
  Rect out{bitmap.width, bitmap.height, 0, 0};
  int right = 0, bottom = 0;
  for (int y = 0; y < bitmap.height; ++y)
    for (int x = 0; x < bitmap.width; ++x)
      if (bitmap.get(x, y)) {
        out.x = std::min(out.x, x);
        out.y = std::min(out.y, y);
        right = std::max(right, x + 1);
        bottom = std::max(bottom, y + 1);
      }
  out.width = right - out.x;
  out.height = bottom - out.y;
  return out;
}

void expect_near(const Rect& is, const Rect& wanted) {
  for (const auto& [a, b] :
       {std::pair{is.x, wanted.x}, {is.y, wanted.y}, {is.width, wanted.width}, {is.height, wanted.height}})
    EXPECT_LE(std::abs(a - b), 1) << is.x << "," << is.y << " " << is.width << " x " << is.height;
}

constexpr DocumentOptions kFourBySix{.width = 101.6, .height = 152.4, .dpi = 300};

TEST(PdfInput, APageStandsWhereItShould) {
  auto options = kFourBySix;  // 1200 x 1800 dots
  expect_near(inked(placed_one(pdf_of({pdf_page(3, 4, 6, "")}), options).bitmap), {0, 1500, 300, 300});
  expect_near(inked(placed_one(pdf_of({pdf_page(3, 6, 4, "")}), options).bitmap), {0, 0, 300, 300});
  expect_near(inked(placed_one(pdf_of({pdf_page(3, 4, 6, "/Rotate 90")}), options).bitmap),
              {900, 0, 300, 300});
  options.rotation = 0;
  expect_near(inked(placed_one(pdf_of({pdf_page(3, 6, 4, "")}), options).bitmap), {0, 1100, 200, 200});
  options.fit = Fit::cover;
  expect_near(inked(placed_one(pdf_of({pdf_page(3, 8, 6, "")}), options).bitmap),
              Rect{1200, 1800, -1200, -1800});
  options.fit = Fit::actual;
  expect_near(inked(placed_one(pdf_of({pdf_page(3, 2, 2, "")}), options).bitmap), {300, 900, 300, 300});
  options.fit = Fit::width;
  expect_near(inked(placed_one(pdf_of({pdf_page(3, 2, 2, "")}), options).bitmap), {0, 600, 600, 600});
}

TEST(PdfInput, ScalesAndCutsAreTold) {
  auto options = kFourBySix;
  EXPECT_TRUE(placed_one(pdf_of({pdf_page(3, 4, 6, "")}), options).warnings.empty());
  const auto scaled = placed_one(pdf_of({pdf_page(3, 8, 12, "")}), options);
  ASSERT_EQ(scaled.warnings.size(), 1U);
  EXPECT_NE(scaled.warnings[0].find("50 %"), std::string::npos) << scaled.warnings[0];
  options.fit = Fit::actual;
  const auto cut = placed_one(pdf_of({pdf_page(3, 8, 12, "")}), options);
  ASSERT_EQ(cut.warnings.size(), 1U);
  EXPECT_NE(cut.warnings[0].find("cut off"), std::string::npos) << cut.warnings[0];
}

TEST(PdfInput, PagesAreChosen) {
  const auto pdf = pdf_of({pdf_page(3, 4, 6, ""), pdf_page(4, 6, 4, ""), pdf_page(5, 2, 2, "")});
  auto options = kFourBySix;
  EXPECT_EQ(place_document(pdf, options).value().size(), 3U);
  options.first_page = 2;
  EXPECT_EQ(place_document(pdf, options).value().size(), 2U);
  options.last_page = 2;
  expect_near(inked(placed_one(pdf, options).bitmap), {0, 0, 300, 300});
  options.last_page = 4;
  const auto refused = place_document(pdf, options);
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().message.find("3 pages"), std::string::npos) << refused.error().message;
}

// What we print on paper comes back dot by dot, and its barcodes read.
TEST(PdfInput, OurOwnLabelComesBackDotByDot) {
  for (const int dpi : {203, 300, 600}) {
    auto label = render_one(
        with_label(
            "[[element]]\ntype = \"barcode\"\nx = 2\ny = 3\nwidth = 96\nheight = 50\ndata = \"SF1234567890123\"\n"
            "symbology = \"code128\"\n"),
        {}, dpi);
    const auto back =
        placed_one(to_pdf({label.bitmap}, dpi), {.width = 100, .height = 60, .dpi = dpi, .fit = Fit::actual});
    EXPECT_EQ(back.bitmap, label.bitmap);
    label.bitmap = back.bitmap;
    EXPECT_TRUE(prove(label)) << dpi;
  }
}

std::string jpeg_of(const GreyPicture& picture) {
  jpeg_compress_struct info{};
  jpeg_error_mgr errors{};
  info.err = jpeg_std_error(&errors);
  jpeg_create_compress(&info);
  unsigned char* bytes = nullptr;
  unsigned long size = 0;
  jpeg_mem_dest(&info, &bytes, &size);
  info.image_width = static_cast<JDIMENSION>(picture.width);
  info.image_height = static_cast<JDIMENSION>(picture.height);
  info.input_components = 1;
  info.in_color_space = JCS_GRAYSCALE;
  jpeg_set_defaults(&info);
  jpeg_start_compress(&info, TRUE);
  while (info.next_scanline < info.image_height) {
    auto* row = const_cast<JSAMPROW>(picture.row(static_cast<int>(info.next_scanline)));
    jpeg_write_scanlines(&info, &row, 1);
  }
  jpeg_finish_compress(&info);
  jpeg_destroy_compress(&info);
  std::string out(reinterpret_cast<char*>(bytes), size);
  std::free(bytes);
  return out;
}

Bitmap pattern(int width, int height) {
  Bitmap out(width, height);
  for (int i = 0; i * 16 < width; ++i) fill(out, {i * 16, 8 * (i % 5), 8, height / 2});
  return out;
}

TEST(PictureInput, APngStandsDotForPixel) {
  const Bitmap picture = pattern(400, 240);
  const auto label = placed_one(to_png(picture), {.width = 50, .height = 30, .fit = Fit::actual});
  EXPECT_EQ(label.bitmap, picture);
  EXPECT_TRUE(label.warnings.empty());
  const auto larger = placed_one(to_png(picture), {.width = 100, .height = 60, .fit = Fit::contain});
  EXPECT_EQ(ink(larger.bitmap), 4 * ink(picture));
  EXPECT_EQ(larger.warnings.size(), 1U);
}

TEST(PictureInput, AJpegKeepsItsBlocks) {
  const Bitmap blocks = pattern(400, 240);
  GreyPicture grey(400, 240);
  for (int y = 0; y < 240; ++y)
    for (int x = 0; x < 400; ++x) grey.row(y)[x] = blocks.get(x, y) ? 0 : 255;
  const auto label = placed_one(jpeg_of(grey), {.width = 50, .height = 30, .fit = Fit::actual});
  EXPECT_EQ(label.bitmap, blocks);
}

std::string data_file(const char* name) {
  std::ostringstream text;
  text << std::ifstream(std::string(PACKBENCH_TEST_DATA "/documents/") + name, std::ios::binary).rdbuf();
  return text.str();
}

TEST(DocumentInput, WhatCantBeDrawnIsRefusedWithAReason) {
  const auto pdf = pdf_of({pdf_page(3, 4, 6, "")});
  std::string bomb = to_png(Bitmap(8, 8));
  bomb.replace(16, 8, std::string("\x00\x01\x00\x00\x00\x01\x00\x00", 8));
  std::string many = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[";
  for (int i = 0; i < 51; ++i) many += "3 0 R ";
  many += "]/Count 51>>endobj\n" + pdf_page(3, 4, 6, "") + "trailer<</Root 1 0 R>>\n%%EOF\n";
  const std::string jpeg = jpeg_of(GreyPicture(64, 64));
  const std::pair<std::string, const char*> rows[] = {
      {"", "empty"},
      {"Hello", "no PDF, PNG or JPEG"},
      {"%PDF-1.4\nnothing follows", "PDF"},
      {data_file("encrypted.pdf"), "password"},
      {pdf_of({}), "PDF"},
      {pdf_of({pdf_page(3, 400, 6, "")}), "size"},
      {pdf_of({pdf_page(3, 0, 6, "")}), "size"},
      {many, "50 pages"},
      {to_png(Bitmap(400, 400)).substr(0, 60), "PNG"},
      {bomb, "PNG"},
      {jpeg.substr(0, 20), "JPEG"},
      {jpeg.substr(0, jpeg.size() - 20), "JPEG"},
      {std::string(65 << 20, ' ').replace(0, 5, "%PDF-"), "64 MiB"}};
  for (const auto& [bytes, why] : rows) {
    const auto labels = place_document(bytes, {});
    ASSERT_FALSE(labels) << why << " " << bytes.substr(0, 60);
    EXPECT_EQ(labels.error().code, Errc::bad_data) << why;
    EXPECT_NE(labels.error().message.find(why), std::string::npos) << labels.error().message;
  }
  for (const DocumentOptions& options : {DocumentOptions{.dpi = 200}, DocumentOptions{.width = 5},
                                         DocumentOptions{.height = 601}, DocumentOptions{.rotation = 45}})
    EXPECT_EQ(place_document(pdf, options).error().code, Errc::bad_option);
}

}  // namespace
}  // namespace packbench::printing
