// Template files: what is wrong is said with file, line and reason.
#include "printing/template.hpp"

#include <gtest/gtest.h>

#include "printing/builtin_templates.hpp"
#include "tests/printing/labels.hpp"

namespace packbench::printing {
namespace {

using testing::with_label;

struct Mistake {
  const char* what;
  std::string toml;
  const char* place;   // "test.toml:5:"
  const char* reason;  // part of the message
};

const std::string kText =
    "[[element]]\ntype = \"text\"\nx = 1\ny = 1\nwidth = 20\nheight = 5\ntext = \"a\"\n";
const std::string kCode =
    "[[element]]\ntype = \"barcode\"\nx = 1\ny = 1\nwidth = 20\nheight = 9\ndata = \"{a}\"\n";
const std::string kTable =
    "[[element]]\ntype = \"table\"\nx = 1\ny = 1\nwidth = 20\nheight = 9\nrows = \"l\"\n";

TEST(Template, MistakesAreNamedByLine) {
  const Mistake mistakes[] = {
      {"no TOML", "[label\n", "test.toml:1:", ""},
      {"no TOML, later", "[label]\nwidth = 100\nheight = = 3\n", "test.toml:3:", ""},
      {"empty", "", "test.toml:", "\"label\""},
      {"no elements", with_label(""), "test.toml:", "\"element\""},
      {"no width", "[label]\nheight = 60\n" + kText, "test.toml:1:", "\"width\" of [label] is missing"},
      {"absurd width", "[label]\nwidth = 1e9\nheight = 60\n" + kText, "test.toml:2:", "between 10 and 600"},
      {"negative width", "[label]\nwidth = -4\nheight = 60\n" + kText, "test.toml:2:", "between"},
      {"not a number", "[label]\nwidth = nan\nheight = 60\n" + kText, "test.toml:2:", "between"},
      {"text as number", "[label]\nwidth = \"wide\"\nheight = 60\n" + kText,
       "test.toml:2:", "must be a number"},
      {"no type", with_label("[[element]]\nx = 1\n"), "test.toml:4:", "\"type\" of this element is missing"},
      {"unknown type", with_label("[[element]]\ntype = \"circle\"\n"),
       "test.toml:5:", "one of text, barcode"},
      {"unknown key", with_label(kText + "widht = 3\n"),
       "test.toml:11:", "\"widht\" of this element is unknown"},
      {"beyond the right edge",
       with_label(kText +
                  "rotation = 0\n[[element]]\ntype = \"box\"\nx = 90\ny = 1\nwidth = 20\nheight = 3\n"),
       "test.toml:16:", "right edge"},
      {"beyond the lower edge",
       with_label("[[element]]\ntype = \"line\"\nx = 1\ny = 50\nlength = 20\nvertical = true\n"),
       "test.toml:8:", "lower edge"},
      {"bad angle", with_label(kText + "rotation = 45\n"), "test.toml:11:", "0, 90, 180 or 270"},
      {"bad pattern",
       with_label("[[element]]\ntype = \"text\"\nx = 1\ny = 1\nwidth = 20\nheight = 5\ntext = \"{a\"\n"),
       "test.toml:10:", "never closed"},
      {"bad condition", with_label(kText + "when = \"a = 1\"\n"), "test.toml:11:", "no condition"},
      {"unknown caption",
       with_label("[[element]]\ntype = \"text\"\nx = 1\ny = 1\nwidth = 20\nheight = 5\ntext = \"{@no}\"\n"),
       "test.toml:10:", "caption \"no\""},
      {"caption missing in a language",
       with_label("[captions.en]\na = \"x\"\nb = \"y\"\n[captions.zh-CN]\na = \"z\"\n" + kText),
       "test.toml:", "\"b\" exists in en and not in zh-CN"},
      {"no symbology", with_label(kCode), "test.toml:4:", "\"symbology\" of this element is missing"},
      {"unknown symbology", with_label(kCode + "symbology = \"code93\"\n"),
       "test.toml:11:", "one of code128"},
      {"narrow quiet zone", with_label(kCode + "symbology = \"code128\"\nquiet = 5\n"),
       "test.toml:12:", "at least 10"},
      {"least above most", with_label(kCode + "symbology = \"qr\"\nmodule = 0.3\nmin_module = 0.4\n"),
       "test.toml:13:", "between"},
      {"unknown filter", with_label(kCode + "symbology = \"qr\"\ntext = \"{a|roman}\"\n"),
       "test.toml:12:", "unknown filter; known are date"},
      {"unknown other symbology", with_label(kCode + "symbology = \"qr\"\notherwise = \"bars\"\n"),
       "test.toml:12:", "one of code128"},
      {"bars as the other symbology", with_label(kCode + "symbology = \"qr\"\notherwise = \"code128\"\n"),
       "test.toml:12:", "two dimensions"},
      {"barcode column without height",
       with_label(kTable + "[[element.column]]\nwidth = 9\nsymbology = \"qr\"\ndata = \"{a}\"\n"),
       "test.toml:11:", "\"height\" of this column is missing"},
      {"barcode column with lines",
       with_label(kTable + "[[element.column]]\nwidth = 9\nheight = 5\nsymbology = \"qr\"\ndata = "
                           "\"{a}\"\nmax_lines = 2\n"),
       "test.toml:16:", "\"max_lines\" of this column is unknown"},
      {"negative row height", with_label(kTable + "row_height = -1\n"), "test.toml:11:", "between 0 and 200"},
      {"table without columns", with_label(kTable), "test.toml:4:", "\"column\""},
      {"columns too wide", with_label(kTable + "[[element.column]]\ntext = \"{a}\"\nwidth = 30\n"),
       "test.toml:11:", "wider"},
      {"two tables",
       with_label(kTable + "[[element.column]]\ntext = \"{a}\"\nwidth = 3\n" + kTable +
                  "[[element.column]]\ntext = \"{a}\"\nwidth = 3\n"),
       "test.toml:", "twice"},
  };
  for (const auto& mistake : mistakes) {
    const auto parsed = parse_template(mistake.toml, "test.toml");
    ASSERT_FALSE(parsed) << mistake.what;
    EXPECT_EQ(parsed.error().code, Errc::bad_template) << mistake.what;
    EXPECT_TRUE(parsed.error().message.starts_with(mistake.place))
        << mistake.what << ": " << parsed.error().message;
    EXPECT_NE(parsed.error().message.find(mistake.reason), std::string::npos)
        << mistake.what << ": " << parsed.error().message;
  }
}

TEST(Template, BuiltInOnesAreRight) {
  ASSERT_GE(builtin_templates().size(), 2u);
  for (const auto& row : builtin_templates()) {
    const auto parsed = parse_template(row.toml, row.file_name);
    ASSERT_TRUE(parsed) << parsed.error().message;
    EXPECT_TRUE(parsed->captions.contains("en") && parsed->captions.contains("zh-CN")) << row.name;
  }
  EXPECT_FALSE(builtin_template("parcel").empty());
  EXPECT_FALSE(builtin_template("packing_slip").empty());
  EXPECT_TRUE(builtin_template("nothing").empty());
}

}  // namespace
}  // namespace packbench::printing
