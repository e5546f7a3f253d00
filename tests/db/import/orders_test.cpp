// Orders from both formats: whole or not at all.
#include "tests/support/parse_support.hpp"

namespace packbench::importer {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

std::vector<std::string> numbers(const Import& import) {
  std::vector<std::string> all;
  for (const auto& row : import.orders) all.push_back(row.order.order);
  return all;
}

TEST(Orders, AreTheSameInBothFormats) {
  const auto csv = parse(
      "order,revision,channel,carrier,paid_at,ship_by,tote,pick_list,waybills,consignee_name,consignee_phone,"
      "consignee_address,line,sku,quantity,gift,remark,gift_note\r\n"
      "SO-1,3,Tmall,sf,2024-06-11 09:00,2024-06-12,T-01,PL-1,SF1 "
      "SF2,王小明,138,\"杭州\n西湖\",a,TEA,2,,易碎,贺卡\r\n"
      "SO-1,3,Tmall,sf,,,,,,,,,b,CUP,1,yes,\"call \"\"first\"\"\",\r\n");
  const auto jsonl = parse(
      R"({"order":"SO-1","revision":3,"channel":"Tmall","carrier":"sf","paid_at":"2024-06-11T09:00:00+08:00","ship_by":"2024-06-12","tote":"T-01","pick_list":"PL-1","waybills":["SF1","SF2"],"consignee":{"name":"王小明","phone":"138","address":"杭州\n西湖"},"lines":[{"line":"a","sku":"TEA","quantity":2},{"line":"b","sku":"CUP","quantity":1,"gift":true}],"remarks":["易碎","call \"first\""],"gifts":["贺卡"]})");
  EXPECT_THAT(told(csv), IsEmpty());
  EXPECT_THAT(told(jsonl), IsEmpty());
  ASSERT_EQ(csv.orders.size(), 1U);
  ASSERT_EQ(jsonl.orders.size(), 1U);
  const auto &one = csv.orders[0], &two = jsonl.orders[0];
  EXPECT_EQ(one.order, two.order);
  EXPECT_EQ(one.consignee, two.consignee);
  EXPECT_EQ(one.revision, 3);
  EXPECT_EQ(two.revision, 3);
  EXPECT_EQ(one.order.ship_by, "2024-06-12T15:59:59Z");
  EXPECT_EQ(one.order.consignee, "");
  EXPECT_EQ(one.order.notes,
            (std::vector<records::OrderNote>{{"r1", records::NoteKind::remark, "易碎"},
                                             {"r2", records::NoteKind::remark, "call \"first\""},
                                             {"g1", records::NoteKind::gift, "贺卡"}}));
  EXPECT_EQ(one.item_places[1], (Place{4, 14, "sku"}));
  EXPECT_EQ(two.item_places[1], (Place{1, 0, "lines[1].sku"}));
}

TEST(Orders, RowsOfOneOrderMayStandApart) {
  const auto import = parse("order,sku,quantity\nA,X,1\nB,X,1\nA,Y,2\n");
  EXPECT_THAT(numbers(import), ElementsAre("A", "B"));
  EXPECT_EQ(import.orders[0].order.lines,
            (std::vector<records::OrderLine>{{"1", "X", 1, false}, {"2", "Y", 2, false}}));
}

TEST(Orders, OneBadLineLeavesTheWholeOrderOut) {
  const auto import = parse("order,sku,quantity\nA,X,1\nB,X,1\nA,Y,two\nC,X,1\n");
  EXPECT_THAT(numbers(import), ElementsAre("B", "C"));
  EXPECT_THAT(told(import), ElementsAre(HasSubstr("line 2, order: order A is left out"),
                                        "line 4, column 3 (quantity): not a whole number from 1 to 1000000"));
}

struct Half {
  const char *what, *rows;
};

TEST(Orders, NeverComeInHalfHoweverRowsAreBroken) {
  const Half table[] = {
      {"too few fields", "A,X,1\nB,X,1\nB,Y\nC,X,1\n"},
      {"too many fields", "A,X,1\nB,X,1\nB,Y,1,1\nC,X,1\n"},
      {"quote in a field", "A,X,1\nB,X,1\nB,\"Y\"z,1\nC,X,1\n"},
      {"row swallowed by a quote", "A,X,1\nB,X,1\nZ,\"Y,1\nB,Y,1\nZ,\"Y,1\nC,X,1\n"},
  };
  for (const auto& row : table) {
    const auto import = parse(std::string("order,sku,quantity\n") + row.rows);
    EXPECT_THAT(numbers(import), ElementsAre("A", "C")) << row.what;
    EXPECT_THAT(told(import), Contains(HasSubstr("order B is left out"))) << row.what;
  }
  EXPECT_THAT(numbers(parse("order,sku,quantity\nA,X,1\nB,X,1\nC,\"X,1\nB,Y,1\n")), ElementsAre("A"));
}

TEST(Orders, RowsThatContradictEachOtherLeaveTheOrderOut) {
  const auto import = parse("order,carrier,sku,quantity\nA,sf,X,1\nA,zto,Y,1\nB,,X,1\nB,zto,Y,1\n");
  EXPECT_THAT(numbers(import), ElementsAre("B"));
  EXPECT_EQ(import.orders[0].order.carrier, "zto");
  EXPECT_THAT(told(import), ElementsAre(HasSubstr("order A is left out"),
                                        HasSubstr("line 3, column 2 (carrier): differs from line 2")));
}

TEST(Orders, ACancelledOneNeedsNoLines) {
  const auto csv =
      parse("order,state,reason,sku,quantity\nA,cancelled,changed mind,,\nB,open,,,\nC,gone,,X,1\n");
  ASSERT_THAT(numbers(csv), ElementsAre("A"));
  EXPECT_TRUE(csv.orders[0].cancelled);
  EXPECT_EQ(csv.orders[0].reason, "changed mind");
  EXPECT_THAT(told(csv), Contains(HasSubstr("an order needs at least one line")));
  EXPECT_THAT(told(csv), Contains(HasSubstr("\"gone\" is not one of: open cancelled")));
  EXPECT_THAT(parse(R"({"order":"A","state":"cancelled"})").orders, SizeIs(1));
}

TEST(Orders, BadJsonMembersAreToldByPath) {
  const std::pair<const char*, const char*> table[] = {
      {R"({"order":"A"})", "line 1, order: an order needs at least one line"},
      {R"({"order":"A","lines":{}})", "line 1, lines: is not a list"},
      {R"({"order":"A","lines":[7]})", "line 1, lines[0]: is not an object"},
      {R"({"order":"A","lines":[{"quantity":1}]})", "line 1, sku: is empty and must not be"},
      {R"({"order":"A","lines":[{"sku":"X","quantity":0}]})",
       "line 1, lines[0].quantity: not a whole number from 1 to 1000000"},
      {R"({"order":"A","lines":[{"sku":"X","quantity":1.5}]})", "line 1, lines[0].quantity: is not text"},
      {R"({"order":"A","lines":[{"sku":["X"],"quantity":1}]})", "line 1, lines[0].sku: is not text"},
      {R"({"order":"A","lines":[{"line":"1","sku":"X","quantity":1},{"line":"1","sku":"Y","quantity":1}]})",
       "line 1, lines[1].line: line \"1\" stands twice in order A"},
      {R"({"order":"A","consignee":"me","lines":[{"sku":"X","quantity":1}]})",
       "line 1, consignee: is not an object"},
      {R"({"order":"A","consignee":{"name":7.5},"lines":[{"sku":"X","quantity":1}]})",
       "line 1, consignee.name: is not text"},
      {R"({"order":"A","remarks":[{}],"lines":[{"sku":"X","quantity":1}]})",
       "line 1, remarks[0]: is not text"},
      {R"({"order":"A","ship_by":"soon","lines":[{"sku":"X","quantity":1}]})",
       "line 1, ship_by: \"soon\" is no time; write 2024-06-11, 2024-06-11 18:00 or RFC 3339"},
      {R"({"order":"A\u0000","lines":[{"sku":"X","quantity":1}]})",
       "line 1, order: holds a control character (or a line break where none may be)"},
  };
  for (const auto& [text, problem] : table) {
    const auto import = parse(text);
    EXPECT_THAT(import.orders, IsEmpty()) << text;
    EXPECT_THAT(told(import), Contains(problem)) << text;
  }
}

TEST(Orders, UnknownMembersAreToldOnce) {
  const auto import = parse(
      "{\"order\":\"A\",\"x\":1,\"lines\":[{\"sku\":\"X\",\"quantity\":1}]}\n{\"order\":\"B\",\"x\":2,"
      "\"lines\":[{\"sku\":\"X\",\"quantity\":1}]}\n");
  EXPECT_THAT(numbers(import), ElementsAre("A", "B"));
  EXPECT_THAT(told(import), ElementsAre("warning: line 1, x: a member unknown for orders: not read"));
}

TEST(Orders, TheSameNumberTwiceIsTold) {
  const auto import = parse(
      "{\"order\":\"A\",\"lines\":[{\"sku\":\"X\",\"quantity\":1}]}\n{\"order\":\"A\",\"lines\":[{\"sku\":"
      "\"Y\",\"quantity\":1}]}\n");
  ASSERT_THAT(numbers(import), ElementsAre("A"));
  EXPECT_EQ(import.orders[0].order.lines[0].item, "X");
  EXPECT_THAT(told(import), ElementsAre(AllOf(HasSubstr("line 2, order"), HasSubstr("line 1 already"))));
}

}  // namespace
}  // namespace packbench::importer
