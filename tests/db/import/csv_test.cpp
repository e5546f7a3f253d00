// CSV in its dialects.
#include "db/records/import/csv.hpp"

#include <gmock/gmock.h>

namespace packbench::importer {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<CsvRow> read(std::string_view text, char delimiter = ',') {
  CsvReader reader(text, delimiter);
  std::vector<CsvRow> rows;
  while (auto row = reader.next()) rows.push_back(*std::move(row));
  return rows;
}

TEST(Csv, FindsTheDelimiterInTheFirstLine) {
  EXPECT_EQ(csv_delimiter("a,b,c\n1;2;3;4"), ',');
  EXPECT_EQ(csv_delimiter("a;b;c\n"), ';');
  EXPECT_EQ(csv_delimiter("a\tb"), '\t');
  EXPECT_EQ(csv_delimiter("\"a,b,c\";d"), ';');
  EXPECT_EQ(csv_delimiter("single"), ',');
  EXPECT_EQ(csv_delimiter(""), ',');
}

TEST(Csv, ReadsRowsOfEveryLineEnd) {
  for (const auto* text : {"a,b\n1,2\n", "a,b\r\n1,2\r\n", "a,b\n1,2", "\r\n\na,b\n\n1,2\n\n"}) {
    const auto rows = read(text);
    ASSERT_EQ(rows.size(), 2U) << text;
    EXPECT_THAT(rows[0].fields, ElementsAre("a", "b"));
    EXPECT_THAT(rows[1].fields, ElementsAre("1", "2"));
  }
  EXPECT_THAT(read(""), IsEmpty());
  EXPECT_THAT(read("\n\r\n"), IsEmpty());
}

TEST(Csv, QuotesHoldAnything) {
  const auto rows = read("\"a,\"\"b\"\"\",\"two\r\nlines\",\"\"\nnext,,\n");
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_THAT(rows[0].fields, ElementsAre("a,\"b\"", "two\nlines", ""));
  EXPECT_THAT(rows[1].fields, ElementsAre("next", "", ""));
  EXPECT_EQ(rows[1].line, 3);
}

TEST(Csv, BrokenQuotesAreToldWithTheirLine) {
  const auto inside = read("x\na\"b,c\nd,e\n");
  EXPECT_THAT(inside[1].broken, HasSubstr("quote inside"));
  EXPECT_EQ(inside[1].broken_line, 2);
  EXPECT_THAT(inside[2].fields, ElementsAre("d", "e"));
  EXPECT_THAT(inside[2].broken, IsEmpty());
  EXPECT_THAT(read("\"a\"b,c")[0].broken, HasSubstr("behind a closing quote"));
  const auto open = read("x,y\nz,\"never\nclosed\n");
  EXPECT_THAT(open[1].broken, HasSubstr("never closed"));
  EXPECT_EQ(open[1].broken_line, 2);
  EXPECT_EQ(open[1].raw, "z,\"never\nclosed\n");
}

TEST(Csv, KeepsNulBytesAndHugeFields) {
  const std::string text("a\0b,", 4);
  EXPECT_EQ(read(text)[0].fields[0].size(), 3U);
  EXPECT_EQ(read("\"" + std::string(1'000'000, 'x') + "\",y")[0].fields[0].size(), 1'000'000U);
}

}  // namespace
}  // namespace packbench::importer
