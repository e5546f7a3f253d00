// The samples of the labels that the bench prints for itself carry the codes that a lane understands.
#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <fstream>
#include <set>
#include <sstream>

#include "station/scan/own_code.hpp"
#include "station/workflows/catalogue.hpp"
#include "station/workflows/commands.hpp"

namespace packbench::workflows {
namespace {

namespace json = boost::json;

json::object sample(const std::string& label) {
  std::ifstream file(std::string(PACKBENCH_TEST_DATA) + "/../../printing/templates/samples/" + label +
                     ".json");
  EXPECT_TRUE(file) << label;
  std::ostringstream text;
  text << file.rdbuf();
  return json::parse(text.str()).as_object();
}

std::string string_at(const json::object& object, const char* key) {
  return std::string(object.at(key).as_string());
}

TEST(LabelSamples, TheCommandSheetHasEachCommandByItsName) {
  std::set<std::string_view> missing;
  for (const auto& row : kCommands) missing.insert(row.name);
  const auto sheet = sample("command_sheet");
  for (const auto& value : sheet.at("commands").as_array()) {
    const auto code = string_at(value.as_object(), "code");
    const auto command = scan::parse_command(code);
    ASSERT_TRUE(command && *command) << code;
    const auto* row = find_command((*command)->name);
    ASSERT_NE(row, nullptr) << code;
    EXPECT_EQ(row->numbered, !(*command)->argument.empty()) << code;
    EXPECT_TRUE(
        string_at(value.as_object(), "name").starts_with(text({std::string(row->text), {}}, "zh-CN")));
    EXPECT_TRUE(string_at(value.as_object(), "note").starts_with(text({std::string(row->text), {}}, "en")));
    missing.erase(row->name);
  }
  EXPECT_TRUE(missing.empty()) << *missing.begin();
}

struct Own {
  const char* label;
  const char* code;  // the field that is printed
  scan::OwnKind kind;
  const char* id;
};

TEST(LabelSamples, BadgesPlacesTotesAndParcelsBearTheirOwnCodes) {
  const Own rows[] = {{"badge", "code", scan::OwnKind::badge, "P1"},
                      {"location", "code", scan::OwnKind::location, "A-01-03"},
                      {"count_sheet", "code", scan::OwnKind::location, "A-01-03"},
                      {"stock_card", "location_bars", scan::OwnKind::location, "A-01-03"},
                      {"tote", "code", scan::OwnKind::tote, "T-01"},
                      {"parcel", "own_code", scan::OwnKind::parcel, "P-000123456-1"}};
  for (const auto& row : rows) {
    const auto read = scan::parse_own_code(string_at(sample(row.label), row.code));
    ASSERT_TRUE(read && *read) << row.label;
    EXPECT_EQ((*read)->kind, row.kind) << row.label;
    EXPECT_EQ((*read)->id, row.id) << row.label;
  }
}

}  // namespace
}  // namespace packbench::workflows
