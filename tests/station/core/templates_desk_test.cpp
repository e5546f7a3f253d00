// Label templates at the desk: tried out, kept, refused, given back.
#include <gmock/gmock.h>

#include "station/api/templates_desk.hpp"
#include "station/label_templates.hpp"
#include "tests/station/core/door_fixture.hpp"

namespace packbench::station {
namespace {

namespace json = boost::json;
using http::Method;
using testing::HasSubstr;

constexpr const char *kAll = "/api/desk/templates", *kEach = "/api/desk/templates/{template}",
                     *kPreview = "/api/desk/templates/{template}/preview",
                     *kForget = "/api/desk/templates/{template}/forget";

// As the machine's own account asks.
struct TemplatesDesk : BehindTheDoor {
  http::Response of(Method method, const char* pattern, const std::string& name,
                    const json::object& body = {}) {
    auto request = of_machine();
    request.params = {{"template", name}};
    request.query = {{"language", "en"}};
    request.body = json::serialize(body);
    return ask(method, pattern, request);
  }
  json::object tried(const std::string& toml, const std::string& data) {
    const auto answer = of(Method::post, kPreview, "item", {{"toml", toml}, {"data", data}});
    EXPECT_EQ(answer.status, 200U) << answer.body;
    return json::parse(answer.body).as_object();
  }
  LabelTemplates shelf() { return LabelTemplates(bench->config().templates()); }

  const std::string item = LabelTemplates::builtin("item")->toml;
  const std::string sample = LabelTemplates::sample("item");
};

std::string text_in(const json::object& object, const char* member) {
  return std::string(object.at(member).as_string());
}

TEST_F(TemplatesDesk, EachTemplateCanBePrintedWithItsSample) {
  const auto all = json::parse(of(Method::get, kAll, "").body);
  for (const auto& row : all.at("templates").as_array()) {
    const auto name = text_in(row.as_object(), "name");
    const auto one = json::parse(of(Method::get, kEach, name).body).as_object();
    const auto answer =
        of(Method::post, kPreview, name, {{"toml", one.at("toml")}, {"data", one.at("sample")}});
    const auto preview = json::parse(answer.body).as_object();
    EXPECT_EQ(preview.at("problem"), "") << name;
    EXPECT_EQ(preview.at("unreadable"), "") << name;
    EXPECT_TRUE(preview.at("warnings").as_array().empty()) << name;
  }
  EXPECT_EQ(of(Method::get, kEach, "nothing").status, 404U);
  EXPECT_EQ(of(Method::get, kEach, "parcel").status, 404U) << "jobs call it label";
}

TEST_F(TemplatesDesk, MistakesAreToldWithTheirPlace) {
  EXPECT_THAT(text_in(tried(item + "\n[[element]]\n", sample), "problem"), HasSubstr("item.toml:"));
  EXPECT_THAT(text_in(tried(item, "{"), "problem"), HasSubstr("data: "));
  EXPECT_THAT(text_in(tried(item, "[]"), "problem"), HasSubstr("an object"));
  EXPECT_NE(text_in(tried(item, "{}"), "problem"), "");
  const std::string black =
      "\n[[element]]\ntype = \"box\"\nx = 0\ny = 0\nwidth = 50\nheight = 30\nfilled = true\n";
  const auto covered = tried(item + black, sample);
  EXPECT_EQ(covered.at("problem"), "");
  EXPECT_NE(covered.at("unreadable"), "");
}

TEST_F(TemplatesDesk, WhatIsKeptIsUsedAndOnRecord) {
  const auto changed = item + "\n# changed\n";
  ASSERT_EQ(of(Method::post, kEach, "item", {{"toml", changed}}).status, 200U);
  EXPECT_EQ(shelf().find("item")->toml, changed);
  EXPECT_TRUE(json::parse(of(Method::get, kEach, "item").body).at("own").as_bool());
  auto rows = bench->reader().stream("template:item");
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].type, "template.changed");
  ASSERT_EQ(of(Method::post, kForget, "item").status, 200U);
  EXPECT_EQ(shelf().find("item")->toml, item);
  EXPECT_EQ(bench->reader().stream("template:item").size(), 2U);
}

TEST_F(TemplatesDesk, WhatCantBePrintedIsNotKept) {
  const std::string black =
      "\n[[element]]\ntype = \"box\"\nx = 0\ny = 0\nwidth = 50\nheight = 30\nfilled = true\n";
  const std::string bad[] = {"", "nonsense", item + "\n[[element]]\n", item + black};
  for (const auto& toml : bad)
    EXPECT_EQ(of(Method::post, kEach, "item", {{"toml", toml}}).status, 409U) << toml.substr(0, 40);
  EXPECT_EQ(of(Method::post, kEach, "../item", {{"toml", item}}).status, 404U);
  EXPECT_FALSE(shelf().find("item")->own);
  EXPECT_TRUE(bench->reader().stream("template:item").empty());
}

}  // namespace
}  // namespace packbench::station
