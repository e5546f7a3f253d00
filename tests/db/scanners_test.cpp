// Scanners: the lane that each was bound to last, and how each is set up.
#include <gmock/gmock.h>

#include "db/connection.hpp"
#include "tests/db/bench_store.hpp"

namespace packbench::db::test {
namespace {

using testing::HasSubstr;

struct Scanners : BenchStore {
  Batch scanned(r::Event event, std::int64_t at_ms = 5) {
    auto made = batch("s" + std::to_string(++count), {std::move(event)}, {}, "1");
    made.at_ms = at_ms;
    return made;
  }
};

TEST_F(Scanners, EachBelongsToTheLaneWhoseCodeItScannedLast) {
  EXPECT_TRUE(reader->scanner_lanes().empty());
  must(*store,
       {scanned(r::ScannerBound{"05e0:1200:S1", "1"}, 5), scanned(r::ScannerBound{"05e0:1200@1-1.4", "2"}, 6),
        scanned(r::ScannerBound{"05e0:1200:S1", "2"}, 7)});
  const auto rows = reader->scanner_lanes();
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].device, "05e0:1200:S1");
  EXPECT_EQ(rows[0].lane, "2");
  EXPECT_EQ(rows[0].bound_at_ms, 7);
  EXPECT_EQ(rows[1].device, "05e0:1200@1-1.4");
  EXPECT_EQ(reader->stream("scanner:05e0:1200:S1").size(), 2U) << "each move is on record";
  expect_clean();
}

TEST_F(Scanners, WhatTheSheetToldLastCounts) {
  const r::ScannerSetup german{"de", r::AltCodes::gbk, true, true, "A", "\\x0D", "<GS>"};
  must(*store, {scanned(r::ScannerAdjusted{"a", {}, {{"scanner.layout", {"fr"}}}}, 5),
                scanned(r::ScannerAdjusted{"b", {}, {}}, 6),
                scanned(r::ScannerAdjusted{"a", german, {{"scanner.layout", {"de"}}}}, 7)});
  const auto rows = reader->scanner_setups();
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].device, "a");
  EXPECT_EQ(rows[0].settings, german);
  ASSERT_EQ(rows[0].findings.size(), 1U);
  EXPECT_EQ(rows[0].findings[0], (r::Text{"scanner.layout", {"de"}}));
  EXPECT_EQ(rows[0].adjusted_at_ms, 7);
  EXPECT_EQ(rows[1].settings, r::ScannerSetup{});
  expect_clean();
}

TEST_F(Scanners, WithoutAKeyOrALaneNothingIsWritten) {
  expect_refused(scanned(r::ScannerBound{"", "1"}), "a scanner has a key");
  expect_refused(scanned(r::ScannerBound{"a", ""}), "is bound to a lane");
  expect_refused(scanned(r::ScannerAdjusted{"", {}, {}}), "a scanner has a key");
  EXPECT_TRUE(reader->scanner_lanes().empty());
}

TEST_F(Scanners, VerifyTellsABindingThatTheJournalDoesNotKnow) {
  must(*store, {scanned(r::ScannerBound{"a", "1"})});
  Connection(path, Connection::Access::write).script("UPDATE scanner_lanes SET lane = '2'");
  const auto verified = verify(path);
  ASSERT_TRUE(verified);
  ASSERT_FALSE(verified->differences.empty());
  EXPECT_THAT(verified->differences.front(), HasSubstr("scanner_lanes (device=\"a\"): lane is"));
}

}  // namespace
}  // namespace packbench::db::test
