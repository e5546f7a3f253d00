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

struct Filtered {
  const char* field;
  const char* filter;
  const char* zh;
  const char* en;
};

TEST(Pattern, FieldsInAnotherForm) {
  const Filtered rows[] = {
      {"2027-01-09", "date", "2027年1月9日", "9 Jan 2027"},
      {"2026-11-22 08:14", "date", "2026年11月22日", "22 Nov 2026"},
      {"2026-11-22T08:14:59", "date_time", "2026年11月22日 08:14", "22 Nov 2026 08:14"},
      {"2028-02-29", "date_time", "2028年2月29日", "29 Feb 2028"},
      {"2027-01-09", "yymmdd", "270109", "270109"},
      {"7", "number", "7", "7"},
      {"123", "number", "123", "123"},
      {"-1234567.5", "number", "-1,234,567.5", "-1,234,567.5"},
      {"690123450004", "check_digit", "6901234500042", "6901234500042"},
      {"10690123400000001", "check_digit", "106901234000000015", "106901234000000015"},
      {"6901234500042", "gtin14", "06901234500042", "06901234500042"},
      {"40170725", "gtin14", "00000040170725", "00000040170725"},
  };
  for (const auto& row : rows) {
    const json::object field{{"f", row.field}};
    const auto pattern = parse_pattern("[<{f|" + std::string(row.filter) + "}>]");
    ASSERT_TRUE(pattern) << pattern.error().message;
    EXPECT_EQ(*expand(*pattern, {nullptr, nullptr, &field, "zh-CN"}, {}), "<" + std::string(row.zh) + ">");
    EXPECT_EQ(*expand(*pattern, {nullptr, nullptr, &field, "en"}, {}), "<" + std::string(row.en) + ">");
  }
  const json::object day{{"f", "2027-01-09"}};
  EXPECT_EQ(*expand(*parse_pattern("{f|date}"), {nullptr, nullptr, &day, "fr"}, {}), "2027-01-09");
}

TEST(Pattern, AFieldThatItsFilterCantTakeIsNamed) {
  const std::pair<const char*, const char*> rows[] = {
      {"date", "tomorrow"},
      {"date", "2027-02-29"},
      {"date", "2027-1-9"},
      {"date", "2027-01-09x"},
      {"date", "2027-01-09 24:00"},
      {"date_time", "2027-01-09 8:14"},
      {"yymmdd", "270109"},
      {"number", "1,5"},
      {"number", "1e9"},
      {"number", "."},
      {"number", "5."},
      {"check_digit", "12a"},
      {"gtin14", "690123"},
      {"gtin14", "6901234500043"},
      {"gtin14", "ABCDEFGH"},
  };
  for (const auto& [filter, field] : rows) {
    const json::object data{{"when", field}};
    const auto filled =
        expand(*parse_pattern("{when|" + std::string(filter) + "}"), {nullptr, nullptr, &data}, {});
    ASSERT_FALSE(filled) << filter << " " << field;
    EXPECT_EQ(filled.error().code, Errc::bad_data);
    EXPECT_TRUE(filled.error().message.starts_with("field when must be")) << filled.error().message;
  }
}

TEST(Pattern, AnUnknownFilterIsRefusedWithThoseKnown) {
  for (const char* text : {"{a|nothing}", "{a|}", "{a|date|date}", "{|date}", "{@a|date}"}) {
    const auto pattern = parse_pattern(text);
    ASSERT_FALSE(pattern) << text;
    EXPECT_EQ(pattern.error().code, Errc::bad_template);
  }
  EXPECT_NE(parse_pattern("{a|nothing}").error().message.find("known are date, "), std::string::npos);
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
