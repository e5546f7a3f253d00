// Random labels: any script, any length, any symbology. Each is proven to read or refused with a reason, and
// no text loses a dot unsaid. PACKBENCH_RANDOM_LABELS=10000 makes so many of them; the number is the seed.
#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <cstdlib>
#include <random>
#include <sstream>

#include "printing/label_painter.hpp"
#include "printing/proof.hpp"
#include "tests/printing/labels.hpp"

namespace packbench::printing {
namespace {

namespace json = boost::json;
using testing::render_all;

int labels_wanted() {
  const char* wanted = std::getenv("PACKBENCH_RANDOM_LABELS");
  return wanted == nullptr ? 300 : std::atoi(wanted);
}

struct Script {
  char32_t first, last;
};

constexpr Script kScripts[] = {
    {0x20, 0x7E},       {0x30, 0x39},     {0x41, 0x5A},       {0xA0, 0x17F},
    {0x370, 0x3FF},                                                               // Latin, Greek
    {0x400, 0x45F},     {0x5D0, 0x5EA},   {0x621, 0x64A},     {0x905, 0x939},     // Hebrew, Arabic
    {0xE01, 0xE3A},     {0x3041, 0x30FF}, {0x4E00, 0x9FFF},   {0xAC00, 0xD7A3},   // Thai, CJK
    {0x20000, 0x2A6D6}, {0x300, 0x36F},   {0x1F300, 0x1F64F}, {0xE000, 0xE0FF},   // marks, pictures
    {0x200B, 0x202E},   {0x2066, 0x2069}, {0x01, 0x1F},       {0xFFF9, 0xFFFD}};  // controls

class Dice {
 public:
  explicit Dice(int seed) : random_(static_cast<std::uint32_t>(seed)) {}

  int number(int least, int most) { return std::uniform_int_distribution<int>(least, most)(random_); }
  bool chance(int percent) { return number(1, 100) <= percent; }
  template <class List>
  const auto& one_of(const List& list) {
    return list[static_cast<std::size_t>(number(0, static_cast<int>(std::size(list)) - 1))];
  }

  std::string text(int longest) {
    std::string out;
    const int length = number(0, chance(80) ? std::min(longest, 24) : longest);
    Script script = one_of(kScripts);
    for (int i = 0; i < length; ++i) {
      if (chance(10)) script = one_of(kScripts);
      append(out,
             static_cast<char32_t>(number(static_cast<int>(script.first), static_cast<int>(script.last))));
    }
    return out;
  }

  std::string digits(int count) {
    std::string out;
    for (int i = 0; i < count; ++i) out += static_cast<char>('0' + number(0, 9));
    return out;
  }

 private:
  static void append(std::string& out, char32_t c) {
    if (c < 0x80) return out.push_back(static_cast<char>(c));
    const int more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    out += static_cast<char>((0xF00 >> more & 0xFF) | c >> (6 * more));
    for (int i = more - 1; i >= 0; --i) out += static_cast<char>(0x80 | (c >> (6 * i) & 0x3F));
  }

  std::mt19937 random_;
};

std::string with_check_digit(std::string digits) {
  int sum = 0, weight = 3;
  for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit, weight = 4 - weight)
    sum += (*digit - '0') * weight;
  return digits + static_cast<char>('0' + (10 - sum % 10) % 10);
}

// Mostly what the symbology can carry.
std::string barcode_data(Dice& dice, const SymbologyFacts& symbology) {
  if (dice.chance(8)) return dice.text(80) + "?";
  if (symbology.digits > 0) return with_check_digit(dice.digits(symbology.digits - 1));
  if (symbology.gs1)
    return "(01)" + with_check_digit(dice.digits(13)) + "(10)" + dice.digits(dice.number(1, 20));
  if (!symbology.linear && dice.chance(50)) return dice.text(60) + "x";
  std::string out;
  for (int i = dice.number(1, dice.chance(70) ? 10 : 24); i > 0; --i)
    out += static_cast<char>(symbology.name == "code39" ? dice.number('A', 'Z') : dice.number('!', '~'));
  return out;
}

struct RandomLabel {
  std::string toml;
  json::object data;
  std::vector<std::string> barcodes;  // what was asked for, in order
};

double tenths(double value) {
  return std::floor(value * 10) / 10;
}

void add_text(Dice& dice, std::ostream& toml, RandomLabel& label, const std::string& field) {
  const double size = dice.number(15, 90) / 10.0;
  static constexpr const char* kAligns[] = {"left", "center", "right"};
  static constexpr const char* kVerticals[] = {"top", "middle", "bottom"};
  toml << "type = \"text\"\ntext = \"[{" << field << "}]\"\nsize = " << size
       << "\nmin_size = " << std::max(1.0, size / 2) << "\nbold = " << (dice.chance(30) ? "true" : "false")
       << "\nwrap = " << (dice.chance(50) ? "true" : "false")
       << "\ninvert = " << (dice.chance(10) ? "true" : "false") << "\nalign = \"" << dice.one_of(kAligns)
       << "\"\nvalign = \"" << dice.one_of(kVerticals)
       << "\"\nrotation = " << 90 * (dice.chance(70) ? 0 : dice.number(1, 3)) << "\n";
  label.data[field] = dice.text(400);
}

void add_barcode(Dice& dice, std::ostream& toml, RandomLabel& label, const std::string& field) {
  const auto& symbology = dice.one_of(kSymbologies);
  toml << "type = \"barcode\"\ndata = \"[{" << field << "}]\"\nsymbology = \"" << symbology.name
       << "\"\nmin_module = " << (dice.chance(70) ? 0.1 : 0.25)
       << "\nrotation = " << 90 * (dice.chance(60) ? 0 : dice.number(1, 3)) << "\n";
  label.barcodes.push_back(barcode_data(dice, symbology));
  label.data[field] = label.barcodes.back();
}

// Elements below each other, some of them over the one above.
RandomLabel random_label(int seed) {
  Dice dice(seed);
  RandomLabel label;
  const int width = dice.number(40, 110), height = dice.number(25, 160), count = dice.number(1, 5);
  std::ostringstream toml;
  toml << "[label]\nwidth = " << width << "\nheight = " << height << "\n";
  for (int i = 0; i < count; ++i) {
    const double strip = tenths(height / static_cast<double>(count)), x = dice.number(0, width / 5);
    const double y = std::max(0.0, tenths(strip * i - (dice.chance(10) ? 5 : 0)));
    const double wide =
        std::max(3, dice.number((width - static_cast<int>(x)) * 3 / 4, width - static_cast<int>(x)));
    toml << "[[element]]\nx = " << x << "\ny = " << y << "\nwidth = " << wide
         << "\nheight = " << std::max(1.0, tenths(strip * dice.number(50, 100) / 100)) << "\n";
    const auto field = "f" + std::to_string(i);
    if (dice.chance(10))
      toml << "type = \"box\"\nline = 0.5\n";
    else if (dice.chance(55))
      add_text(dice, toml, label, field);
    else
      add_barcode(dice, toml, label, field);
  }
  label.toml = toml.str();
  return label;
}

enum class End { proven, refused_by_render, refused_by_proof };

// GS1 data reads without its parentheses, with separators; a UPC-A may read with a zero before it.
std::string plain(std::string text) {
  std::erase_if(text, [](char c) { return c == '(' || c == ')' || c == '\x1D'; });
  return text;
}

End end_of(const RandomLabel& label, int dpi) {
  const auto pages = render_all(label.toml, label.data, {dpi, "en"});
  if (!pages) {
    EXPECT_NE(pages.error().code, Errc::bad_template) << pages.error().message;
    EXPECT_NE(pages.error().code, Errc::bad_option) << pages.error().message;
    EXPECT_TRUE(pages.error().message.starts_with("test.toml:")) << pages.error().message;
    EXPECT_GT(pages.error().message.size(), 20U) << "it says why";
    return End::refused_by_render;
  }
  EXPECT_EQ(pages->size(), 1U);
  const auto proof = prove(pages->front());
  if (!proof) {
    EXPECT_EQ(proof.error().code, Errc::unreadable);
    EXPECT_NE(proof.error().message.find("isn't proven: "), std::string::npos) << proof.error().message;
    return End::refused_by_proof;
  }
  EXPECT_EQ(proof->contents.size(), label.barcodes.size());
  for (std::size_t i = 0; i < std::min(proof->contents.size(), label.barcodes.size()); ++i)
    EXPECT_TRUE(plain(proof->contents[i]).ends_with(plain(label.barcodes[i])))
        << proof->contents[i] << " instead of " << label.barcodes[i];
  return End::proven;
}

TEST(RandomLabels, AreProvenOrRefusedWithAReason) {
  std::array<int, 3> ends{};
  for (int seed = 1; seed <= labels_wanted() && !HasFailure(); ++seed) {
    SCOPED_TRACE(seed);
    static constexpr int kResolutions[] = {203, 300, 600};
    ++ends[static_cast<std::size_t>(end_of(random_label(seed), kResolutions[seed % 3]))];
  }
  std::printf("proven %d, refused when drawn %d, by the proof %d\n", ends[0], ends[1], ends[2]);
  EXPECT_GT(ends[0], labels_wanted() / 4) << "most should be labels, not refusals";
  EXPECT_GT(ends[1], 0);
  EXPECT_GT(ends[2], 0);
}

int ink(const Bitmap& bitmap) {
  int count = 0;
  for (const auto byte : bitmap.bits) count += std::popcount(byte);
  return count;
}

// One text alone: every dot that was set stands on the label, or a warning says that not all of it does.
// isn't.
TEST(RandomLabels, NoTextIsClippedUnsaid) {
  TextSetter setter;
  int warned = 0;
  for (int seed = 1; seed <= labels_wanted() && !HasFailure(); ++seed) {
    SCOPED_TRACE(seed);
    Dice dice(seed);
    const int width = dice.number(5, 60), height = dice.number(2, 40);
    const bool to_the_edge = dice.chance(30);
    const int beside = to_the_edge ? 0 : 20;
    RandomLabel label;
    std::ostringstream element;
    add_text(dice, element, label, "t");
    std::string toml = element.str();
    toml.erase(toml.find("invert = "), toml.find('\n', toml.find("invert = ")) - toml.find("invert = "));
    std::ostringstream head;
    head << "[label]\nwidth = " << std::max(10, width + 2 * beside)
         << "\nheight = " << std::max(10, height + 2 * beside) << "\n[[element]]\nx = " << beside
         << "\ny = " << beside << "\nwidth = " << width << "\nheight = " << height << "\n";
    const auto pages = render_all(head.str() + toml, label.data, {203, "en"});
    ASSERT_TRUE(pages) << pages.error().message;
    const auto& drawn = pages->front();
    warned += !drawn.warnings.empty();
    if (!drawn.warnings.empty()) continue;
    const auto parsed = parse_template(head.str() + toml, "test.toml");
    const auto& text = std::get<TextElement>(parsed->elements[0].what);
    const Scale scale = *scale_for(203);
    const bool sideways = text.rotation % 180 != 0;
    const auto block =
        setter.set(request_for(text.style, scale, std::string(label.data["t"].as_string()),
                               scale.dots(sideways ? height : width), scale.dots(sideways ? width : height)));
    EXPECT_EQ(ink(drawn.bitmap), ink(block->ink)) << head.str() << toml;
  }
  EXPECT_GT(warned, labels_wanted() / 20) << "long texts are among them";
}

}  // namespace
}  // namespace packbench::printing
