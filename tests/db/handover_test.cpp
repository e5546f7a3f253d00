// Manifests in the store: what waits, what leaves, and what the tables refuse whatever a workflow says.
#include "tests/db/bench_store.hpp"

namespace packbench::db::test {
namespace {

// Batches of a manifest at lane 1.
struct Manifest {
  std::string document = "HO-1";
  std::int64_t token = 1;
  int count = 0;

  Batch of(std::vector<r::Event> events) {
    auto made = batch(document + ":" + std::to_string(++count), std::move(events));
    made.at_ms += count;
    made.work = WorkRef{r::WorkKind::handover, document, token};
    return made;
  }
  Batch open(const std::string& lane = "1") {
    return of(
        {r::WorkOpened{r::WorkKind::handover, document, lane, "wei", token, 0}, r::HandoverBegan{"sf", ""}});
  }
};

r::HandoverScanned on(const std::string& parcel, std::int64_t position = 1, std::int64_t revision = 1) {
  return {position, parcel, parcel.substr(0, parcel.rfind('-')), "SF", "sf", 1, 3, 500, 1, revision, 0};
}

struct HandoverStore : BenchStore {
  void pack(const std::string& order) { must(*store, packed_order(order)); }
  Result<Committed> write(Batch b) { return store->commit(std::move(b)); }
  Manifest manifest;
};

TEST_F(HandoverStore, SealedParcelsWaitUntilTheyAreOnAManifest) {
  pack("A");
  pack("B");
  ASSERT_EQ(reader->carriers_waiting().size(), 1U);
  EXPECT_EQ(reader->carriers_waiting()[0].parcels, 2);
  ASSERT_TRUE(write(manifest.open()));
  ASSERT_TRUE(write(manifest.of({on("A-1")})));
  EXPECT_EQ(reader->carriers_waiting()[0].parcels, 1);
  EXPECT_EQ(reader->manifest_of("A-1"), "HO-1");
  ASSERT_TRUE(write(manifest.of({r::HandoverUndone{1, "A-1", ""}})));
  EXPECT_EQ(reader->carriers_waiting()[0].parcels, 2);
  EXPECT_EQ(reader->manifest_of("A-1"), "");
  expect_clean();
}

TEST_F(HandoverStore, ClosingAndHandingOverKeepTwoTimes) {
  pack("A");
  ASSERT_TRUE(write(manifest.open()));
  ASSERT_TRUE(write(manifest.of({on("A-1")})));
  ASSERT_TRUE(write(manifest.of({r::HandoverClosed{1, 0, "wei"}})));
  ASSERT_TRUE(write(manifest.of({r::HandoverHanded{1, {}, "sue"}, r::WorkEnded{"sue"}})));
  const auto row = reader->manifest("HO-1");
  ASSERT_TRUE(row);
  EXPECT_EQ(row->state, "handed");
  EXPECT_EQ(row->closed_by, "wei");
  EXPECT_EQ(row->handed_by, "sue");
  EXPECT_GT(row->handed_ms, row->closed_ms);
  EXPECT_GT(row->closed_ms, row->began_ms);
  EXPECT_EQ(reader->work("handover", "HO-1")->state, "ended");
  ASSERT_EQ(reader->manifest_parcels("HO-1").size(), 1U);
  EXPECT_EQ(reader->manifest_parcels("HO-1")[0].pieces, 3);
  expect_clean();
}

TEST_F(HandoverStore, MovesNoGoodsTheyLeftWhenTheParcelWasSealed) {
  pack("A");
  const auto before = reader->stock_of("tee");
  ASSERT_TRUE(write(manifest.open()));
  ASSERT_TRUE(write(manifest.of({on("A-1")})));
  const auto after = reader->stock_of("tee");
  ASSERT_EQ(before.size(), after.size());
  for (std::size_t i = 0; i < before.size(); ++i) EXPECT_EQ(before[i].quantity, after[i].quantity);
}

TEST_F(HandoverStore, RefusesWhatCannotLeave) {
  pack("A");
  pack("B");
  must(*store, half_packed("C"));
  must(*store, {batch("aside", {r::PackSetAside{"later"}}, "C")});
  ASSERT_TRUE(write(manifest.open()));
  ASSERT_TRUE(write(manifest.of({on("A-1")})));
  const auto expect_refused = [&](r::Event event, std::string_view why) {
    const auto result = write(manifest.of({std::move(event)}));
    ASSERT_FALSE(result) << why;
    EXPECT_NE(result.error().message.find(why), std::string::npos) << result.error().message;
  };
  expect_refused(on("A-1", 2), "on manifest HO-1 already");
  expect_refused(on("C-1", 2), "not sealed");
  expect_refused(on("X-1", 2), "not here");
  expect_refused(on("B-1", 2, 9), "changed meanwhile");
  must(*store, {batch("cancel", {r::OrderCancelled{"B", 2, "customer"}})});
  expect_refused(on("B-1", 2, 2), "cancelled");
  expect_refused(r::HandoverUndone{1, "B-1", ""}, "not on manifest");
  expect_refused(r::HandoverHanded{1, {}, "wei"}, "is open");
  expect_refused(r::HandoverReopened{"x", "sue"}, "is open");
  expect_refused(r::HandoverDropped{}, "can't be dropped");
  ASSERT_TRUE(write(manifest.of({r::HandoverClosed{1, 0, "wei"}})));
  expect_refused(on("B-1", 2), "is closed");
  expect_refused(r::HandoverUndone{1, "A-1", ""}, "is closed");
  expect_clean();
}

TEST_F(HandoverStore, RefusesAParcelOfAnotherCarrier) {
  auto day = packed_order("A");
  auto closed = *day[4].events[0].as<r::PackParcelClosed>();
  auto sealed = *day[8].events[0].as<r::PackSealed>();
  closed.carrier = sealed.carrier = "jt";
  day[4].events[0] = closed;
  day[8].events[0] = sealed;
  must(*store, day);
  ASSERT_TRUE(write(manifest.open()));
  EXPECT_FALSE(write(manifest.of({on("A-1")})));
  manifest.document = "HO-2";
  ASSERT_TRUE(write(manifest.of(
      {r::WorkOpened{r::WorkKind::handover, "HO-2", "2", "wei", 1, 0}, r::HandoverBegan{"JT", ""}})));
  auto last = manifest.of({on("A-1")});
  last.lane = "2";
  EXPECT_TRUE(write(last)) << "capitals are no other carrier";
}

TEST_F(HandoverStore, AChangeAfterTheScanKeepsTheManifestFromTheDriver) {
  pack("A");
  ASSERT_TRUE(write(manifest.open()));
  ASSERT_TRUE(write(manifest.of({on("A-1")})));
  ASSERT_TRUE(write(manifest.of({r::HandoverClosed{1, 0, "wei"}})));
  auto changed = an_order("A", 2);
  changed.lines[0].quantity = 3;
  must(*store, {batch("change", {r::OrderReceived{changed}})});
  EXPECT_EQ(reader->changed_on_manifest("HO-1"), std::vector<std::string>{"A-1"});
  EXPECT_FALSE(write(manifest.of({r::HandoverHanded{1, {}, "wei"}})));
  EXPECT_FALSE(write(manifest.of({r::HandoverHanded{1, {{"A", 3}}, "wei"}})));
  EXPECT_TRUE(write(manifest.of({r::HandoverHanded{1, {{"A", 2}}, "wei"}})))
      << "it was looked at, and was harmless";
  expect_clean();
}

TEST_F(HandoverStore, TellsWhatTheNewestRevisionChangesForSealedParcels) {
  pack("A");
  EXPECT_TRUE(reader->order_change("A")->items.empty());
  EXPECT_EQ(reader->order_change("A")->revision, 1);
  auto late = an_order("A", 2);
  late.carrier = "zto";
  late.lines = {{"1", "tee", 1, false}, {"3", "cap", 2, false}, {"2", "mug", 1, true}};
  must(*store, {batch("late", {r::OrderReceived{late}})});
  const auto change = reader->order_change("A");
  EXPECT_EQ(change->revision, 2);
  EXPECT_EQ(change->carrier, "zto");
  ASSERT_EQ(change->items.size(), 2U);
  EXPECT_EQ(change->items[0].item, "cap");
  EXPECT_EQ(change->items[0].quantity, 2);
  EXPECT_EQ(change->items[1].quantity, -1);
  must(*store, {batch("cancel", {r::OrderCancelled{"A", 3, "customer"}})});
  EXPECT_TRUE(reader->order_change("A")->cancelled);
  EXPECT_FALSE(reader->order_change("X"));
}

TEST_F(HandoverStore, WhileItIsPackedOnlyWhatIsTooMuchInSealedParcelsIsAChange) {
  auto day = packed_order("A");
  day.back().events.pop_back();  // sealed, but the order goes on
  must(*store, day);
  auto more = an_order("A", 2);
  more.lines[0].quantity = 5;
  must(*store, {batch("more", {r::OrderReceived{more}})});
  EXPECT_TRUE(reader->order_change("A")->items.empty());
  auto less = an_order("A", 3);
  less.lines[0].quantity = 1;
  must(*store, {batch("less", {r::OrderReceived{less}})});
  ASSERT_EQ(reader->order_change("A")->items.size(), 1U);
  EXPECT_EQ(reader->order_change("A")->items[0].quantity, -1);
}

}  // namespace
}  // namespace packbench::db::test
