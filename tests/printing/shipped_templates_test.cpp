// Every template that comes with the program, with its sample and with the worst that it may get
// (tests/data/labels): both languages, each resolution, proven, and nothing of the sample lost.
// PACKBENCH_SHOTS=FOLDER keeps the pictures.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "printing/builtin_templates.hpp"
#include "printing/png.hpp"
#include "printing/proof.hpp"
#include "tests/printing/labels.hpp"

namespace packbench::printing {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;
using testing::render_all;

constexpr int kResolutions[] = {203, 300, 600};
constexpr const char* kLanguages[] = {"zh-CN", "en"};

json::object sample(const BuiltinTemplate& shipped) {
  return json::parse(shipped.sample).as_object();
}

json::object worst(std::string_view name) {
  const auto path = fs::path(PACKBENCH_TEST_DATA) / "labels" / (std::string(name) + ".json");
  std::ifstream file(path);
  EXPECT_TRUE(file) << path << " is missing: each template has its worst data";
  std::ostringstream text;
  text << file.rdbuf();
  return file ? json::parse(text.str()).as_object() : json::object{};
}

void keep(const std::string& name, const std::vector<RenderedLabel>& labels) {
  const char* folder = std::getenv("PACKBENCH_SHOTS");
  for (std::size_t page = 0; folder != nullptr && page < labels.size(); ++page) {
    const auto file = name + "-" + std::to_string(page + 1) + ".png";
    std::ofstream(fs::path(folder) / file, std::ios::binary) << to_png(labels[page].bitmap);
  }
}

std::vector<RenderedLabel> drawn(const BuiltinTemplate& shipped, const json::object& data, int dpi,
                                 const char* language, const char* kind = "") {
  const std::string name =
      std::string(shipped.name) + (*kind ? "-worst-" : "-") + language + "-" + std::to_string(dpi);
  auto labels = render_all(std::string(shipped.toml), data, {dpi, language});
  if (!labels) {
    ADD_FAILURE() << name << ": " << labels.error().message;
    return {};
  }
  keep(name, *labels);
  for (const auto& label : *labels) {
    const auto proof = prove(label);
    EXPECT_TRUE(proof) << name << ": " << proof.error().message;
  }
  return std::move(*labels);
}

class Shipped : public ::testing::TestWithParam<BuiltinTemplate> {};

TEST_P(Shipped, SamplePrintsInBothLanguagesAtEachResolutionAndNothingIsCut) {
  const auto data = sample(GetParam());
  for (const int dpi : kResolutions) {
    std::vector<Bitmap> pictures;
    for (const char* language : kLanguages) {
      const auto labels = drawn(GetParam(), data, dpi, language);
      ASSERT_FALSE(labels.empty());
      for (const auto& label : labels) EXPECT_TRUE(label.warnings.empty()) << label.warnings[0];
      pictures.push_back(labels.front().bitmap);
    }
    EXPECT_EQ(pictures[0].width, pictures[1].width);
  }
}

// Whatever the length and script of the data: the codes are as true as ever, and a text that had to be cut is
// told of.
TEST_P(Shipped, TheWorstDataPrintsToo) {
  const auto data = worst(GetParam().name);
  for (const int dpi : kResolutions)
    for (const char* language : kLanguages)
      EXPECT_FALSE(drawn(GetParam(), data, dpi, language, "worst").empty());
}

// What a reader finds on the first label of the sample, in the order of the template.
const std::map<std::string_view, std::vector<std::string>> kCodes{
    {"badge", {"PB-B-P1", "PB-B-P1"}},
    {"case", {"02069012345000423748", "1727013110L-2026/7", "00106901234000000015"}},
    {"count_sheet", {"PB-L-A-01-03"}},
    {"item", {"01069012345000421727013110L-2026/7", "6901234500042"}},
    {"location", {"PB-L-A-01-03"}},
    {"manifest", {}},
    {"packing_slip", {"SO-2026-000123456"}},
    {"parcel", {"SF1234567890123", "PB-P-P-000123456-1-1"}},
    {"return", {"SF1234567890123", "RMA-2026-00042", "RMA-2026-00042"}},
    {"stock_card", {"PB-L-A-01-03", "6901234500042"}},
    {"tote", {"PB-T-T-01", "PB-T-T-01"}},
};

TEST_P(Shipped, ItsCodesSayWhatTheDataSays) {
  const auto data = sample(GetParam());
  const auto labels = drawn(GetParam(), data, 203, "en");
  ASSERT_FALSE(labels.empty());
  const auto proof = prove(labels.front());
  ASSERT_TRUE(proof);
  if (GetParam().name == "command_sheet") {  // as many as the label holds, from the first on
    ASSERT_GE(proof->contents.size(), 8U);
    for (std::size_t i = 0; i < proof->contents.size(); ++i)
      EXPECT_EQ(proof->contents[i], data.at("commands").at(i).at("code").as_string());
    return;
  }
  const auto known = kCodes.find(GetParam().name);
  ASSERT_NE(known, kCodes.end());
  EXPECT_EQ(proof->contents, known->second);
}

INSTANTIATE_TEST_SUITE_P(Templates, Shipped,
                         ::testing::ValuesIn(builtin_templates().begin(), builtin_templates().end()),
                         [](const auto& shipped) { return std::string(shipped.param.name); });

}  // namespace
}  // namespace packbench::printing
