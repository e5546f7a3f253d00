// The catalogue is complete: what the workflows say exists in both languages, with the same places.
#include <gtest/gtest.h>

#include <boost/mp11.hpp>

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "tests/station/workflows/bench.hpp"

namespace packbench::workflows {
namespace {

std::set<std::string> places(std::string_view text) {
  static const std::regex kPlace(R"(\{\d\})");
  const std::string owned(text);
  std::set<std::string> found;
  for (std::sregex_iterator at(owned.begin(), owned.end(), kPlace), end; at != end; ++at)
    found.insert(at->str());
  return found;
}

TEST(Catalogue, EveryRowHasBothLanguagesWithTheSamePlaces) {
  std::set<std::string_view> keys;
  for (const auto& row : catalogue()) {
    EXPECT_TRUE(keys.insert(row.key).second) << row.key << " stands twice";
    EXPECT_FALSE(row.zh.empty()) << row.key;
    EXPECT_FALSE(row.en.empty()) << row.key;
    EXPECT_EQ(places(row.zh), places(row.en)) << row.key;
  }
}

TEST(Catalogue, EveryKeyThatTheSourcesNameIsThere) {
  static const std::regex kKey(
      R"rx("((work|sign|receive|move|pick|handover|returns|count|unpack|shift|lane|badge|question|supervisor|command|order|pack|scan|quantity|undo|choice|await|capture|note|ask|short|release|reprint|reason|done|parcel|weigh|seal|nolabel|changed|blocked|takeout)\.[a-z_]+)")rx");
  const auto folder = std::filesystem::path(PACKBENCH_TEST_DATA) / "../../station/workflows";
  std::size_t seen = 0;
  for (const auto& file : std::filesystem::directory_iterator(folder)) {
    if (file.path().filename() == "catalogue.cpp" || file.path().filename().string().starts_with("texts_") ||
        file.path().extension() == ".md")
      continue;
    std::ifstream stream(file.path());
    std::stringstream source;
    source << stream.rdbuf();
    const auto all = source.str();
    for (std::sregex_iterator at(all.begin(), all.end(), kKey), end; at != end; ++at) {
      EXPECT_NE(find_text((*at)[1].str()), nullptr) << (*at)[1] << " in " << file.path().filename();
      ++seen;
    }
  }
  EXPECT_GT(seen, 100U);
}

TEST(Catalogue, ArgumentsArePutInAndUnknownKeysAreShownAsTheyAre) {
  EXPECT_EQ(text({"choice.line", {"杯", "2"}}, "zh-CN"), "杯 × 2");
  EXPECT_EQ(text({"choice.line", {"Mug", "2"}}, "en"), "2 × Mug");
  EXPECT_EQ(text({"choice.line", {"{1}", "2"}}, "en"), "2 × {1}");
  EXPECT_EQ(text({"choice.line", {}}, "en"), "{1} × {0}");
  EXPECT_EQ(text({"eaten by mice", {}}, "en"), "eaten by mice");
}

// Of what belongs to no document and no order a history shows nothing but stops.
TEST(Catalogue, EveryEventOfADocumentHasItsText) {
  boost::mp11::mp_for_each<boost::mp11::mp_transform<std::type_identity, records::EventList>>([](auto type) {
    const std::string name = decltype(type)::type::kType;
    if (name.starts_with("lane.") || name.starts_with("item.") || name.starts_with("operator.") ||
        name.starts_with("location."))
      return;
    EXPECT_NE(find_text("event." + name), nullptr) << name;
  });
  EXPECT_NE(find_text("event.scan.noted"), nullptr);
}

TEST(Catalogue, EveryCommandHasItsText) {
  for (const auto& row : kCommands) EXPECT_NE(find_text(row.text), nullptr) << row.name;
}

TEST(Catalogue, TheDefaultReasonsAreInIt) {
  const Rules rules;
  for (const auto* reasons :
       {&rules.reasons_short, &rules.reasons_release, &rules.reasons_reprint, &rules.reasons_weight,
        &rules.reasons_unpack, &rules.shift_opening, &rules.shift_closing, &rules.shift_odd})
    for (const auto& reason : *reasons) EXPECT_NE(find_text(reason), nullptr) << reason;
}

}  // namespace
}  // namespace packbench::workflows
