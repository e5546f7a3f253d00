// Files as wholes: encodings, kinds, headers, and bytes of any sort.
#include "tests/support/parse_support.hpp"

#include <random>

#include "db/records/import/columns.hpp"
#include "db/records/import/utf8.hpp"

namespace packbench::importer {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

TEST(Utf8, KnowsWhereItEnds) {
  EXPECT_FALSE(first_non_utf8("abc 订单 😀"));
  const std::string_view bad[] = {"ab\x80",         "ab\xC0\xAF",         "ab\xE0\x80\x80",
                                  "ab\xED\xA0\x80", "ab\xF4\x90\x80\x80", "ab\xF5",
                                  "ab\xE8\xAE"};
  for (const auto text : bad) EXPECT_EQ(first_non_utf8(text), 2U);
}

TEST(Parse, TakesAByteOrderMark) {
  EXPECT_THAT(parse("\xEF\xBB\xBFsku,name_zh\nA,茶\n").items, SizeIs(1));
  EXPECT_THAT(parse("\xEF\xBB\xBF{\"sku\":\"A\"}\n").items, SizeIs(1));
}

TEST(Parse, RefusesGbkNamingTheLine) {
  const auto import = parse("sku,name_zh\nA,tea\nB,\xB2\xE8\n");
  EXPECT_THAT(import.items, IsEmpty());
  EXPECT_THAT(told(import), ElementsAre(AllOf(HasSubstr("line 3: not UTF-8"), HasSubstr("GBK"))));
}

TEST(Parse, TellsKindsByTheirColumns) {
  EXPECT_THAT(parse("SKU , Name_ZH\nA,B\n").items, SizeIs(1));
  EXPECT_THAT(parse("{\"sku\":\"A\"}\n{\"id\":\"a\",\"badge\":\"1\",\"role\":\"packer\"}\n").operators,
              SizeIs(1));
  EXPECT_THAT(told(parse("a,b\n1,2\n")),
              ElementsAre(HasSubstr("line 1: the header line names no known columns")));
  EXPECT_THAT(told(parse("{}\n[]\n7")),
              ElementsAre(HasSubstr("line 1: none of the members"), HasSubstr("line 2: not an object"),
                          HasSubstr("line 3: not an object")));
  EXPECT_THAT(told(parse("sku,quantity\nA,1\n", {Kind::stock})),
              Contains("line 1, location: this column is missing, and stock need it"));
}

TEST(Parse, UnknownColumnsAreToldOnceAndDoublesStopTheFile) {
  const auto import = parse("sku,colour\nA,red\nB,blue\n");
  EXPECT_THAT(import.items, SizeIs(2));
  EXPECT_THAT(told(import),
              ElementsAre("warning: line 1, column 2 (colour): a column unknown for items: not read"));
  EXPECT_THAT(parse("sku,sku\nA,B\n").items, IsEmpty());
}

TEST(Parse, TellsWhatKindOfFileItWanted) {
  EXPECT_THAT(told(parse("")), ElementsAre("file: the file is empty"));
  EXPECT_THAT(told(parse(" \n\r\n")), ElementsAre("file: the file is empty"));
  EXPECT_THAT(told(parse("[{\"sku\":\"A\"}]")), ElementsAre(HasSubstr("JSON list")));
  EXPECT_THAT(told(parse("{\"sku\":\"A\"}\n{\"sku\":}\n")),
              ElementsAre(HasSubstr("line 2, column 8: not JSON")));
}

TEST(Parse, ControlCharactersAndLengthsAreRefusedByPlace) {
  EXPECT_THAT(told(parse(std::string("sku\nA\0B\n", 8))),
              ElementsAre(HasSubstr("line 2, column 1 (sku): holds a control character")));
  EXPECT_THAT(told(parse("sku,name_en\n\"A\nB\",x\n")),
              ElementsAre(HasSubstr("line break where none may be")));
  EXPECT_THAT(told(parse("sku\n" + std::string(81, 'x') + "\n")),
              ElementsAre(HasSubstr("is longer than 80 bytes")));
  EXPECT_THAT(told(parse("sku,barcodes\nA," + std::string(5'000'000, '1') + "\n")),
              ElementsAre(HasSubstr("is longer than")));
}

TEST(Parse, ListsSoManyProblemsAndCountsTheRest) {
  std::string text = "sku,weight_g\n";
  for (int i = 0; i < 1500; ++i) text += std::to_string(i) + ",x\n";
  const auto import = parse(text);
  EXPECT_THAT(import.problems, SizeIs(kMaxProblems));
  EXPECT_EQ(import.unlisted, 500);
}

TEST(Parse, AnyBytesAreReadToTheirEnd) {
  const std::string good =
      "order,carrier,line,sku,quantity,remark\nAAA,sf,1,X,1,\"a "
      "\"\"b\"\"\nc\"\nBBB,zto,1,X,1,\nAAA,sf,2,Y,2,\nBBB,zto,2,Y,2,\n";
  const std::string alphabet = "\",;\n\r\tA1{}[]*\\ \xE8\xAE\xA2";
  std::mt19937 random(7);
  for (int round = 0; round < 4000; ++round) {
    auto text = good;
    const auto changes = 1 + random() % 3;
    for (unsigned i = 0; i < changes; ++i) {
      const auto at = random() % text.size();
      switch (random() % 3) {
        case 0:
          text[at] = alphabet[random() % alphabet.size()];
          break;
        case 1:
          text.erase(at, 1 + random() % 4);
          break;
        default:
          text.insert(at, 1, alphabet[random() % alphabet.size()]);
      }
    }
    parse(text);
  }
  for (int round = 0; round < 500; ++round) {
    std::string text(random() % 200, '\0');
    for (auto& byte : text) byte = static_cast<char>(random());
    parse((round % 2 ? "order,sku,quantity\n" : "{\"order\":") + text);
    parse(text);
  }
}

TEST(Parse, EveryCutOfAFileKeepsOrdersWhole) {
  const std::string head = "order,sku,quantity,remark\n";
  const std::string rows[] = {"AAA,X,1,\"two\nlines\"\n", "BBB,X,1,\n", "AAA,Y,2,\"say \"\"hi\"\"\"\n",
                              "BBB,Y,2,\n"};
  const std::string whole = head + rows[0] + rows[1] + rows[2] + rows[3];
  for (std::size_t at = head.size(); at < whole.size(); ++at) {
    auto text = whole;
    text.insert(at, 1, '"');  // one stray quote
    for (const auto& order : parse(text).orders)
      EXPECT_EQ(order.order.lines.size(), 2U) << at << "\n" << text;
  }
}

}  // namespace
}  // namespace packbench::importer
