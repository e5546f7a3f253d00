// Each symbology through template, bitmap and reader; and what must not be proven.
#include "printing/proof.hpp"

#include <gtest/gtest.h>

#include <random>

#include "printing/symbol.hpp"
#include "tests/printing/labels.hpp"

namespace packbench::printing {
namespace {

namespace json = boost::json;
using testing::render_all;
using testing::render_one;
using testing::with_label;

struct Sample {
  const char* symbology;
  std::string data;
  std::string content;  // what is read back
};

const std::vector<Sample>& samples() {
  static const std::vector<Sample> rows{
      {"code128", "SF1234567890123", "SF1234567890123"},
      {"code128", "aB-3 ~!{}[]", "aB-3 ~!{}[]"},
      {"code128", std::string("x\ty\x1D\x01z"), std::string("x\ty\x1D\x01z")},
      {"gs1-128", "(01)09506000134352(10)AB(C)(21)7", std::string("010950600013435210AB(C)\x1D") + "217"},
      {"gs1-128", "(00)106141412345678908", "00106141412345678908"},
      {"ean13", "9506000134352", "9506000134352"},
      {"ean8", "96385074", "96385074"},
      {"upca", "036000291452", "036000291452"},
      {"upce", "01234565", "01234565"},
      {"upce", "11234562", "11234562"},
      {"upce", "04252614", "04252614"},
      {"gs1-qr", "(01)09506000134352(10)AB-1(21)7", std::string("010950600013435210AB-1\x1D") + "217"},
      {"gs1-qr", "(01)09506000134352(10)ab/1(21)7", std::string("010950600013435210ab/1\x1D") + "217"},
      {"digital-link", "https://id.example.com/(01)09506000134352(17)271231(10)AB/1",
       "https://id.example.com/01/09506000134352/10/AB%2F1?17=271231"},
      {"itf14", "09506000134352", "09506000134352"},
      {"code39", "PB-42 $/+%.", "PB-42 $/+%."},
      {"qr", "https://wms.example.com/p/000123456?b=LOT42", "https://wms.example.com/p/000123456?b=LOT42"},
      {"qr", "易碎品 轻拿轻放 №7", "易碎品 轻拿轻放 №7"},
      {"datamatrix", "PB-P-000123456-1-2", "PB-P-000123456-1-2"},
      {"datamatrix", "副本é", "副本é"},
      {"pdf417", "PB-P-000123456-1-2 副本é", "PB-P-000123456-1-2 副本é"},
      {"aztec", "PB-P-000123456-1-2 副本é", "PB-P-000123456-1-2 副本é"},
      {"gs1-datamatrix", "(01)09506000134352(17)271231(10)L1(21)S9",
       std::string("01095060001343521727123110L1\x1D") + "21S9"},
  };
  return rows;
}

std::string barcode(const std::string& symbology, const std::string& more = "") {
  const bool narrow = symbology.ends_with("qr") || symbology == "digital-link" ||
                      symbology.find("matrix") != std::string::npos;
  return with_label(
      "[[element]]\ntype = \"barcode\"\nx = 2\ny = 3\nwidth = " + std::string(narrow ? "50" : "96") +
      "\nheight = 50\ndata = \"{d}\"\nsymbology = \"" + symbology + "\"\n" + more);
}

json::object holding(const std::string& data) {
  return {{"d", data}};
}

TEST(Proof, EachSymbologyReadsBackAtEachResolutionAndAngle) {
  const std::pair<int, int> turns[] = {{203, 0}, {203, 90},  {203, 180}, {203, 270},
                                       {300, 0}, {300, 270}, {600, 0}};
  for (const auto& sample : samples()) {
    for (const auto& [dpi, angle] : turns) {
      // Upright bars have little room: sideways the samples are set in a smaller module.
      const std::string more = "min_module = 0.08\nrotation = " + std::to_string(angle) + "\n";
      const auto label = render_one(barcode(sample.symbology, more), holding(sample.data), dpi);
      const auto proof = prove(label);
      ASSERT_TRUE(proof) << dpi << " dpi, " << angle << " degrees: " << proof.error().message;
      ASSERT_EQ(proof->contents.size(), 1u);
      EXPECT_EQ(label.barcodes[0].data, sample.content);
      const std::string& read = proof->contents[0];
      EXPECT_TRUE(read == sample.content || read == "0" + sample.content) << read;
    }
  }
}

TEST(Proof, RandomContentsReadBack) {
  std::mt19937 random(7);
  for (int round = 0; round < 30; ++round) {
    std::string text(std::uniform_int_distribution<std::size_t>(1, 24)(random), ' ');
    for (char& c : text) c = static_cast<char>(std::uniform_int_distribution<int>(33, 126)(random));
    for (const char* symbology : {"code128", "qr", "datamatrix"}) {
      const auto proof = prove(render_one(barcode(symbology, "min_module = 0.1\n"), holding(text)));
      ASSERT_TRUE(proof) << proof.error().message;
      EXPECT_EQ(proof->contents[0], text);
    }
  }
}

// Each way of leaving out zeros, with the UPC-A that is meant (GS1 General Specifications 5.2.2.4).
TEST(Symbols, UpcEIsCheckedByTheUpcAThatItMeans) {
  const std::pair<const char*, char> rows[] = {{"0123456", '5'}, {"1123456", '2'}, {"0425261", '4'},
                                               {"0783491", '8'}, {"0345673", '3'}, {"0567894", '9'}};
  for (const auto& [digits, check] : rows) {
    for (char last = '0'; last <= '9'; ++last)
      EXPECT_EQ(make_symbol(Symbology::upce, std::string(digits) + last).has_value(), last == check)
          << digits;
  }
}

TEST(Symbols, ADigitalLinkPutsKeyAndQualifiersIntoThePath) {
  const std::pair<const char*, const char*> rows[] = {
      {"https://id.example.com(21)S/1(10)L&1(17)271231(01)09506000134352",
       "https://id.example.com/01/09506000134352/10/L%261/21/S%2F1?17=271231"},
      {"https://example.com/some/path/(00)106141412345678908(400)PO 7", ""},
      {"https://example.com/some/path/(00)106141412345678908(400)PO-7",
       "https://example.com/some/path/00/106141412345678908?400=PO-7"},
      {"http://example.com(414)9506000134352(254)A", "http://example.com/414/9506000134352/254/A"},
      {"https://example.com(01)09506000134352(11)261101(3103)001250",
       "https://example.com/01/09506000134352?11=261101&3103=001250"},
  };
  for (const auto& [data, address] : rows) {
    const auto symbol = make_symbol(Symbology::digital_link, data);
    ASSERT_EQ(symbol.has_value(), *address != 0) << data;
    EXPECT_EQ(symbol ? symbol->content : "", address);
  }
}

// Run lengths of one row of the bars.
std::vector<int> runs(const Bitmap& bitmap, const Rect& bars, int y) {
  std::vector<int> out;
  for (int x = bars.x; x < bars.x + bars.width; ++x) {
    const bool turn = x == bars.x || bitmap.get(x, y) != bitmap.get(x - 1, y);
    if (turn) out.push_back(0);
    ++out.back();
  }
  return out;
}

TEST(Proof, BarsStandOnWholeDots) {
  for (const auto& sample : samples()) {
    for (const int dpi : {203, 300, 600}) {
      const auto label = render_one(barcode(sample.symbology), holding(sample.data), dpi);
      const auto& placed = label.barcodes.at(0);
      ASSERT_GE(placed.module, 1);
      ASSERT_EQ(placed.bars.width % placed.module, 0);
      for (int y = placed.bars.y; y < placed.bars.y + placed.bars.height; ++y) {
        for (const int run : runs(label.bitmap, placed.bars, y))
          ASSERT_EQ(run % placed.module, 0) << sample.symbology;
      }
      EXPECT_GE(placed.bars.x - placed.area.x, facts(placed.symbology).quiet * placed.module);
    }
  }
}

TEST(Proof, ErasedBarsAreNoticed) {
  for (const auto& sample : samples()) {
    auto label = render_one(barcode(sample.symbology), holding(sample.data));
    const auto& placed = label.barcodes.at(0);
    const int wide = facts(placed.symbology).linear ? 2 * placed.module : placed.bars.width / 2;
    // The first bars, which no symbology can spare; of a 2D code half of the symbol.
    fill(label.bitmap, {placed.bars.x, placed.bars.y, wide, placed.bars.height}, Ink::white);
    const auto proof = prove(label);
    ASSERT_FALSE(proof) << sample.symbology << " " << sample.data;
    EXPECT_EQ(proof.error().code, Errc::unreadable);
  }
}

TEST(Proof, InkInTheQuietZoneIsNoticed) {
  for (const auto& sample : samples()) {
    const auto label = render_one(barcode(sample.symbology), holding(sample.data));
    const auto& placed = label.barcodes.at(0);
    const int right = placed.area.x + placed.area.width - 1;
    for (const Rect dot : {Rect{placed.area.x, placed.area.y + 5, 1, 1}, Rect{right, placed.area.y + 5, 1, 1},
                           Rect{placed.bars.x - 1, placed.bars.y + 5, 1, 1}}) {
      auto damaged = label;
      fill(damaged.bitmap, dot);
      const auto proof = prove(damaged);
      ASSERT_FALSE(proof) << sample.symbology;
      EXPECT_NE(proof.error().message.find("quiet zone"), std::string::npos) << proof.error().message;
    }
  }
}

TEST(Proof, SomethingDrawnOverTheBarsIsNoticed) {
  auto label = render_one(barcode("code128"), holding("SF1234567890123"));
  const Rect bars = label.barcodes[0].bars;
  // A scanner would still read it in most places: one dot in one row.
  int x = bars.x;
  while (label.bitmap.get(x, bars.y)) ++x;
  fill(label.bitmap, {x, bars.y + bars.height / 2, 1, 1});
  const auto proof = prove(label);
  ASSERT_FALSE(proof);
  EXPECT_NE(proof.error().message.find("drawn over"), std::string::npos);
}

TEST(Proof, OtherContentIsNoticed) {
  for (const auto& sample : samples()) {
    auto label = render_one(barcode(sample.symbology), holding(sample.data));
    label.barcodes[0].data.back() ^= 1;
    ASSERT_FALSE(prove(label)) << sample.symbology;
  }
  auto plain = render_one(barcode("code128"), holding("0195012345678903"));
  plain.barcodes[0].symbology = Symbology::gs1_128;
  const auto proof = prove(plain);
  ASSERT_FALSE(proof) << "a Code 128 without FNC1 is no GS1-128";
  EXPECT_NE(proof.error().message.find("]C0"), std::string::npos) << proof.error().message;
}

TEST(Proof, ABarcodeBeyondTheLabelIsNone) {
  auto label = render_one(barcode("qr"), holding("x"));
  label.barcodes[0].area.x = -3;
  EXPECT_FALSE(prove(label));
  label.barcodes[0].area = {};
  EXPECT_FALSE(prove(label));
  label.barcodes.clear();
  EXPECT_TRUE(prove(label)) << "nothing to prove";
}

TEST(Symbols, RefuseWhatTheyCannotCarry) {
  const Sample rows[] = {
      {"ean13", "9506000134353", "should end in 2"},
      {"ean13", "950600013435", "13 digits"},
      {"ean8", "9638507X", "position 8"},
      {"upca", "036000291453", "should end in 2"},
      {"itf14", "0950600013435", "14 digits"},
      {"code39", "lower", "position 1"},
      {"code128", "中文", "ASCII"},
      {"code128", std::string(61, 'x'), "60 characters"},
      {"gs1-128", "0195012345678903", "parentheses"},
      {"gs1-128", "(01)09506000134353", ""},
      {"gs1-128", "(01)", "no value"},
      {"gs1-128", "(9999)1", ""},
      {"gs1-datamatrix", "(17)271399", ""},
      {"qr", std::string(1201, 'x'), "1200"},
      {"upce", "01234566", "should end in 5"},
      {"upce", "0123456", "8 digits"},
      {"upce", "21234565", "begin with 0 or 1"},
      {"gs1-qr", "(01)09506000134353", ""},
      {"gs1-qr", "09506000134352", "parentheses"},
      {"digital-link", "https://id.example.com/(01)09506000134353", ""},
      {"digital-link", "https://id.example.com/01/09506000134352", ""},
      {"digital-link", "id.example.com(01)09506000134352", "address"},
      {"digital-link", "https://id.example.com(10)AB", "primary key"},
  };
  for (const auto& row : rows) {
    const auto labels = render_all(barcode(row.symbology), holding(row.data));
    ASSERT_FALSE(labels) << row.symbology << " " << row.data;
    EXPECT_EQ(labels.error().code, Errc::bad_data) << labels.error().message;
    EXPECT_NE(labels.error().message.find(row.content), std::string::npos) << labels.error().message;
    EXPECT_TRUE(labels.error().message.starts_with("test.toml:4:")) << labels.error().message;
  }
}

TEST(Symbols, TooMuchDataForTheBoxIsSaid) {
  const std::pair<const char*, std::size_t> rows[] = {{"code128", 50}, {"qr", 200}, {"datamatrix", 400}};
  for (const auto& [symbology, length] : rows) {
    const std::string small = with_label(
        "[[element]]\ntype = \"barcode\"\nx = 2\ny = 3\nwidth = 12\nheight = 12\ndata = \"{d}\"\n"
        "module = 0.5\nmin_module = 0.25\nsymbology = \"" +
        std::string(symbology) + "\"\n");
    const auto labels = render_all(small, holding(std::string(length, 'x')));
    ASSERT_FALSE(labels) << symbology;
    EXPECT_EQ(labels.error().code, Errc::does_not_fit);
  }
}

// As a page draws it: each module a square, white around them.
TEST(Proof, TheModulesForAPageReadBack) {
  const std::string text = "https://bench-1.local:8443/pair#00112233445566778899aabbccddeeff";
  const auto rows = qr_modules(text);
  ASSERT_TRUE(rows) << rows.error().message;
  constexpr int kModule = 4, kQuiet = facts(Symbology::qr).quiet * kModule;
  const int wide = static_cast<int>(rows->size()) * kModule, all = wide + 2 * kQuiet;
  RenderedLabel label{Bitmap(all, all), {}, {}};
  for (std::size_t y = 0; y < rows->size(); ++y)
    for (std::size_t x = 0; x < rows->at(y).size(); ++x)
      if (rows->at(y)[x] == '1')
        fill(label.bitmap, {kQuiet + static_cast<int>(x) * kModule, kQuiet + static_cast<int>(y) * kModule,
                            kModule, kModule});
  label.barcodes.push_back({Symbology::qr, text, {0, 0, all, all}, {kQuiet, kQuiet, wide, wide}, kModule, 0});
  const auto proof = prove(label);
  ASSERT_TRUE(proof) << proof.error().message;
  EXPECT_EQ(proof->contents, std::vector<std::string>{text});
  EXPECT_FALSE(qr_modules("")) << "there is nothing to be read";
}

}  // namespace
}  // namespace packbench::printing
