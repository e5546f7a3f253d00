// A long import in parts is the same import.
#include "station/importer/slices.hpp"

#include <gtest/gtest.h>

namespace packbench::importer {
namespace {

Import import_of(int orders, int notes) {
  Import import;
  import.items.resize(3);
  import.problems.resize(2);
  import.unlisted = 1;
  for (int i = 0; i < orders; ++i) import.orders.emplace_back().line = i;
  for (int i = 0; i < notes; ++i) import.notes.emplace_back().line = i;
  return import;
}

TEST(Slices, MastersComeFirstAndEachOrderOnceInItsPlace) {
  for (const auto& [orders, notes, parts] :
       {std::tuple{0, 0, 1U}, {1, 0, 2U}, {10, 0, 2U}, {11, 1, 4U}, {25, 20, 6U}}) {
    const auto cut = slices(import_of(orders, notes), 10);
    ASSERT_EQ(cut.size(), parts);
    EXPECT_EQ(cut[0].items.size(), 3U);
    EXPECT_EQ(cut[0].problems.size(), 2U);
    std::int64_t order = 0, note = 0;
    for (const auto& part : cut) {
      EXPECT_LE(part.orders.size() + part.notes.size(), 10U);
      EXPECT_TRUE(part.orders.empty() || note == 0) << "notes after orders";
      for (const auto& row : part.orders) EXPECT_EQ(row.line, order++);
      for (const auto& row : part.notes) EXPECT_EQ(row.line, note++);
    }
    EXPECT_EQ(order, orders);
    EXPECT_EQ(note, notes);
  }
}

TEST(Slices, ResultsAddUpAndProblemsHaveTheirMost) {
  ImportResult sum{1, 2, 3, 4, {}, 5};
  sum.problems.resize(kMaxProblems - 1);
  ImportResult part{10, 20, 30, 40, {}, 50};
  part.problems.resize(3);
  add(sum, part);
  EXPECT_EQ(sum.added, 11);
  EXPECT_EQ(sum.changed, 22);
  EXPECT_EQ(sum.unchanged, 33);
  EXPECT_EQ(sum.cancelled, 44);
  EXPECT_EQ(sum.problems.size(), kMaxProblems);
  EXPECT_EQ(sum.unlisted, 57);
}

}  // namespace
}  // namespace packbench::importer
