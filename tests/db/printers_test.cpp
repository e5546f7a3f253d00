// Printers as people set them: held back, and chosen for lanes.
#include <gmock/gmock.h>

#include "tests/db/bench_store.hpp"

namespace packbench::db::test {
namespace {

using testing::ElementsAre;
using testing::Pair;

struct Printers : BenchStore {
  Batch set(r::Event event) { return batch("p" + std::to_string(++count), {std::move(event)}, {}, "1"); }
};

TEST_F(Printers, OneIsHeldUntilItIsReleased) {
  must(*store, {set(r::PrinterHeld{"zebra", "torn labels", "s1"}),
                set(r::PrinterHeld{"tsc", "cleaning", "s1"}), set(r::PrinterReleased{"tsc", "s2"})});
  const auto held = reader->held_printers();
  ASSERT_EQ(held.size(), 1U);
  EXPECT_EQ(held[0].printer, "zebra");
  EXPECT_EQ(held[0].reason, "torn labels");
  EXPECT_EQ(held[0].by, "s1");
  EXPECT_EQ(reader->stream("printer:tsc").size(), 2U);
  expect_refused(set(r::PrinterReleased{"tsc", "s2"}), "not held");
  expect_refused(set(r::PrinterHeld{"", "", "s1"}), "a printer has a name");
  expect_clean();
}

TEST_F(Printers, ALanePrintsWhereItWasLastChosen) {
  must(*store, {set(r::PrinterChosen{"1", "tsc", "p1"}), set(r::PrinterChosen{"2", "tsc", ""}),
                set(r::PrinterChosen{"1", "zebra", "p1"})});
  EXPECT_THAT(reader->lane_printers(), ElementsAre(Pair("1", "zebra"), Pair("2", "tsc")));
  EXPECT_EQ(reader->stream("lane:1").size(), 2U);
  expect_clean();
}

}  // namespace
}  // namespace packbench::db::test
