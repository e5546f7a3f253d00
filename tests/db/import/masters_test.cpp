// Items, stock and operators from both formats.
#include "tests/support/parse_support.hpp"

namespace packbench::importer {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

TEST(Items, AreTheSameInBothFormats) {
  const auto csv = parse(
      "sku,name_zh,name_en,barcodes,weight_g,lot,expiry,serial,hazardous,kit,image\n"
      "TEA,龙井,Tea,6901234567892 16901234567899*12,120,yes,是,no,,,tea.png\n"
      "SET,套装,Set,,,,,,1,TEA*2 CUP,\n");
  const auto jsonl = parse(
      R"({"sku":"TEA","name_zh":"龙井","name_en":"Tea","barcodes":["6901234567892",{"code":"16901234567899","quantity":12}],"weight_g":120,"lot":true,"expiry":true,"image":"tea.png"})"
      "\n"
      R"({"sku":"SET","name_zh":"套装","name_en":"Set","hazardous":true,"kit":[{"sku":"TEA","quantity":2},"CUP"]})");
  EXPECT_THAT(told(csv), IsEmpty());
  EXPECT_THAT(told(jsonl), IsEmpty());
  ASSERT_EQ(csv.items.size(), 2U);
  ASSERT_EQ(jsonl.items.size(), 2U);
  for (std::size_t i = 0; i < 2; ++i) EXPECT_EQ(csv.items[i].item, jsonl.items[i].item);
  const auto& tea = csv.items[0].item;
  EXPECT_EQ(tea.barcodes, (std::vector<records::Barcode>{{"6901234567892", 1}, {"16901234567899", 12}}));
  EXPECT_TRUE(tea.lot && tea.expiry && !tea.serial && !tea.hazardous);
  EXPECT_EQ(csv.items[1].item.kit, (std::vector<records::KitPart>{{"TEA", 2}, {"CUP", 1}}));
  EXPECT_EQ(csv.items[1].line, 3);
}

TEST(Items, JsonBarcodesMayHoldBlanksAndStars) {
  const auto import = parse(R"({"sku":"A","barcodes":[{"code":"A B*2"}]})");
  EXPECT_EQ(import.items.at(0).item.barcodes.at(0), (records::Barcode{"A B*2", 1}));
}

TEST(Items, BadRowsAreToldByPlaceAndTheGoodOnesKept) {
  const auto import = parse(
      "sku,barcodes,weight_g,lot,kit,image\n"
      "A,1,10,yes,,\n"
      ",1,10,,,\n"
      "B,1*0,,,,\n"
      "C,,-5,,,\n"
      "D,,12.5,,,\n"
      "E,,,maybe,,\n"
      "F,,,,F,\n"
      "G,,,,,../secret.png\n"
      "H,2 2,,,,\n"
      "I,,\n"
      "J,,,,,\n"
      "A,,,,,\n");
  EXPECT_THAT(told(import), ElementsAre("line 3, sku: is empty and must not be",
                                        "line 4, column 2 (barcodes): not a whole number from 1 to 1000000",
                                        "line 5, column 3 (weight_g): not a whole number from 0 to 1000000",
                                        HasSubstr("line 6, column 3 (weight_g): not a whole"),
                                        "line 7, column 4 (lot): neither yes nor no",
                                        HasSubstr("line 8, column 5 (kit): a kit can't hold itself"),
                                        HasSubstr("line 9, column 6 (image)"),
                                        HasSubstr("line 10, column 2 (barcodes): barcode 2 stands twice"),
                                        "line 11: this row has 3 fields, the header has 6",
                                        HasSubstr("line 13, sku: this item stands at line 2")));
  EXPECT_THAT(import.items, SizeIs(2));
}

TEST(Items, ABarcodeOfTwoItemsIsOnlyWarnedOf) {
  const auto import = parse("sku,barcodes\nA,1\nB,1\n");
  EXPECT_THAT(import.items, SizeIs(2));
  EXPECT_THAT(told(import),
              ElementsAre(AllOf(HasSubstr("warning: line 3, barcodes"), HasSubstr("A (line 2)"))));
}

TEST(Stock, IsReadAndChecked) {
  const auto import =
      parse("sku;lot;location;quantity\nA;L1;S-01;5\nA;L1;S-01;6\nA;;S-01;7\nA;;;8\nA;;S-02;0\n");
  ASSERT_EQ(import.stock.size(), 2U);
  EXPECT_EQ(import.stock[1].quantity, 7);
  EXPECT_THAT(told(import),
              ElementsAre(HasSubstr("line 3, sku: this item, lot and location"),
                          HasSubstr("line 5, location"), HasSubstr("line 6, column 4 (quantity)")));
}

TEST(Operators, AreReadAndChecked) {
  const auto import = parse(
      "id,name,badge,role,language\nli,李雷,PB-B-0001,packer,\nmei,Mei,0002,supervisor,en\nx,X,0002,packer,\n"
      "y,Y,0003,boss,\nz,Z,PB-B-,packer,\n");
  ASSERT_EQ(import.operators.size(), 2U);
  EXPECT_EQ(import.operators[0].person,
            (records::Operator{"li", "李雷", "0001", records::Role::packer, "zh-CN", true}));
  EXPECT_EQ(import.operators[1].person.role, records::Role::supervisor);
  EXPECT_THAT(told(import), ElementsAre(HasSubstr("line 4, badge: this badge stands at line 3"),
                                        HasSubstr("line 5, column 4 (role): \"boss\" is not one of: packer"),
                                        HasSubstr("line 6, column 3 (badge)")));
}

}  // namespace
}  // namespace packbench::importer
