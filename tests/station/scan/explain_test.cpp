// Tables of scans against what explain() says of them.
#include "station/scan/explain.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <boost/json.hpp>

#include "tests/station/scan/tsv.hpp"

namespace packbench::scan {
namespace {

namespace json = boost::json;

std::string text_or_dash(const json::value& value) {
  return value.is_null() ? "-" : std::string(value.as_string());
}

TEST(Explain, ReadsEveryApplicationIdentifier) {
  const auto rows = read_tsv("gs1_valid.tsv");
  ASSERT_GT(rows.size(), 1000U);
  for (const auto& row : rows) {
    const auto out = explain(row[0]);
    EXPECT_EQ(json::serialize(out.at("gs1")), row[1]) << row[0] << ' ' << out.at("gs1_error");
    EXPECT_TRUE(out.at("gs1_error").is_null()) << row[0];
  }
}

TEST(Explain, NamesTheFaultOfBadElements) {
  const auto rows = read_tsv("gs1_invalid.tsv");
  ASSERT_GT(rows.size(), 1000U);
  for (const auto& row : rows) {
    const auto out = explain(row[0]);
    EXPECT_EQ(text_or_dash(out.at("gs1_error")), row[1]) << row[0];
    EXPECT_TRUE(out.at("gs1").is_null()) << row[0];
    EXPECT_TRUE(out.at("gtin14").is_null()) << row[0];
  }
}

TEST(Explain, ReadsDigitalLinksAndLeavesOtherAddressesPlain) {
  for (const auto& row : read_tsv("digital_link.tsv")) {
    const auto out = explain(row[0]);
    EXPECT_EQ(json::serialize(out.at("gs1")), row[1]) << row[0];
    EXPECT_EQ(text_or_dash(out.at("gs1_error")), row[2]) << row[0];
    if (!row[0].starts_with(']')) {
      EXPECT_EQ(out.at("plain").as_string(), row[0]);
    }
  }
}

TEST(Explain, NormalisesItemNumbers) {
  for (const auto& row : read_tsv("gtin.tsv")) {
    const auto out = explain(row[0]);
    EXPECT_EQ(text_or_dash(out.at("gtin14")), row[1]) << row[0];
    EXPECT_EQ(text_or_dash(out.at("gs1_error")), row[2]) << row[0];
  }
}

std::vector<std::string> carriers(const json::object& out) {
  std::vector<std::string> names;
  for (const auto& candidate : out.at("waybills").as_array())
    names.emplace_back(candidate.at("carrier").as_string());
  return names;
}

std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> parts(1);
  for (const char c : text) {
    if (c == ',') {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  return parts;
}

TEST(Explain, RanksWaybillCandidates) {
  for (const auto& row : read_tsv("waybill.tsv")) {
    const auto names = carriers(explain(row[0]));
    const auto has = [&](const std::string& carrier) {
      return std::count(names.begin(), names.end(), carrier) > 0;
    };
    if (row[1] != "-") {
      for (const auto& carrier : split(row[1])) EXPECT_TRUE(has(carrier)) << row[0] << " as " << carrier;
    }
    if (row[2] != "-") {
      EXPECT_FALSE(has(row[2])) << row[0] << " as " << row[2];
    }
  }
}

TEST(Explain, PutsVerifiedFormatsAndCloserDescriptionsFirst) {
  EXPECT_EQ(carriers(explain("RB123456785GB")), (std::vector<std::string>{"s10", "royalmail"}));
  EXPECT_EQ(carriers(explain("EE123456785CN")), (std::vector<std::string>{"s10", "ems", "ems"}));
  EXPECT_EQ(carriers(explain("477179081230")).front(), "fedex");
  EXPECT_EQ(carriers(explain("9261292700768711948021")).front(), "fedex");
  EXPECT_EQ(carriers(explain("9400111201080805483016")), (std::vector<std::string>{"usps"}));
  EXPECT_EQ(carriers(explain("1Z5R89390357567127")), (std::vector<std::string>{"ups"}));
  EXPECT_EQ(carriers(explain("73610555582883")).back(), "zto");
  EXPECT_EQ(carriers(explain("]C01207119765021")), (std::vector<std::string>{"ems", "yunda"}));
}

TEST(Explain, HasItsMembersInOrder) {
  EXPECT_EQ(
      json::serialize(explain("]C10109506000134352"
                              "17261231"
                              "10ABC<GS>21X\\x41")),
      R"({"raw":"]C1010950600013435217261231)"
      R"(10ABC<GS>21X\\x41","aim":"]C1","gs1":{"01":"09506000134352","17":"261231","10":"ABC","21":"XA"},)"
      R"("gs1_error":null,"gtin14":"09506000134352","waybills":[],)"
      R"("plain":"010950600013435217261231)"
      R"(10ABC<GS>21XA"})");
  EXPECT_EQ(
      json::serialize(explain("hello")),
      R"({"raw":"hello","aim":null,"gs1":null,"gs1_error":null,"gtin14":null,"waybills":[],"plain":"hello"})");
}

TEST(Explain, TakesAnyBytesAndStaysUtf8) {
  EXPECT_EQ(explain("a\xFF\r").at("raw"), json::value("a\\xFF"));
  EXPECT_EQ(explain("\\xFF\\x00\\x1d\\xE4\\xBA\\xAC").at("plain"), json::value("\\xFF\\x00<GS>京"));
  EXPECT_EQ(explain("\\xZZ<GS").at("plain"), json::value("\\xZZ<GS"));
  EXPECT_EQ(explain("").at("plain"), json::value(""));
}

TEST(Explain, ReadsElementsBehindAConfiguredReplacement) {
  Options options;
  options.fnc1_replacement = "~";
  EXPECT_EQ(json::serialize(explain("010950600013435210ABC~21X", options).at("gs1")),
            R"({"01":"09506000134352","10":"ABC","21":"X"})");
  EXPECT_TRUE(explain("010950600013435210ABC~21X").at("gs1").is_null());
  EXPECT_EQ(text_or_dash(explain("10ABC~~21X", options).at("gs1_error")), "double_separator");
  EXPECT_EQ(json::serialize(explain("]d210ABC~21X", options).at("gs1")), R"({"10":"ABC","21":"X"})");
  EXPECT_EQ(json::serialize(explain("010950600013435210ABC<GS>21X").at("gs1")),
            R"({"01":"09506000134352","10":"ABC","21":"X"})");
  EXPECT_TRUE(explain("[)>\\x1E06<GS>PABC").at("gs1_error").is_null());
}

TEST(Explain, NeverReadsPlainCode128AsGs1) {
  EXPECT_TRUE(explain("]C00109506000134352").at("gs1").is_null());
  EXPECT_TRUE(explain("]C010ABC<GS>21X").at("gs1").is_null());
}

}  // namespace
}  // namespace packbench::scan
