// The labels of goods, item label and stock card: both languages, each resolution, what is on them and what
// not.
#include <gtest/gtest.h>

#include "printing/builtin_templates.hpp"
#include "printing/proof.hpp"
#include "tests/printing/labels.hpp"

namespace packbench::printing {
namespace {

namespace json = boost::json;
using testing::render_all;

using Codes = std::vector<std::string>;

// All that both templates need, with every optional field filled.
json::object goods() {
  json::object data = json::parse(R"json({
    "item": {"code": "TEA-100", "name": "明前龙井 特级 100 克 罐装", "other_name": "Longjing green tea, 100 g tin"},
    "linear": "6901234500042", "gs1": "(01)06901234500042(17)270131(10)L-2026/7", "pieces": 12,
    "lot": "L-2026/7", "expiry": "2027-01-31", "serial": "SN-000123456789", "place": "IN-1",
    "mark": "", "hazardous": false, "document": "ASN-2026-0012", "labels": 3, "of": "2/3", "copy": 0,
    "printed_at": "2026-11-22 08:14", "lane": "1", "operator": "张伟",
    "location": "A-01-03", "location_bars": "PB-L-A-01-03", "balance": 42})json")
                          .as_object();
  json::array rows;
  for (int i = 0; i < 12; ++i)
    rows.push_back({{"at", "2026-11-21 16:02"},
                    {"where", "待上架"},
                    {"lot", i % 2 ? "L-2026/7" : ""},
                    {"quantity", i % 3 ? "+12" : "−1"},
                    {"left", std::to_string(42 + i)},
                    {"who", "zhang.wei"}});
  data["rows"] = std::move(rows);
  return data;
}

RenderedLabel draw(const char* name, const json::object& data, int dpi = 203,
                   const char* language = "zh-CN") {
  auto labels = render_all(std::string(builtin_template(name)), data, {dpi, language});
  if (!labels) {
    ADD_FAILURE() << labels.error().message;
    return {};
  }
  EXPECT_EQ(labels->size(), 1U) << "one page";
  return std::move(labels->front());
}

Codes codes_of(const RenderedLabel& label) {
  const auto proof = prove(label);
  EXPECT_TRUE(proof) << proof.error().message;
  return proof ? proof->contents : Codes{};
}

std::size_t ink(const Bitmap& bitmap) {
  std::size_t count = 0;
  for (int y = 0; y < bitmap.height; ++y)
    for (int x = 0; x < bitmap.width; ++x) count += bitmap.get(x, y);
  return count;
}

TEST(GoodsLabel, BothPrintInBothLanguagesAtEachResolution) {
  const std::pair<const char*, double> sizes[] = {{"item", 50}, {"stock_card", 100}};
  for (const auto& [name, width] : sizes) {
    std::vector<Bitmap> pictures;
    for (const int dpi : {203, 300, 600}) {
      for (const char* language : {"zh-CN", "en"}) {
        const auto label = draw(name, goods(), dpi, language);
        EXPECT_EQ(codes_of(label).size(), 2U) << name << " " << dpi;
        EXPECT_TRUE(label.warnings.empty()) << name << " " << dpi << ": " << label.warnings[0];
        EXPECT_NEAR(label.bitmap.width, width * dpi / 25.4, dpi / 203.0 + 1);
        pictures.push_back(label.bitmap);
      }
    }
    EXPECT_NE(pictures[0], pictures[1]) << "the languages differ";
  }
}

TEST(GoodsLabel, TheItemsOwnBarcodeAndAllInOneScan) {
  EXPECT_EQ(codes_of(draw("item", goods())), (Codes{"01069012345000421727013110L-2026/7", "6901234500042"}));
  auto plain = goods();
  plain["gs1"] = "";
  EXPECT_EQ(codes_of(draw("item", plain)), Codes{"6901234500042"});
}

TEST(GoodsLabel, ALongBarcodeStandsInTwoDimensions) {
  auto data = goods();
  data.erase("linear");
  data["gs1"] = "";
  data["matrix"] = "https://id.example/01/06901234500042?x=绿茶";
  EXPECT_EQ(codes_of(draw("item", data)), Codes{"https://id.example/01/06901234500042?x=绿茶"});
  EXPECT_EQ(codes_of(draw("stock_card", data)).back(), "https://id.example/01/06901234500042?x=绿茶");
}

TEST(GoodsLabel, TheLongestBarsThatAreAskedForFit) {
  for (const char* code : {"ABCDEFGHIJK", "1234567890123456789012"}) {
    auto data = goods();
    data["linear"] = code;
    EXPECT_EQ(codes_of(draw("item", data)).back(), code);
    EXPECT_EQ(codes_of(draw("stock_card", data)).back(), code);
  }
  auto data = goods();
  data["location"] = "BULK-0103";
  data["location_bars"] = "PB-L-BULK-0103";
  EXPECT_EQ(codes_of(draw("stock_card", data)).front(), "PB-L-BULK-0103");
  data.erase("location_bars");
  data["location_matrix"] = "PB-L-HALL-2-BULK-A-01-03";
  EXPECT_EQ(codes_of(draw("stock_card", data)).front(), "PB-L-HALL-2-BULK-A-01-03");
}

TEST(GoodsLabel, HazardAMarkAndACopyCantBeOverlooked) {
  for (const char* field : {"hazardous", "mark"}) {
    auto data = goods();
    const auto plain = ink(draw("item", data).bitmap);
    data[field] = "REJECTED";
    EXPECT_GT(ink(draw("item", data).bitmap), plain + 2000) << field << ": a black bar";
  }
  auto data = goods();
  const auto plain = draw("item", data).bitmap, card = draw("stock_card", data).bitmap;
  data["copy"] = 2;
  EXPECT_NE(draw("item", data).bitmap, plain);
  EXPECT_NE(draw("stock_card", data).bitmap, card);
  data["hazardous"] = true;
  EXPECT_GT(ink(draw("stock_card", data).bitmap), ink(card) + 15'000);
}

TEST(GoodsLabel, LittleAndMuchIsSaid) {
  auto empty = goods();
  for (const char* field : {"gs1", "lot", "expiry", "serial", "place", "of", "location"}) empty[field] = "";
  empty["item"] = json::object{{"code", "X"}, {"name", "X"}, {"other_name", ""}};
  empty["pieces"] = 1;
  EXPECT_TRUE(draw("item", empty).warnings.empty());
  empty.erase("location_bars");
  EXPECT_EQ(codes_of(draw("stock_card", empty)), Codes{"6901234500042"}) << "no location yet: for the pen";
  auto full = goods();
  std::string name;
  for (int i = 0; i < 60; ++i) name += "很长的名字";
  full["item"] = json::object{{"code", "X"}, {"name", name}, {"other_name", name}};
  full["mark"] = "REJECTED";
  full["hazardous"] = true;
  full["copy"] = 12;
  for (const char* template_name : {"item", "stock_card"})
    EXPECT_FALSE(draw(template_name, full).warnings.empty()) << "what is cut is said";
}

}  // namespace
}  // namespace packbench::printing
