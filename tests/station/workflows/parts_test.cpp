// The small pure parts: expiry dates, expected weight, the article that explains a difference.
#include <gtest/gtest.h>

#include "station/workflows/expiry.hpp"
#include "station/workflows/weight.hpp"
#include "tests/station/workflows/bench.hpp"

namespace packbench::workflows {
namespace {

using namespace records;

TEST(Expiry, IsReadInThreeWritings) {
  const std::pair<const char*, const char*> rows[] = {
      {"2027-01-31", "2027-01-31"},
      {"20270131", "2027-01-31"},
      {"270131", "2027-01-31"},
      {"270200", "2027-02-28"},
      {"280200", "2028-02-29"},
      {"760101", "2076-01-01"},
      {"770101", "1977-01-01"},
      {"2027-02-29", ""},
      {"20271301", ""},
      {"2027/01/31", ""},
      {"27-01-31", ""},
      {"", ""},
      {"27013", ""},
      {"2701311", ""},
      {"abcdef", ""},
      {"2027-1-031", ""},
  };
  for (const auto& [text, expected] : rows)
    EXPECT_EQ(read_expiry(text, "2026-06-15").value_or(""), expected) << text;
  EXPECT_FALSE(read_expiry("270131", ""));
}

PackState packed_with(std::int64_t mugs, std::int64_t plates) {
  PackState pack;
  pack.order = order("SO1", {line("1", "MUG", 10), line("2", "PLATE", 10)});
  pack.entries = {{1, mugs, "1", "MUG", "SO1-1", kMug, {}, false},
                  {2, plates, "2", "PLATE", "SO1-1", kPlate, {}, false}};
  return pack;
}

TEST(Weight, ExpectedIsPiecesAndBoxWithTheGreaterTolerance) {
  Rules rules;
  rules.box_g = 100;
  const auto light = expected_weight(packed_with(1, 0), "SO1-1", rules);
  EXPECT_EQ(light.expected_g, 400);
  EXPECT_EQ(light.tolerance_g, 30);
  const auto heavy = expected_weight(packed_with(8, 8), "SO1-1", rules);
  EXPECT_EQ(heavy.expected_g, 6500);
  EXPECT_EQ(heavy.tolerance_g, 130);
  EXPECT_TRUE(agrees(heavy, 6630));
  EXPECT_FALSE(agrees(heavy, 6631));
}

TEST(Weight, AnUnknownWeightComparesNothing) {
  auto pack = packed_with(1, 1);
  pack.order.lines[0].weight_g = 0;
  EXPECT_TRUE(agrees(expected_weight(pack, "SO1-1", Rules{}), 99999));
}

TEST(Weight, TheFewestPiecesThatFitAreTheSuspects) {
  struct Row {
    std::int64_t mugs, plates, difference;
    const char* item;
    std::int64_t quantity;
  };
  const Row rows[] = {
      {2, 2, -300, "MUG", 1}, {2, 2, -510, "PLATE", 1}, {2, 2, 500, "PLATE", 1},  {3, 1, -900, "MUG", 3},
      {2, 2, -150, "", 0},    {0, 2, -300, "", 0},      {1, 0, 1500, "PLATE", 3}, {1, 1, -900, "", 0},
  };
  for (const auto& row : rows) {
    const auto pack = packed_with(row.mugs, row.plates);
    const auto found = suspect(pack, "SO1-1", row.difference, 30);
    EXPECT_EQ(found ? found->line->item : "", row.item) << row.difference;
    EXPECT_EQ(found ? found->quantity : 0, row.quantity) << row.difference;
  }
}

}  // namespace
}  // namespace packbench::workflows
