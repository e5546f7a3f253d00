// Corrections after sealing in the store (F19): what is unsealed is as it was before, what is sent again is
// bound.
#include <gmock/gmock.h>

#include <algorithm>

#include "db/connection.hpp"
#include "db/schema.hpp"
#include "tests/db/bench_store.hpp"

namespace packbench::db::test {
namespace {

using testing::ElementsAre;

struct CorrectStore : BenchStore {
  std::vector<std::string> rows_of(const char* sql) const {
    Connection db(path, Connection::Access::read);
    std::vector<std::string> found;
    auto rows = db.query(sql);
    while (rows.next()) found.push_back(rows.text(0));
    return found;
  }
  std::vector<std::string> outbox() const { return rows_of("SELECT kind FROM outbox ORDER BY seq"); }
  std::vector<std::string> balances() const {
    return rows_of(
        "SELECT location || ' ' || item || ' ' || lot || ' ' || quantity FROM balances WHERE quantity <> 0"
        " ORDER BY 1");
  }
  // Order A is shipped in one parcel; what the ledger said before its seal.
  std::vector<std::string> ship() {
    auto day = packed_order("A");
    auto sealing = day.back();
    day.pop_back();
    must(*store, day);
    auto before = balances();
    must(*store, {sealing});
    return before;
  }
  Batch unsealed(const r::PackUnsealed& event, std::int64_t token = 2, const std::string& lane = "1") {
    return batch("u" + std::to_string(++count), {event, opened("A", token, lane)}, "A", lane);
  }
  static r::PackUnsealed shipped_one() { return {"A-1", "SFA", "shipped", "reason.wrong_content", "sue"}; }
  Batch of_manifest(std::vector<r::Event> events) {
    auto made = batch("m" + std::to_string(++count), std::move(events));
    made.work = WorkRef{r::WorkKind::handover, "HO-1", 1};
    return made;
  }
  void hand_over(const std::string& parcel, const std::string& order) {
    must(*store, {of_manifest({r::WorkOpened{r::WorkKind::handover, "HO-1", "1", "wei", 1, 0},
                               r::HandoverBegan{"sf", ""},
                               r::HandoverScanned{1, parcel, order, "SF" + order, "sf", 1, 3, 500, 1, 1, 0}}),
                  of_manifest({r::HandoverClosed{1, 0, "wei"}}),
                  of_manifest({r::HandoverHanded{1, {}, "wei"}, r::WorkEnded{"wei"}})});
  }
  Batch change(std::int64_t revision) {
    auto order = an_order("A", revision);
    order.lines = {{"1", "tee", 1, false}};
    return batch("c" + std::to_string(++count), {r::OrderReceived{order}});
  }
};

TEST_F(CorrectStore, F19UnpackedTheLedgerIsAsBeforeSealing) {
  const auto before = ship();
  EXPECT_NE(balances(), before);
  must(*store, {unsealed(shipped_one())});
  EXPECT_EQ(balances(), before);
  EXPECT_EQ(lies("parcel:A-1"), 3);
  const auto parcel = reader->parcel("A-1");
  EXPECT_EQ(parcel->state, "packing");
  EXPECT_EQ(parcel->waybill, "");
  EXPECT_TRUE(reader->parcels_by_waybill("SFA").empty());
  EXPECT_TRUE(reader->carriers_waiting().empty());
  EXPECT_EQ(reader->sealed_between(0, std::int64_t{1} << 60), 0);
  const auto head = reader->order_head("A");
  EXPECT_EQ(head->state, "packing");
  EXPECT_EQ(head->token, 2);
  expect_clean();
}

TEST_F(CorrectStore, F19TheCentreGetsCompensatingRowsAndNoneIsEdited) {
  ship();
  EXPECT_THAT(outbox(), ElementsAre("parcel.sealed", "order.ended"));
  must(*store, {unsealed(shipped_one())});
  EXPECT_THAT(outbox(), ElementsAre("parcel.sealed", "order.ended", "parcel.unsealed"));
  const r::PrintVoided old{"A-1-label-1", "reason.wrong_content", "sue"};
  const r::PrintRequested copy{"A-1-label-2", "A", "A-1", "label", 2, "1", ""};
  must(*store,
       {batch("close", {old, r::PackParcelClosed{"A-1", 1, 3, "", "sf"}, copy}, "A"),
        batch("seal", {r::PackSealed{"A-1", "SFA", "sf", 2}, r::PackFinished{r::OrderEnd::shipped}}, "A")});
  EXPECT_THAT(outbox(),
              ElementsAre("parcel.sealed", "order.ended", "parcel.unsealed", "parcel.sealed", "order.ended"));
  EXPECT_EQ(lies("outside:sf"), 3);
  EXPECT_EQ(reader->carriers_waiting().at(0).parcels, 1);
  expect_clean();
}

TEST_F(CorrectStore, F19RefusesWhatIsNotSealedOrNotAsTold) {
  must(*store, half_packed("A"));
  expect_refused(unsealed(shipped_one()), "is packing, not sealed");
  expect_refused(unsealed({"A-9", "SFA", "", "why", "sue"}), "is not here");
  must(*store,
       {batch("rest", {r::PackParcelClosed{"A-1", 1, 3, "", "sf"}, r::PackSealed{"A-1", "SFA", "sf", 1}},
              "A")});
  expect_refused(unsealed(shipped_one()), "order A is packing");
  expect_refused(unsealed({"A-1", "SFA", "packing", "why", "sue"}), "order A is packing");
  expect_refused(unsealed({"A-1", "SFA", "", "why", "sue"}, 2, "2"), "order A is packing");
  must(*store, {batch("aside", {r::PackSetAside{"later"}}, "A")});
  expect_refused(unsealed({"A-1", "SFB", "", "why", "sue"}), "under waybill SFA");
  expect_refused(unsealed({"A-1", "SFA", "shipped", "why", "sue"}), "order A is open");
  must(*store, {unsealed({"A-1", "SFA", "", "why", "sue"}, 2, "2")});
  EXPECT_EQ(reader->order_head("A")->lane, "2");
  expect_clean();
}

TEST_F(CorrectStore, F19RefusesWhatIsOnAManifest) {
  ship();
  must(*store, {of_manifest({r::WorkOpened{r::WorkKind::handover, "HO-1", "2", "wei", 1, 0},
                             r::HandoverBegan{"sf", ""},
                             r::HandoverScanned{1, "A-1", "A", "SFA", "sf", 1, 3, 500, 1, 1, 0}})});
  expect_refused(unsealed(shipped_one()), "on manifest HO-1");
}

TEST_F(CorrectStore, F19RefusesAnOrderOfWhichGoodsCameBack) {
  ship();
  EXPECT_EQ(reader->returned_of("A"), 0);
  auto back = batch(
      "back",
      {r::WorkOpened{r::WorkKind::returns, "RT-1", "2", "wei", 1, 0},
       r::ReturnBegan{"", "A", "shop", "", "A", {}, {}, 5}, r::ReturnPackagingSeen{r::Packaging::intact},
       r::ReturnGraded{1, "A", "mug", "690", 1, {}, "A", "shelf", "passed", ""}},
      {}, "2");
  back.work = WorkRef{r::WorkKind::returns, "RT-1", 1};
  must(*store, {back});
  EXPECT_EQ(reader->returned_of("A"), 1);
  EXPECT_EQ(reader->sent_lines("A").size(), 2U) << "it has left, whatever the manifests say";
  expect_refused(unsealed(shipped_one()), "came back in RT-1");
}

// Design 5.10: hand-over holds such a parcel back, so unpacking must lead to the order as it is now.
TEST_F(CorrectStore, F19ARevisionToldAfterTheEndCountsOnceItIsUnpacked) {
  ship();
  must(*store, {change(2), change(3)});
  EXPECT_EQ(reader->order_head("A")->revision, 1);
  must(*store, {unsealed(shipped_one())});
  EXPECT_EQ(reader->order_head("A")->revision, 3);
  EXPECT_EQ(reader->pack_order("A")->lines.size(), 1U);
  EXPECT_EQ(reader->order_change("A")->revision, 3);
  expect_refused(change(3), "is not newer");
  expect_clean();
}

TEST_F(CorrectStore, F19ACancellationToldAfterTheEndCountsOnceItIsUnpacked) {
  ship();
  must(*store, {change(2), batch("cancel", {r::OrderCancelled{"A", 3, "customer"}})});
  must(*store, {unsealed(shipped_one())});
  EXPECT_TRUE(reader->pack_order("A")->cancelled);
  must(*store, {batch("out", {r::PackFinished{r::OrderEnd::cancelled}}, "A")});
  EXPECT_EQ(lies("parcel:A-1"), 0);
  EXPECT_EQ(lies("outside:sf"), 0);
  expect_clean();
}

TEST_F(CorrectStore, F19AReshipIsBoundToTheFirstOrderOfWhichSomethingHasLeft) {
  auto again = an_order("A-R1");
  again.reship_of = "A";
  const auto made = [&](const std::string& first) {
    return batch("again" + std::to_string(++count),
                 {r::OrderReshipped{first, "A-R1", "lost", "sue"}, r::OrderReceived{again}});
  };
  expect_refused(made("A"), "nothing of order A has left");
  must(*store, half_packed("A"));
  expect_refused(made("A"), "nothing of order A has left");
  auto day = packed_order("A");
  must(*store, {day.begin() + 4, day.end()});
  expect_refused(made("A"), "nothing of order A has left");
  hand_over("A-1", "A");
  must(*store, {made("A")});
  EXPECT_THAT(reader->reships_of("A"), ElementsAre("A-R1"));
  EXPECT_TRUE(reader->reships_of("").empty());
  EXPECT_EQ(reader->order("A-R1")->reship_of, "A");
  EXPECT_EQ(reader->pack_order("A-R1")->reship_of, "A");
  EXPECT_EQ(reader->order_events("A").back().type, "order.reshipped");
  again.order = "A-R1-R1";
  expect_refused(made("A-R1"), "is a reship of A");
  expect_clean();
}

TEST_F(CorrectStore, F19TheSealOfAReshipNamesTheFirstOrder) {
  auto day = packed_order("A-R1");
  auto order = an_order("A-R1");
  order.reship_of = "A";
  day.front().events = {r::OrderReceived{order}};
  auto sealing = day.back();
  day.pop_back();
  must(*store, day);
  expect_refused(sealing, "is no reship of \"\"");
  sealing.events.front() = r::PackSealed{"A-R1-1", "SFNEW", "sf", 1, "A"};
  must(*store, {sealing});
  EXPECT_THAT(rows_of("SELECT j.payload ->> 'reship_of' || ' ' || (j.payload ->> 'waybill') FROM outbox o"
                      " JOIN journal j USING(seq) WHERE o.kind = 'parcel.sealed'"),
              ElementsAre("A SFNEW"));
  expect_clean();
}

TEST_F(CorrectStore, F19WhatWasHandedOverMayBeSentAgainAndNothingElse) {
  ship();
  EXPECT_TRUE(reader->sent_lines("A").empty()) << "sealed, and still here";
  hand_over("A-1", "A");
  const auto lines = reader->sent_lines("A");
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0].item, "tee");
  EXPECT_EQ(lines[0].quantity, 2);
  expect_refused(unsealed(shipped_one()), "on manifest HO-1");
}

// A store that was there before is brought to what its journal folds to.
TEST_F(CorrectStore, F19TheMigrationFindsWhatWasToldAfterTheEnd) {
  ship();
  must(*store, packed_order("B"));
  must(*store, {change(2), batch("cancelled", {r::OrderCancelled{"B", 2, "customer"}})});
  auto order = an_order("C");
  order.consignee = "sealed";
  auto day = packed_order("C");
  must(*store, day);
  order.revision = 2;
  must(*store, {batch("late", {r::OrderReceived{order}}),
                batch("forgotten", {r::OrderForgotten{"C", "asked", "sue"}})});
  store.reset();
  {
    Connection db(path, Connection::Access::write);
    db.script(
        "DROP VIEW parcels_left; DROP INDEX orders_reship_of; DROP INDEX orders_exchange_of; DROP TABLE exchanges;"
        " ALTER TABLE orders DROP COLUMN exchange_of; ALTER TABLE orders DROP COLUMN reship_of;"
        " ALTER TABLE orders DROP COLUMN late_told");
    // The one that is looked at, and the later one that changes the same tables.
    for (const std::string_view name : {"_reship.sql", "_exchange.sql"}) {
      const auto& all = store_migrations();
      const auto at =
          std::find_if(all.begin(), all.end(), [&](const auto& m) { return m.name.ends_with(name); });
      ASSERT_NE(at, all.end()) << name;
      db.script(at->sql);
    }
  }
  expect_clean();
}

}  // namespace
}  // namespace packbench::db::test
