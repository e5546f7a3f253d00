// Locations and inbound notes from both formats.
#include "tests/support/parse_support.hpp"

namespace packbench::importer {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(Locations, AreTheSameInBothFormats) {
  const auto csv = parse("location,zone,sequence,hazardous\nA-1,shelf,3,\nPB-L-H-1,bulk,,yes\n");
  const auto jsonl = parse(
      "{\"location\":\"A-1\",\"zone\":\"shelf\",\"sequence\":3}\n"
      "{\"location\":\"H-1\",\"zone\":\"bulk\",\"hazardous\":true}");
  EXPECT_THAT(told(csv), IsEmpty());
  EXPECT_THAT(told(jsonl), IsEmpty());
  ASSERT_EQ(csv.locations.size(), 2U);
  ASSERT_EQ(jsonl.locations.size(), 2U);
  for (std::size_t i = 0; i < 2; ++i) EXPECT_EQ(csv.locations[i].location, jsonl.locations[i].location);
  EXPECT_EQ(csv.locations[1].location, (records::Location{"H-1", records::Zone::bulk, 0, true, true}));
}

TEST(Locations, BadRowsAreToldByPlaceAndTheGoodOnesKept) {
  const auto import =
      parse("location,zone,sequence\nA-1,attic,1\n,shelf,1\nA-2,shelf,-1\nA-3,shelf,1\nA-3,shelf,2\n");
  EXPECT_THAT(told(import),
              ElementsAre(HasSubstr("line 2, column 2 (zone)"), HasSubstr("line 3, location"),
                          HasSubstr("line 4, column 3 (sequence)"), HasSubstr("line 6, location")));
  ASSERT_EQ(import.locations.size(), 1U);
}

TEST(Notes, RowsOfANoteStandTogether) {
  const auto import = parse(
      "note,supplier,codes,sample_percent,line,sku,quantity,lot\n"
      "ASN-1,SUP,SF1 SF2,20,,TEA,10,L1\n"
      "ASN-1,,,,b,CUP,4,\n"
      "ASN-2,,,,,TEA,1,\n");
  EXPECT_THAT(told(import), IsEmpty());
  ASSERT_EQ(import.notes.size(), 2U);
  const auto& note = import.notes[0].note;
  EXPECT_EQ(note.supplier, "SUP");
  EXPECT_THAT(note.codes, ElementsAre("SF1", "SF2"));
  EXPECT_EQ(note.sample_percent, 20);
  EXPECT_EQ(note.lines, (std::vector<records::InboundLine>{{"1", "TEA", 10, "L1"}, {"b", "CUP", 4, ""}}));
}

TEST(Notes, BadRowsAreToldByPlace) {
  const auto import = parse("note,sku,quantity,sample_percent\nASN-1,,1,\nASN-2,TEA,0,\nASN-3,TEA,1,101\n");
  EXPECT_THAT(told(import), ElementsAre(HasSubstr("line 2, sku"), HasSubstr("line 3, column 3 (quantity)"),
                                        HasSubstr("line 4")));
  EXPECT_TRUE(import.notes.empty());
}

}  // namespace
}  // namespace packbench::importer
