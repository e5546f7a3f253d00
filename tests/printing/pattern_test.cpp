// Text with holes, and conditions.
#include "printing/pattern.hpp"

#include <gtest/gtest.h>

#include "printing/condition.hpp"

namespace packbench::printing {
namespace {

namespace json = boost::json;

const json::object& data() {
  static const json::object object =
      json::parse(R"({"order": {"code": "SO-1", "empty": ""}, "n": 3, "weight": 1.5,
    "none": null, "zero": 0, "yes": true, "no": false, "gifts": ["a", "b"], "nothing": [], "copy": 2})")
          .as_object();
  return object;
}

LabelData lookup() {
  return {nullptr, nullptr, &data()};
}

Captions captions() {
  return {{"order", *parse_pattern("Order {order.code}")}, {"list_separator", *parse_pattern("; ")}};
}

TEST(Pattern, Fills) {
  const std::pair<const char*, const char*> rows[] = {
      {"", ""},
      {"plain", "plain"},
      {"{order.code}", "SO-1"},
      {"{n} x {weight}", "3 x 1.5"},
      {"{@order}!", "Order SO-1!"},
      {"{gifts}", "a; b"},
      {"a[ b {n}]c", "a b 3c"},
      {"a[ b {none}]c", "ac"},
      {"a[ {zero} g]", "a"},
      {"[{order.empty}][{nothing}][{absent}][{order.absent}]", ""},
      {"{zero}", "0"},
      {"{{x}} [[y]]", "{x} [y]"},
      {"[{{{n}}}]", "{3}"},
  };
  for (const auto& [text, wanted] : rows) {
    const auto pattern = parse_pattern(text);
    ASSERT_TRUE(pattern) << text << ": " << pattern.error().message;
    const auto filled = expand(*pattern, lookup(), captions());
    ASSERT_TRUE(filled) << text << ": " << filled.error().message;
    EXPECT_EQ(*filled, wanted) << text;
  }
}

TEST(Pattern, NamesTheMissingField) {
  for (const char* field : {"absent", "none", "order.empty", "order.absent", "n.x"}) {
    const auto filled = expand(*parse_pattern("x {" + std::string(field) + "}"), lookup(), {});
    ASSERT_FALSE(filled) << field;
    EXPECT_EQ(filled.error().code, Errc::missing_field);
    EXPECT_NE(filled.error().message.find(field), std::string::npos) << filled.error().message;
  }
  EXPECT_EQ(expand(*parse_pattern("{order}"), lookup(), {}).error().code, Errc::bad_data);
}

TEST(Pattern, RefusesWhatDoesNotClose) {
  for (const char* text : {"{a", "a}", "[a", "a]", "{}", "{@}", "{a b}", "[[a]", "[a[b]]", "{a{b}}"}) {
    const auto pattern = parse_pattern(text);
    ASSERT_FALSE(pattern) << text;
    EXPECT_EQ(pattern.error().code, Errc::bad_template);
  }
}

TEST(Pattern, RowComesBeforePageBeforeData) {
  const json::object row{{"n", "row"}};
  const json::object page{{"n", "page"}, {"page", 1}};
  const LabelData all{&row, &page, &data()};
  EXPECT_EQ(*expand(*parse_pattern("{n}{page}{copy}"), all, {}), "row12");
}

TEST(Condition, Holds) {
  const std::pair<const char*, bool> rows[] = {
      {"yes", true},
      {"no", false},
      {"!no", true},
      {"n", true},
      {"zero", false},
      {"none", false},
      {"absent", false},
      {"!absent", true},
      {"gifts", true},
      {"nothing", false},
      {"copy > 1", true},
      {"copy > 2", false},
      {"copy >= 2", true},
      {"copy<2", false},
      {"copy <= 2", true},
      {"copy == 2", true},
      {"copy != 2", false},
      {"absent == 1", false},
      {"absent != 1", true},
      {"order.code == 'SO-1'", true},
      {"order.code != 'SO-1'", false},
      {"order.code == 1", false},
  };
  for (const auto& [text, wanted] : rows) {
    const auto condition = parse_condition(text);
    ASSERT_TRUE(condition) << text;
    EXPECT_EQ(holds(*condition, lookup()), wanted) << text;
  }
  for (const char* text : {"", "!", "a b", "a >", "> 1", "a == b", "a = 1", "a == 'x"}) {
    EXPECT_FALSE(parse_condition(text)) << text;
  }
}

}  // namespace
}  // namespace packbench::printing
