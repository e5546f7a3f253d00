// Layout: pages, languages, text that must fit, data that isn't there, sizes nobody prints.
#include "printing/render.hpp"

#include <gtest/gtest.h>

#include "printing/builtin_templates.hpp"
#include "printing/proof.hpp"
#include "tests/printing/labels.hpp"

namespace packbench::printing {
namespace {

namespace json = boost::json;
using testing::label_data;
using testing::render_all;
using testing::render_one;
using testing::with_label;

std::string builtin(const char* name) {
  return std::string(builtin_template(name));
}

std::string text_box(const std::string& keys) {
  return with_label(
      "[[element]]\ntype = \"text\"\nx = 10\ny = 10\nwidth = 40\nheight = 12\ntext = \"{t}\"\n" + keys);
}

int ink(const Bitmap& bitmap, Rect area) {
  int count = 0;
  for (int y = area.y; y < area.y + area.height; ++y) {
    for (int x = area.x; x < area.x + area.width; ++x) count += bitmap.get(x, y);
  }
  return count;
}

Rect whole(const Bitmap& bitmap) {
  return {0, 0, bitmap.width, bitmap.height};
}

TEST(BuiltIn, BothTemplatesPrintInBothLanguagesAtEachResolution) {
  for (const char* name : {"parcel", "packing_slip"}) {
    std::vector<Bitmap> pictures;
    for (const int dpi : {203, 300, 600}) {
      for (const char* language : {"zh-CN", "en"}) {
        const auto labels = render_all(builtin(name), label_data(), {dpi, language});
        ASSERT_TRUE(labels) << labels.error().message;
        ASSERT_EQ(labels->size(), 1u);
        const auto proof = prove(labels->front());
        EXPECT_TRUE(proof) << proof.error().message;
        EXPECT_TRUE(labels->front().warnings.empty()) << labels->front().warnings[0];
        EXPECT_NEAR(labels->front().bitmap.width, 100 * dpi / 25.4, dpi / 203.0 + 1);
        pictures.push_back(labels->front().bitmap);
      }
    }
    EXPECT_NE(pictures[0], pictures[1]) << "the languages differ";
  }
}

TEST(BuiltIn, ParcelCarriesWaybillAndOwnCode) {
  const auto labels = render_all(builtin("parcel"), label_data());
  ASSERT_TRUE(labels);
  const auto proof = prove(labels->front());
  ASSERT_TRUE(proof);
  EXPECT_EQ(proof->contents, (std::vector<std::string>{"SF1234567890123", "PB-P-000123456-1-1"}));
}

TEST(BuiltIn, EmptyOptionalFieldsAndLongOnesPrint) {
  json::object empty = label_data(0);
  empty["parcel"] =
      json::object{{"code", "P"}, {"number", 1}, {"of", nullptr}, {"weight_g", nullptr}, {"pieces", 1}};
  empty["consignee"] = json::object{{"name", "李"}, {"phone", ""}, {"address", "x"}};
  empty["sender"] = json::object{{"name", "仓"}, {"phone", ""}, {"address", ""}};
  empty["remark"] = "";
  empty["gifts"] = json::array();
  empty["remarks"] = json::array();
  json::object full = label_data(2);
  std::string address;
  for (int i = 0; i < 200; ++i) address += "很长的地址";
  full["consignee"] = json::object{{"name", address}, {"phone", address}, {"address", address}};
  full["remark"] = address;
  full["copy"] = 12;
  full["hazardous"] = true;
  for (const char* name : {"parcel", "packing_slip"}) {
    for (const auto* data : {&empty, &full}) {
      const auto labels = render_all(builtin(name), *data);
      ASSERT_TRUE(labels) << labels.error().message;
      EXPECT_TRUE(prove(labels->front()));
      EXPECT_EQ(labels->front().warnings.empty(), data == &empty) << "what is cut is said";
    }
  }
}

TEST(BuiltIn, CopyAndHazardAreMarked) {
  json::object data = label_data();
  const Bitmap plain = render_all(builtin("parcel"), data)->front().bitmap;
  data["copy"] = 2;
  const Bitmap copy = render_all(builtin("parcel"), data)->front().bitmap;
  EXPECT_GT(ink(copy, whole(copy)), ink(plain, whole(plain)) + 15'000) << "a black bar";
  data["copy"] = 1;
  data["hazardous"] = true;
  const Bitmap hazard = render_all(builtin("parcel"), data)->front().bitmap;
  EXPECT_GT(ink(hazard, whole(hazard)), ink(plain, whole(plain)) + 15'000);
}

TEST(Table, FortyLinesOverflowAndAllPagesAreNumbered) {
  const auto labels = render_all(builtin("packing_slip"), label_data(40));
  ASSERT_TRUE(labels) << labels.error().message;
  EXPECT_GT(labels->size(), 2u);
  EXPECT_LT(labels->size(), 9u);
  for (const auto& label : *labels) {
    EXPECT_TRUE(prove(label));
    EXPECT_TRUE(label.warnings.empty());
  }
}

// Rows are counted by the rules below them.
TEST(Table, EachRowIsOnOnePageAndInOrder) {
  const std::string toml = with_label(
      "[[element]]\ntype = \"text\"\nx = 60\ny = 1\nwidth = 30\nheight = 5\ntext = \"{page} of {pages}\"\n"
      "[[element]]\ntype = \"barcode\"\nsymbology = \"qr\"\nx = 60\ny = 20\nwidth = 20\nheight = 20\ndata = "
      "\"{page}/{pages}\"\n"
      "[[element]]\ntype = \"box\"\npages = \"last\"\nx = 90\ny = 50\nwidth = 5\nheight = 5\nfilled = true\n"
      "[[element]]\ntype = \"box\"\npages = \"first\"\nx = 80\ny = 50\nwidth = 5\nheight = 5\nfilled = true\n"
      "[[element]]\ntype = \"table\"\nrows = \"rows\"\nx = 1\ny = 1\nwidth = 50\nheight = 30\nfull_height = "
      "55\nline = 0.5\n"
      "[[element.column]]\ntext = \"{name}\"\nwidth = 50\nsize = 4\n");
  for (const int rows : {0, 1, 4, 5, 9, 10, 20, 61}) {
    json::array list;
    for (int i = 0; i < rows; ++i) list.push_back(json::object{{"name", "row " + std::to_string(i)}});
    const auto labels = render_all(toml, {{"rows", list}});
    ASSERT_TRUE(labels) << labels.error().message;
    int rules = 0;
    for (std::size_t i = 0; i < labels->size(); ++i) {
      const auto& label = (*labels)[i];
      const auto proof = prove(label);
      ASSERT_TRUE(proof);
      EXPECT_EQ(proof->contents[0], std::to_string(i + 1) + "/" + std::to_string(labels->size()));
      const bool last = i + 1 == labels->size();
      EXPECT_EQ(!is_white(label.bitmap, {91 * 8, 51 * 8, 8, 8}), last);
      EXPECT_EQ(!is_white(label.bitmap, {81 * 8, 51 * 8, 8, 8}), i == 0);
      for (int y = 1; y < label.bitmap.height; ++y) {
        const Rect line{1 * 8, y, 50 * 8, 1};
        const bool starts = ink(label.bitmap, line) == line.width &&
                            ink(label.bitmap, {line.x, y - 1, line.width, 1}) < line.width;
        rules += starts;
        EXPECT_FALSE(starts && last && y > (1 + 30) * 8) << "the last page leaves room for its footer";
      }
    }
    EXPECT_EQ(rules, rows) << "each row is drawn once, with its rule";
    EXPECT_EQ(is_white(labels->back().bitmap, {8, 8, 50 * 8, 5 * 8}), rows == 0) << "no page without a row";
  }
}

// A barcode for each row that has one, none shared and none lost where the rows flow over.
TEST(Table, BarcodesStandInTheirRows) {
  const std::string toml = with_label(
      "[[element]]\ntype = \"table\"\nrows = \"rows\"\nx = 1\ny = 1\nwidth = 98\nheight = 58\n"
      "[[element.column]]\ntext = \"{name}\"\nwidth = 28\n"
      "[[element.column]]\nsymbology = \"code128\"\notherwise = \"datamatrix\"\ndata = \"[{code}]\"\nwidth = 70\n"
      "height = 12\nmodule = 0.3\n");
  json::array rows;
  std::vector<std::string> wanted;
  for (int i = 0; i < 25; ++i) {
    const std::string code = i % 4 == 3   ? ""
                             : i % 7 == 6 ? "库位-" + std::to_string(i)
                                          : "CODE-" + std::to_string(i);
    if (!code.empty()) wanted.push_back(code);
    rows.push_back({{"name", "row"}, {"code", code}});
  }
  const auto labels = render_all(toml, {{"rows", rows}});
  ASSERT_TRUE(labels) << labels.error().message;
  std::vector<std::string> read;
  for (const auto& label : *labels) {
    const auto proof = prove(label);
    ASSERT_TRUE(proof) << proof.error().message;
    read.insert(read.end(), proof->contents.begin(), proof->contents.end());
  }
  EXPECT_EQ(read, wanted);
}

TEST(Table, ARowThatCantBeSetIsNamed) {
  const std::string toml = with_label(
      "[[element]]\ntype = \"table\"\nrows = \"rows\"\nx = 1\ny = 1\nwidth = 98\nheight = 58\n"
      "[[element.column]]\nsymbology = \"ean13\"\ndata = \"{code}\"\nwidth = 70\nheight = 12\n");
  const auto labels =
      render_all(toml, {{"rows", {{{"code", "6901234500042"}}, {{"code", "6901234500043"}}}}});
  ASSERT_FALSE(labels);
  EXPECT_EQ(labels.error().code, Errc::bad_data);
  EXPECT_NE(labels.error().message.find("row 2 of rows: barcode ean13"), std::string::npos)
      << labels.error().message;
}

TEST(Table, RowsAreAsHighAsThePenWants) {
  const std::string table =
      with_label("[[element]]\ntype = \"table\"\nrows = \"rows\"\nx = 1\ny = 1\nwidth = 98\nheight = 58\n");
  const std::string column = "[[element.column]]\ntext = \"[{name}]\"\nwidth = 28\n";
  const json::object data{{"rows", {{{"name", "a"}}, {{"name", ""}}, {{"name", "b"}}, {{"name", ""}}}}};
  EXPECT_EQ(render_all(table + column, data)->size(), 1U);
  EXPECT_EQ(render_all(table + "row_height = 20\n" + column, data)->size(), 2U);
}

TEST(Barcode, OtherwiseAMatrixWhereBarsCantSayItOrHaveNoRoom) {
  const std::string element =
      "[[element]]\ntype = \"barcode\"\nsymbology = \"code128\"\nx = 1\ny = 1\nwidth = 60\nheight = 15\nmodule = "
      "0.25\nmin_module = 0.24\ndata = \"[{code}]\"\n";
  const std::pair<std::string, Symbology> rows[] = {{"A-01-03", Symbology::code128},
                                                    {"HALL-2-BULK-A-01-03-07-XXXX", Symbology::datamatrix},
                                                    {"收货区", Symbology::datamatrix}};
  for (const auto& [code, wanted] : rows) {
    const auto label = render_one(with_label(element + "otherwise = \"datamatrix\"\n"), {{"code", code}});
    ASSERT_EQ(label.barcodes.size(), 1U);
    EXPECT_EQ(label.barcodes[0].symbology, wanted);
    EXPECT_TRUE(prove(label));
    EXPECT_EQ(render_all(with_label(element), {{"code", code}}).has_value(), wanted == Symbology::code128);
  }
  EXPECT_TRUE(render_one(with_label(element), {{"code", ""}}).barcodes.empty()) << "it may be absent";
}

TEST(Table, RefusesWhatIsNoList) {
  json::object data = label_data();
  data["lines"] = "none";
  EXPECT_EQ(render_all(builtin("packing_slip"), data).error().code, Errc::bad_data);
  data["lines"] = json::array{1};
  EXPECT_EQ(render_all(builtin("packing_slip"), data).error().code, Errc::bad_data);
  data.erase("lines");
  EXPECT_EQ(render_all(builtin("packing_slip"), data).error().code, Errc::missing_field);
  data = label_data(5000);
  EXPECT_EQ(render_all(builtin("packing_slip"), data).error().code, Errc::does_not_fit);
}

TEST(Render, MissingFieldIsNamedWithItsPlace) {
  json::object data = label_data();
  data["waybill"].as_object().erase("number");
  const auto labels = render_all(builtin("parcel"), data);
  ASSERT_FALSE(labels);
  EXPECT_EQ(labels.error().code, Errc::missing_field);
  EXPECT_NE(labels.error().message.find("waybill.number"), std::string::npos);
  EXPECT_TRUE(labels.error().message.starts_with("test.toml:")) << labels.error().message;
}

TEST(Render, UnknownOptionsAreRefused) {
  EXPECT_EQ(render_all(builtin("parcel"), label_data(), {204, "en"}).error().code, Errc::bad_option);
  EXPECT_EQ(render_all(builtin("parcel"), label_data(), {0, "en"}).error().code, Errc::bad_option);
  const auto labels = render_all(builtin("parcel"), label_data(), {203, "fr"});
  EXPECT_EQ(labels.error().code, Errc::bad_option);
  EXPECT_NE(labels.error().message.find("zh-CN"), std::string::npos);
}

TEST(Text, StaysInItsBox) {
  const char* texts[] = {"短",
                         "A",
                         "a long line of text that has to be wrapped or shrunk to stay inside of its box",
                         "广东省深圳市南山区粤海街道科技园社区科苑路15号科兴科学园",
                         "مرحبا بالعالم",
                         "Thờ ơ ỹ Ấ",
                         "Ωmega жук"};
  for (const char* text : texts) {
    for (const char* keys : {"size = 4\n", "size = 4\nwrap = true\n", "size = 9\nmin_size = 2\nwrap = true\n",
                             "size = 4\nalign = \"right\"\nvalign = \"middle\"\n",
                             "size = 3\nalign = \"center\"\nvalign = \"bottom\"\n"}) {
      const auto label = render_one(text_box(keys), {{"t", text}});
      const Rect box{79, 78, 322, 100};  // one millimetre of leeway below for descenders and stacked accents
      EXPECT_GT(ink(label.bitmap, box), 0) << text;
      EXPECT_EQ(ink(label.bitmap, whole(label.bitmap)), ink(label.bitmap, box)) << text << " " << keys;
    }
  }
}

TEST(Text, ShrinksBeforeItIsCut) {
  const std::string text(40, 'M');
  const auto shrunk = render_one(text_box("size = 4\nmin_size = 1\n"), {{"t", text}});
  EXPECT_TRUE(shrunk.warnings.empty());
  const auto cut = render_one(text_box("size = 4\nmin_size = 4\n"), {{"t", text}});
  ASSERT_EQ(cut.warnings.size(), 1u);
  EXPECT_EQ(cut.warnings[0].find("MM"), std::string::npos) << "the text itself isn't for the log";
}

TEST(Text, OneHigherThanItsBoxIsSaid) {
  const auto drawn = [](const std::string& keys) {
    return render_one(with_label("[[element]]\ntype = \"text\"\nx = 10\ny = 10\nwidth = 40\nheight = 4\n"
                                 "text = \"{t}\"\n" +
                                 keys),
                      {{"t", "Hg"}})
        .warnings;
  };
  EXPECT_TRUE(drawn("size = 4\n").empty());
  for (const char* keys : {"size = 9\n", "size = 9\nvalign = \"middle\"\n", "size = 9\nvalign = \"bottom\"\n",
                           "size = 9\nwrap = true\n"}) {
    const auto warnings = drawn(keys);
    ASSERT_EQ(warnings.size(), 1u) << keys;
    EXPECT_NE(warnings[0].find("higher than its box"), std::string::npos) << warnings[0];
  }
}

TEST(Text, TurnsAndInverts) {
  const json::object data{{"t", "Turn"}};
  const auto upright = render_one(text_box("size = 4\n"), data);
  const auto over = render_one(text_box("size = 4\nrotation = 180\n"), data);
  const Rect box{80, 80, 320, 96};
  EXPECT_EQ(rotated(cropped(upright.bitmap, box), 180), cropped(over.bitmap, box));
  const auto middle = render_one(text_box("size = 4\nalign = \"center\"\n"), data);
  auto inverted = render_one(text_box("size = 4\nalign = \"center\"\ninvert = true\n"), data).bitmap;
  invert(inverted, box);
  EXPECT_EQ(inverted, middle.bitmap);
  // However long the text, both ends of its black box stay black.
  const auto full = render_one(text_box("size = 4\ninvert = true\n"), {{"t", std::string(60, 'W')}}).bitmap;
  for (const int x : {80, 80 + 320 - 4}) EXPECT_EQ(ink(full, {x, 80, 4, 96}), 4 * 96);
}

TEST(Text, OddBytesDoNoHarm) {
  const std::string odd[] = {"",
                             " ",
                             "\n\n",
                             std::string("\x00\x01\x1F", 3),
                             "\xFF\xFE broken \xC3",
                             "\xF0\x9F\x98\x80",
                             std::string(100'000, 'x'),
                             "\xE2\x80\xAE\xE2\x80\xA8\xE2\x81\xA6",
                             std::string(3000, '\n') + "x"};
  for (const std::string& text : odd) {
    const auto labels = render_all(with_label("[[element]]\ntype = \"text\"\nx = 1\ny = 1\nwidth = "
                                              "40\nheight = 12\ntext = \"[{t}]\"\nwrap = true\n"),
                                   {{"t", text}});
    EXPECT_TRUE(labels) << labels.error().message;
  }
}

TEST(Text, WhatNoFontDrawsIsSaid) {
  // U+10FFFD: private use, plane 16.
  const auto label = render_one(text_box("size = 4\n"), {{"t", "\xF4\x8F\xBF\xBD"}});
  ASSERT_EQ(label.warnings.size(), 1u);
  EXPECT_NE(label.warnings[0].find("no installed font"), std::string::npos);
  EXPECT_GT(ink(label.bitmap, whole(label.bitmap)), 0) << "a box stands for it";
}

TEST(Render, TheSameDataGivesTheSameDots) {
  const auto first = render_all(builtin("parcel"), label_data());
  const auto again = render_all(builtin("parcel"), label_data());
  Renderer cold;
  const auto other = cold.render(*parse_template(builtin("parcel"), "p"), label_data(), {});
  EXPECT_EQ(first->front().bitmap, again->front().bitmap);
  EXPECT_EQ(first->front().bitmap, other->front().bitmap);
}

TEST(Box, LinesHaveTheirThickness) {
  const auto label = render_one(
      with_label("[[element]]\ntype = \"box\"\nx = 10\ny = 10\nwidth = 20\nheight = 10\nline = 0.5\n"
                 "[[element]]\ntype = \"line\"\nx = 50\ny = 10\nlength = 20\nline = 0.1\nvertical = true\n"),
      {});
  EXPECT_EQ(ink(label.bitmap, {80, 80, 160, 80}), 160 * 80 - 152 * 72);
  EXPECT_EQ(ink(label.bitmap, {390, 0, 20, 480}), 160) << "a hairline is one dot";
  EXPECT_EQ(ink(label.bitmap, whole(label.bitmap)), 160 * 80 - 152 * 72 + 160);
}

}  // namespace
}  // namespace packbench::printing
