// Properties that hold for all scans, tried on seeded random ones.
#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <random>
#include <set>

#include "station/scan/explain.hpp"
#include "station/scan/gs1_ai_table.hpp"
#include "station/scan/gtin.hpp"
#include "station/scan/pattern.hpp"
#include "station/scan/printable.hpp"
#include "tests/station/scan/tsv.hpp"

namespace packbench::scan {
namespace {

namespace json = boost::json;

TEST(AiTable, HasEachAiOnceAndNoneInsideAnother) {
  std::set<std::string> seen;
  std::set<std::pair<std::string, std::size_t>> lengths;
  for (const AiRow& row : ai_table()) {
    for (char last = row.last_from; last <= row.last_to; ++last) {
      const std::string ai = std::string(row.digits) + (row.last_from ? std::string(1, last) : "");
      EXPECT_TRUE(seen.insert(ai).second) << ai;
      EXPECT_EQ(find_exact_ai(ai), &row) << ai;
      EXPECT_GE(ai.size(), 2U);
      EXPECT_LE(ai.size(), 4U);
      lengths.insert({ai.substr(0, 2), ai.size()});
    }
  }
  EXPECT_EQ(seen.size(), 541U);
  // GS1 General Specifications, table of AI lengths: the first two digits fix the length of the AI.
  std::set<std::string> prefixes;
  for (const auto& [prefix, size] : lengths)
    EXPECT_TRUE(prefixes.insert(prefix).second) << prefix << ' ' << size;
}

TEST(AiTable, NeedsNoSeparatorWhereThePrefixFixesTheLength) {
  const std::set<std::string> fixed = {"00", "01", "02", "03", "11", "12", "13", "15", "16",
                                       "17", "20", "31", "32", "33", "34", "35", "36", "41"};
  for (const AiRow& row : ai_table()) {
    const std::string prefix(row.digits.substr(0, 2));
    EXPECT_EQ(!row.separator, fixed.count(prefix) == 1) << row.digits;
    if (!row.separator) {
      EXPECT_EQ(shortest_value(row), longest_value(row)) << row.digits;
    }
  }
}

std::string random_bytes(std::mt19937& random, std::string_view alphabet, std::size_t max) {
  std::string out(random() % (max + 1), '\0');
  for (char& c : out)
    c = alphabet.empty() ? static_cast<char>(random()) : alphabet[random() % alphabet.size()];
  return out;
}

void expect_sound(const std::string& bytes) {
  std::string line;
  for (const char c : bytes) {
    char hex[5];
    std::snprintf(hex, sizeof hex, "\\x%02X", static_cast<unsigned char>(c));
    line += hex;
  }
  const auto out = explain(line);
  EXPECT_EQ(unescape_line(line), bytes);
  EXPECT_FALSE(!out.at("gs1").is_null() && !out.at("gs1_error").is_null()) << line;
  EXPECT_EQ(json::parse(json::serialize(out)), json::value(out)) << line;
}

TEST(Properties, AnyBytesGetAnAnswerInGoodJson) {
  std::mt19937 random(20261121);
  for (int i = 0; i < 1000; ++i) {
    expect_sound(random_bytes(random, {}, 40));
    expect_sound("]C1" + random_bytes(random, "0123456789AB\x1D", 60));
    expect_sound("]E0" + random_bytes(random, "0123456789", 20));
    expect_sound("https://a/" + random_bytes(random, "0123456789/?&=%A#", 60));
    expect_sound(random_bytes(random, "0123456789ABJTZ", 36));
  }
}

// Elements of the valid table, joined in random order with separators where needed, come back unchanged.
TEST(Properties, WrittenElementsAreReadBack) {
  std::mt19937 random(7);
  const auto rows = read_tsv("gs1_valid.tsv");
  int read = 0;
  for (int i = 0; i < 2000; ++i) {
    std::string text;
    Gs1Elements written;
    for (int n = 0; n < 5; ++n) {
      const auto elements = parse_element_string(unescape_line(rows[random() % rows.size()][0]).substr(3));
      ASSERT_TRUE(elements);
      const Gs1Element& element = elements->front();
      written.push_back(element);
      if (!check_together(written)) {
        written.pop_back();
        continue;
      }
      text += element.ai + element.value;
      if (element.row->separator || random() % 2) text += kGroupSeparator;
    }
    const auto back = parse_element_string(text);
    ASSERT_TRUE(back) << printable(text) << ' ' << back.error().message;
    for (const Gs1Element& element : written) EXPECT_EQ(value_of(*back, element.ai), element.value);
    ++read;
  }
  EXPECT_EQ(read, 2000);
}

// Mod 10 finds every single wrong digit.
TEST(Properties, OneWrongDigitIsNoticed) {
  std::mt19937 random(99);
  for (int i = 0; i < 2000; ++i) {
    std::string number(13, '0');
    for (char& c : number) c = static_cast<char>('0' + random() % 10);
    number += check_digit(number);
    ASSERT_TRUE(parse_element_string("01" + number));
    char& digit = number[random() % number.size()];
    digit = static_cast<char>('0' + (digit - '0' + 1 + static_cast<int>(random() % 9)) % 10);
    const auto wrong = parse_element_string("01" + number);
    ASSERT_FALSE(wrong) << number;
    EXPECT_EQ(wrong.error().code, Errc::wrong_check_digit);
    EXPECT_EQ(wrong.error().ai, "01");
  }
}

// S10 is not among them: mod 11 folded into one digit misses some.
TEST(Properties, VerifiedWaybillsTurnAwayOneWrongDigit) {
  for (const std::string number : {"1Z5R89390357567127", "9400111201080805483016", "8487135506",
                                   "986578788855", "568283610012734", "00340434161094042557"}) {
    const auto right = waybill_candidates(number, {});
    ASSERT_TRUE(!right.empty() && right[0].verified) << number;
    std::string wrong = number;
    for (char& c : wrong) {
      if (c < '0' || c > '9' || &c - wrong.data() < 2) continue;
      const char before = c;
      c = c == '9' ? '0' : static_cast<char>(c + 1);
      for (const auto& candidate : waybill_candidates(wrong, {}))
        EXPECT_NE(candidate.format, right[0].format) << wrong;
      c = before;
    }
  }
}

TEST(Pattern, MatchesWholeTexts) {
  struct Row {
    std::string_view pattern, text;
    bool matches;
  };
  const Row rows[] = {
      {"#{3}", "123", true},   {"#{3}", "12", false},    {"#{3}", "1234", false}, {"@#", "A1", true},
      {"@#", "a1", false},     {"A#{1,3}", "A12", true}, {"A#{1,3}", "A", false}, {"[7-9x]#", "81", true},
      {"[7-9x]#", "x1", true}, {"[7-9x]#", "61", false}, {"*{2}-", "A1-", true},  {"", "", true},
      {"", "a", false},
  };
  for (const Row& row : rows)
    EXPECT_EQ(matches_pattern(row.pattern, row.text), row.matches) << row.pattern << row.text;
  EXPECT_TRUE(matches_pattern("SF#", "sf1", true));
  EXPECT_EQ(specificity("1Z*{15}[0-3]"), 3);
}

TEST(Printable, WritesDownWhatIsNoText) {
  EXPECT_EQ(printable("a\x1D\x01\xC3\xA9\xC3"), "a<GS>\\x01\xC3\xA9\\xC3");
  EXPECT_EQ(printable("\xED\xA0\x80\xF5\xC0\x80\xF0\x80\x80\x80"),
            "\\xED\\xA0\\x80\\xF5\\xC0\\x80\\xF0\\x80\\x80\\x80");
  EXPECT_EQ(printable("\xF0\x9F\x93\xA6"), "\xF0\x9F\x93\xA6");
}

}  // namespace
}  // namespace packbench::scan
