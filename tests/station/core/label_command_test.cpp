// `packbench label`: what it writes, what it says, and its exit codes.
#include <gmock/gmock.h>
#include <unistd.h>

#include <boost/json.hpp>
#include <fstream>
#include <sstream>

#include "printing/language.hpp"
#include "printing/png.hpp"
#include "station/commands/verbs.hpp"

namespace packbench::station {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;
using testing::HasSubstr;
using testing::StartsWith;

constexpr const char* kForm = R"(# A form for tests.
[label]
width = 50
height = 30
[[element]]
type = "barcode"
symbology = "code128"
x = 2
y = 2
width = 46
height = 20
data = "{code}"
)";

class LabelCommand : public testing::Test {
 protected:
  LabelCommand() : folder_(fs::temp_directory_path() / ("packbench-label-" + std::to_string(getpid()))) {
    fs::create_directories(folder_);
    put("form.toml", kForm);
    put("data.json", R"({"code": "PB-1"})");
  }
  ~LabelCommand() override { fs::remove_all(folder_); }

  std::string path(const std::string& name) const { return (folder_ / name).string(); }
  void put(const std::string& name, const std::string& text) const { std::ofstream(path(name)) << text; }
  std::string file(const std::string& name) const {
    std::ostringstream text;
    text << std::ifstream(path(name), std::ios::binary).rdbuf();
    return text.str();
  }
  LabelDrawing drawing(const std::string& form = "form.toml", const std::string& data = "data.json") const {
    return {path(form), path(data)};
  }

  // What the verb printed; what it complained of is in `complaint`.
  template <class Verb>
  std::string said(Verb verb) {
    context = {};
    testing::internal::CaptureStdout();
    testing::internal::CaptureStderr();
    verb();
    std::fflush(stdout);
    complaint = testing::internal::GetCapturedStderr();
    return testing::internal::GetCapturedStdout();
  }
  std::string rendered(const LabelDrawing& what, const LabelFile& where) {
    return said([&] { render_label(context, what, where); });
  }
  json::value checked(const LabelDrawing& what) {
    return json::parse(said([&] { check_label(context, what); }));
  }

  Context context;
  std::string complaint;

 private:
  fs::path folder_;
};

TEST_F(LabelCommand, TheListSaysWhatEachTemplateIsFor) {
  const auto rows = json::parse(said([] { print_templates(true); })).as_array();
  EXPECT_GE(rows.size(), 4U);
  for (const auto& row : rows) {
    EXPECT_GT(row.at("width_mm").as_double(), 10) << row;
    EXPECT_GT(row.at("purpose").as_string().size(), 10U) << row;
    EXPECT_THAT(said([] { print_templates(false); }),
                HasSubstr(std::string(row.at("name").as_string()) + " "));
  }
}

TEST_F(LabelCommand, TheFilesEndingSaysWhatIsWritten) {
  EXPECT_THAT(rendered(drawing(), {path("label.png"), ""}), HasSubstr("1 label(s)"));
  EXPECT_EQ(context.exit, Exit::ok);
  const auto picture = printing::from_png(file("label.png"));
  ASSERT_TRUE(picture);
  EXPECT_EQ(picture->width, 400);
  rendered(drawing(), {path("label.pdf"), ""});
  EXPECT_THAT(file("label.pdf"), StartsWith("%PDF-"));
  rendered(drawing(), {path("label.bin"), "png"});
  EXPECT_EQ(file("label.bin"), file("label.png")) << "--as stands above it";
}

TEST_F(LabelCommand, EachPrinterLanguageCanBeWritten) {
  const auto picture = (rendered(drawing(), {path("label.png"), ""}), printing::from_png(file("label.png")));
  for (const auto& language : printing::languages()) {
    const std::string name(language.name);
    rendered(drawing(), {path("label." + name), ""});
    EXPECT_EQ(context.exit, Exit::ok) << complaint;
    EXPECT_EQ(file("label." + name), language.encode(*picture, {}).value()) << name;
    EXPECT_EQ(rendered(drawing(), {"", name}), file("label." + name)) << "standard output gets the same";
  }
}

TEST_F(LabelCommand, FurtherPagesHaveNamesOfTheirOwn) {
  put("form.toml", std::string(kForm) + R"([[element]]
type = "table"
x = 2
y = 23
width = 46
height = 6
rows = "rows"
[[element.column]]
width = 40
text = "{name}"
)");
  put("data.json",
      R"({"code": "PB-1", "rows": [{"name": "a"}, {"name": "b"}, {"name": "c"}, {"name": "d"}]})");
  rendered(drawing(), {path("label.png"), ""});
  EXPECT_TRUE(printing::from_png(file("label.png")));
  EXPECT_TRUE(printing::from_png(file("label-2.png")));
  rendered(drawing(), {"", "png"});
  EXPECT_EQ(context.exit, Exit::usage);
  EXPECT_THAT(complaint, HasSubstr("--out"));
}

TEST_F(LabelCommand, WhatIsWrongIsToldWithItsExitCode) {
  const auto fails = [&](const LabelDrawing& what, const LabelFile& where, Exit exit, const char* why) {
    rendered(what, where);
    EXPECT_EQ(context.exit, exit) << complaint;
    EXPECT_THAT(complaint, HasSubstr(why));
  };
  const LabelFile png{path("label.png"), ""};
  fails({"no_such", path("data.json")}, png, Exit::not_found, "label list");
  fails(drawing("form.toml", "none.json"), png, Exit::not_found, "none.json: can't be read");
  put("broken.toml", "[label]\nwidth = 50\nheigth = 3\n");
  fails(drawing("broken.toml"), png, Exit::failed, "broken.toml:");
  put("bad.json", "{\"code\":");
  fails(drawing("form.toml", "bad.json"), png, Exit::failed, "not JSON");
  put("list.json", "[]");
  fails(drawing("form.toml", "list.json"), png, Exit::failed, "one JSON object");
  put("other.json", "{}");
  fails(drawing("form.toml", "other.json"), png, Exit::failed, "code");
  fails(drawing(), {path("label.doc"), ""}, Exit::usage, "png, pdf, zpl");
  fails(drawing(), {path("label"), ""}, Exit::usage, "--as takes");
  fails(drawing(), {path("no/such/label.png"), ""}, Exit::failed, "can't be written");
  EXPECT_FALSE(fs::exists(path("label.png")));
}

// Nothing listens at the address of its [api].
TEST_F(LabelCommand, APrinterInAFolderGetsWhatIsRendered) {
  put("bench.toml",
      "[[lane]]\nname = \"1\"\n[api]\nport = 1\n[[printer]]\nname = \"box\"\nlink = \"file:" + path("out") +
          "?ext=txt\"\ndpi = 300\n[[printer]]\nname = \"plugged\"\nlink = \"usb\"\n"
          "[[printer]]\nname = \"away\"\nlink = \"tcp:127.0.0.1:1\"\n");
  const auto printed = [&](const PrintTarget& target) {
    return said([&] {
      context.config = path("bench.toml");
      print_label(context, drawing(), target);
    });
  };
  const std::string name(printing::languages()[0].name);
  EXPECT_THAT(printed({"box", name}), HasSubstr("1 label(s) sent to box")) << complaint;
  EXPECT_EQ(context.exit, Exit::ok);
  auto at_300 = drawing();
  at_300.dpi = 300;
  EXPECT_EQ(file("out/000001.txt"), rendered(at_300, {"", name})) << "at the printer's resolution";
  printed({"none", name});
  EXPECT_EQ(context.exit, Exit::not_found);
  EXPECT_THAT(complaint, HasSubstr("there are: box plugged away"));
  printed({"plugged", name});
  EXPECT_EQ(context.exit, Exit::unavailable);
  EXPECT_THAT(complaint, HasSubstr("USB"));
  printed({"away", name});
  EXPECT_EQ(context.exit, Exit::unavailable);
  EXPECT_THAT(complaint, HasSubstr("nothing was sent"));
  printed({"box", "latin"});
  EXPECT_EQ(context.exit, Exit::usage);
}

TEST_F(LabelCommand, ACheckTellsWhatReadsAndHowWell) {
  const auto out = checked(drawing());
  EXPECT_EQ(context.exit, Exit::ok);
  EXPECT_TRUE(out.at("proven").as_bool());
  const auto& barcode = out.at("pages").at(0).at("barcodes").at(0);
  EXPECT_EQ(barcode.at("symbology"), "code128");
  EXPECT_EQ(barcode.at("data"), "PB-1");
  EXPECT_EQ(barcode.at("grade"), "A");
  EXPECT_EQ(barcode.at("quiet_needed"), 10);
  EXPECT_EQ(barcode.at("reads").as_object().size(), 4U);
}

TEST_F(LabelCommand, ACheckOfWhatDoesNotReadFailsAndSaysWhy) {
  put("form.toml", std::string(kForm) + "[[element]]\ntype = \"line\"\nx = 2\ny = 10\nlength = 46\n");
  const auto out = checked(drawing());
  EXPECT_EQ(context.exit, Exit::differs);
  EXPECT_FALSE(out.at("proven").as_bool());
  EXPECT_THAT(std::string(out.at("pages").at(0).at("reason").as_string()), HasSubstr("isn't proven"));
  rendered(drawing(), {path("label.png"), ""});
  EXPECT_EQ(context.exit, Exit::failed);
  EXPECT_FALSE(fs::exists(path("label.png"))) << "nothing is written";
}

}  // namespace
}  // namespace packbench::station
