// Devices that lanes are worked from: the last one that was paired, and none that was unpaired.
#include <gmock/gmock.h>

#include "db/connection.hpp"
#include "tests/db/bench_store.hpp"

namespace packbench::db::test {
namespace {

using testing::HasSubstr;

std::string proof(char digit) {
  return std::string(64, digit);
}

struct Tablets : BenchStore {
  Batch at_desk(r::Event event, std::int64_t at_ms = 5) {
    auto made = batch("t" + std::to_string(++count), {std::move(event)}, {}, "");
    made.at_ms = at_ms;
    return made;
  }
};

TEST_F(Tablets, ALaneHasTheDeviceThatWasPairedLast) {
  EXPECT_FALSE(reader->tablet("dock"));
  must(*store, {at_desk(r::TabletPaired{"dock", proof('a'), "sue"}, 5),
                at_desk(r::TabletPaired{"aisle", proof('b'), "sue"}, 6),
                at_desk(r::TabletPaired{"dock", proof('c'), "ann"}, 7)});
  const auto dock = reader->tablet("dock");
  ASSERT_TRUE(dock);
  EXPECT_EQ(dock->lane, "dock");
  EXPECT_EQ(dock->proof, proof('c'));
  EXPECT_EQ(dock->paired_at_ms, 7);
  EXPECT_EQ(dock->paired_by, "ann");
  const auto all = reader->tablets();
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].lane, "aisle");
  EXPECT_EQ(all[1].lane, "dock");
  expect_clean();
}

TEST_F(Tablets, AnUnpairedDeviceIsKnownNoMoreAndTheOthersStay) {
  must(*store,
       {at_desk(r::TabletPaired{"dock", proof('a'), "sue"}),
        at_desk(r::TabletPaired{"aisle", proof('b'), "sue"}), at_desk(r::TabletUnpaired{"dock", "ann"})});
  EXPECT_FALSE(reader->tablet("dock"));
  EXPECT_TRUE(reader->tablet("aisle"));
  expect_refused(at_desk(r::TabletUnpaired{"dock", "ann"}), "is worked from no device");
  expect_refused(at_desk(r::TabletUnpaired{"2", "ann"}), "is worked from no device");
  must(*store, {at_desk(r::TabletPaired{"dock", proof('c'), "sue"})});
  EXPECT_EQ(reader->tablet("dock")->proof, proof('c'));
  expect_clean();
}

TEST_F(Tablets, WhoPairedAndUnpairedStandsInTheLanesStream) {
  must(*store,
       {at_desk(r::TabletPaired{"dock", proof('a'), "sue"}), at_desk(r::TabletUnpaired{"dock", "ann"})});
  const auto rows = reader->stream("lane:dock");
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].event, r::Event(r::TabletPaired{"dock", proof('a'), "sue"}));
  EXPECT_EQ(rows[1].event, r::Event(r::TabletUnpaired{"dock", "ann"}));
}

TEST_F(Tablets, OnlyWhatIsAProofIsTaken) {
  for (const auto& none : {std::string(), proof('a').substr(1), proof('g'), proof('A')})
    expect_refused(at_desk(r::TabletPaired{"dock", none, "sue"}), "64 hexadecimal digits");
  expect_refused(at_desk(r::TabletPaired{"", proof('a'), "sue"}), "belongs to a lane");
  EXPECT_TRUE(reader->stream("lane:dock").empty());
}

TEST_F(Tablets, VerifyTellsADeviceThatTheJournalDoesNotKnow) {
  must(*store, {at_desk(r::TabletPaired{"dock", proof('a'), "sue"})});
  Connection(path, Connection::Access::write).script("UPDATE tablets SET proof = replace(proof, 'a', 'b')");
  const auto verified = verify(path);
  ASSERT_TRUE(verified);
  ASSERT_FALSE(verified->differences.empty());
  EXPECT_THAT(verified->differences.front(), HasSubstr("tablets (lane=\"dock\"): proof is"));
}

}  // namespace
}  // namespace packbench::db::test
