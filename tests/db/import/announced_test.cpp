// RMAs, count plans and cancelled notes from both formats.
#include "tests/support/parse_support.hpp"

namespace packbench::importer {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(Rmas, AreTheSameInBothFormats) {
  const auto csv = parse(
      "rma,order,channel,reason,sku,quantity\nR-1,SO-1,Tmall,broken,TEA,2\nR-1,,,,CUP,1\nR-2,,,,TEA,1\n");
  const auto jsonl = parse(
      "{\"rma\":\"R-1\",\"order\":\"SO-1\",\"channel\":\"Tmall\",\"reason\":\"broken\",\"sku\":\"TEA\",\"quantity\":2}\n"
      "{\"rma\":\"R-1\",\"sku\":\"CUP\",\"quantity\":1}\n{\"rma\":\"R-2\",\"sku\":\"TEA\",\"quantity\":1}");
  EXPECT_THAT(told(csv), IsEmpty());
  EXPECT_THAT(told(jsonl), IsEmpty());
  ASSERT_EQ(csv.rmas.size(), 2U);
  ASSERT_EQ(jsonl.rmas.size(), 2U);
  for (std::size_t i = 0; i < 2; ++i) EXPECT_EQ(csv.rmas[i].rma, jsonl.rmas[i].rma);
  const records::Rma first{"R-1", 1, "SO-1", "Tmall", "broken", {{"TEA", 2}, {"CUP", 1}}};
  EXPECT_EQ(csv.rmas[0].rma, first);
}

TEST(Rmas, BadRowsAreToldByPlace) {
  const auto import = parse("rma,sku,quantity\nR-1,,1\nR-2,TEA,0\n,TEA,1\nR-3,A,1\nR-4,A,1\nR-3,A,1\n");
  EXPECT_THAT(told(import),
              ElementsAre(HasSubstr("line 2, sku"), HasSubstr("line 3, column 3 (quantity)"),
                          HasSubstr("line 4, rma"), HasSubstr("line 7, rma: this RMA stands at line 5")));
  EXPECT_EQ(import.rmas.size(), 2U);
}

TEST(Plans, AreTheSameInBothFormats) {
  const auto csv = parse(
      "plan,every_days,zone,sku,category,location,all,blind,tolerance_quantity,active\nP-1,7,shelf,TEA,food,A-1,yes,no,2,no\nP-2,,,,,,,,,\n");
  const auto jsonl = parse(
      R"({"plan":"P-1","every_days":7,"zone":"shelf","sku":"TEA","category":"food","location":"A-1","all":true,"blind":false,"tolerance_quantity":2,"active":false})"
      "\n{\"plan\":\"P-2\"}");
  EXPECT_THAT(told(csv), IsEmpty());
  EXPECT_THAT(told(jsonl), IsEmpty());
  ASSERT_EQ(csv.plans.size(), 2U);
  ASSERT_EQ(jsonl.plans.size(), 2U);
  for (std::size_t i = 0; i < 2; ++i) EXPECT_EQ(csv.plans[i].plan, jsonl.plans[i].plan);
  records::CountPlan first{"P-1", 1,         7,    records::Zone::shelf, "TEA", "food", "A-1", true,
                           false, {2, 0, 0}, false};
  EXPECT_EQ(csv.plans[0].plan, first);
  records::CountPlan second;
  second.plan = "P-2";
  EXPECT_EQ(csv.plans[1].plan, second);
}

TEST(Plans, BadRowsAreToldByPlace) {
  EXPECT_THAT(told(parse("plan,zone,blind\nP-1,attic,\nP-2,,maybe\n")),
              ElementsAre(HasSubstr("line 2, column 2 (zone)"), HasSubstr("line 3, column 3 (blind)")));
}

TEST(Notes, ACancelledOneNeedsItsNumberAlone) {
  for (const auto* text : {"note,state,reason,sku,quantity\nN-1,cancelled,sold out,,\nN-2,open,,TEA,1\n",
                           "{\"note\":\"N-1\",\"state\":\"cancelled\",\"reason\":\"sold out\"}\n"
                           "{\"note\":\"N-2\",\"sku\":\"TEA\",\"quantity\":1}"}) {
    const auto import = parse(text);
    EXPECT_THAT(told(import), IsEmpty());
    ASSERT_EQ(import.notes.size(), 2U);
    EXPECT_TRUE(import.notes[0].cancelled && import.notes[0].note.lines.empty());
    EXPECT_EQ(import.notes[0].reason, "sold out");
    EXPECT_FALSE(import.notes[1].cancelled);
  }
}

}  // namespace
}  // namespace packbench::importer
