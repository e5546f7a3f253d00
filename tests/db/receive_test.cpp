// Receiving in the store: notes, the inspection zone that nothing leaves undecided (invariant 6), the ledger.
#include <gmock/gmock.h>

#include "db/connection.hpp"
#include "db/records/places.hpp"
#include "tests/db/bench_store.hpp"

namespace packbench::db::test {
namespace {

struct ReceiveStore : BenchStore {
  ReceiveStore() {
    must(*store, {batch("places", {r::LocationReceived{{"IN-1", r::Zone::inspection, 1, false, true}},
                                   r::LocationReceived{{"A-01", r::Zone::shelf, 2, false, true}},
                                   r::LocationReceived{{"DEF-1", r::Zone::defects, 3, false, true}}})});
  }

  Batch of(std::vector<r::Event> events, std::int64_t token = 1) {
    auto made = batch(std::to_string(++count), std::move(events));
    made.work = WorkRef{r::WorkKind::receive, "N1", token};
    return made;
  }
  Result<Committed> commit(std::vector<r::Event> events) { return store->commit(of(std::move(events))); }
  void begin() {
    must(*store, {batch("note", {r::NoteReceived{note(1)}})});
    must(*store, {of({r::WorkOpened{r::WorkKind::receive, "N1", "1", "wei", 1, 1}})});
  }
  static r::InboundNote note(std::int64_t revision) {
    return {"N1", revision, false, "ACME", {"ACME-1"}, "2026-10-01", 0, {{"1", "tee", 5, ""}}};
  }
  static r::ReceiveLot goods(r::ReceiveCondition condition = r::ReceiveCondition::sound) {
    return {"tee", "L1", "2027-01-01", condition, "IN-1"};
  }
  static r::ReceiveCounted counted(std::int64_t quantity, r::ReceiveLot lot = goods()) {
    return {1, std::move(lot), "690", "", quantity, "", {{"1", quantity, false}}};
  }
  static r::ReceiveInspected inspected(std::int64_t quantity, r::Inspection result, std::string to,
                                       r::ReceiveLot lot = goods(), std::string by = {}) {
    return {std::move(lot), quantity, quantity, result, "", std::move(to), std::move(by)};
  }
  static r::ReceiveInspected passed(std::int64_t quantity) {
    return inspected(quantity, r::Inspection::passed, std::string(r::kPassedPlace));
  }
  std::int64_t balance(const std::string& place) {
    for (const auto& row : reader->stock_of("tee"))
      if (row.location == place && row.lot == "L1") return row.quantity;
    return 0;
  }
};

TEST_F(ReceiveStore, ANoteOpensByItsNumberAndCodesUntilItHasEnded) {
  begin();
  for (const auto* code : {"N1", "ACME", "ACME-1"}) ASSERT_EQ(reader->works_by_code(code).size(), 1U) << code;
  EXPECT_EQ(reader->works_by_code("N1")[0].due, 1'790'812'800);
  ASSERT_TRUE(commit({r::ReceiveClosed{{}, 0, 0}, r::WorkEnded{"wei"}}));
  EXPECT_TRUE(reader->works_by_code("ACME").empty());
  EXPECT_EQ(reader->works_by_code("N1").at(0).state, "ended");
  must(*store, {batch("gone", {r::NoteCancelled{"N1", 2, "received"}})});  // it is told to all benches
  EXPECT_EQ(reader->works_by_code("N1").at(0).state, "ended");
  expect_clean();
}

TEST_F(ReceiveStore, ANoteMustGrowAndMakeSense) {
  begin();
  const auto told = [&](r::InboundNote made) {
    return store->commit(batch(std::to_string(++count), {r::NoteReceived{std::move(made)}}));
  };
  EXPECT_EQ(told(note(1)).error().code, Errc::conflict);
  auto twice = note(2);
  twice.lines.push_back(twice.lines[0]);
  EXPECT_EQ(told(twice).error().code, Errc::bad_input);
  auto none = note(2);
  none.lines[0].quantity = 0;
  EXPECT_EQ(told(none).error().code, Errc::bad_input);
  EXPECT_TRUE(told(note(2)));
  EXPECT_EQ(reader->work("receive", "N1")->revision, 2);
  expect_clean();
}

TEST_F(ReceiveStore, ACancelledNoteEndsWhereNothingWasBegun) {
  must(*store, {batch("note", {r::NoteReceived{note(1)}})});
  must(*store, {batch("cancel", {r::NoteCancelled{"N1", 2, "supplier"}})});
  EXPECT_EQ(reader->work("receive", "N1")->state, "cancelled");
  EXPECT_EQ(store->commit(batch("other", {r::NoteCancelled{"N9", 2, ""}})).error().code, Errc::not_found);
  expect_clean();
}

TEST_F(ReceiveStore, ACancelledNoteInWorkStaysWithItsLane) {
  begin();
  must(*store, {batch("cancel", {r::NoteCancelled{"N1", 2, "supplier"}})});
  const auto work = reader->work("receive", "N1");
  EXPECT_EQ(work->state, "working");
  EXPECT_EQ(work->revision, 2);
  EXPECT_NE(work->body.find("\"cancelled\":true"), std::string::npos);
  expect_clean();
}

TEST_F(ReceiveStore, GoodsGoFromOutsideToInspectionToTheirPlaceAndTheLedgerBalances) {
  begin();
  ASSERT_TRUE(commit({counted(5)}));
  EXPECT_EQ(balance("IN-1"), 5);
  EXPECT_EQ(balance("outside"), -5);
  ASSERT_TRUE(commit({passed(3)}));
  ASSERT_TRUE(commit({inspected(1, r::Inspection::rejected, "DEF-1")}));
  ASSERT_TRUE(commit({r::ReceiveUndone{1, goods(), 1}}));
  EXPECT_EQ(balance("IN-1"), 0);
  EXPECT_EQ(balance(std::string(r::kPassedPlace)), 3);
  EXPECT_EQ(balance("DEF-1"), 1);
  EXPECT_EQ(balance("outside"), -4);
  expect_clean();
}

TEST_F(ReceiveStore, Invariant6NothingLeavesInspectionButByADecision) {
  begin();
  const std::string inspection(r::kInspectionPlace);
  auto elsewhere = goods();
  elsewhere.place = inspection;
  ASSERT_TRUE(commit({counted(5), counted(5, elsewhere)}));
  // Any other movement, by whatever code: straight into the table.
  for (const auto& place : {std::string("IN-1"), inspection}) {
    Connection db(path, Connection::Access::write);
    EXPECT_THROW(db.run("INSERT INTO movements VALUES(1, 7, 'tee', 'L1', 1, ?, 'A-01')", place),
                 SQLite::Exception);
    // Nor does a decision's row of another quantity open the way.
    EXPECT_THROW(
        db.run("INSERT INTO movements SELECT max(seq), 7, 'tee', 'L1', 2, ?, 'A-01' FROM journal", place),
        SQLite::Exception);
  }
  EXPECT_FALSE(store->commit(batch("zone", {r::LocationReceived{{"IN-1", r::Zone::shelf, 1, false, true}}})));
  EXPECT_EQ(balance("IN-1"), 5);
  expect_clean();
}

TEST_F(ReceiveStore, Invariant6NoMoreThanWasCountedNorElsewhereThanAllowed) {
  begin();
  using enum r::ReceiveCondition;
  ASSERT_TRUE(commit({counted(2), counted(1, goods(damaged)), counted(1, goods(foreign))}));
  const std::string pass(r::kPassedPlace);
  const std::vector<r::Event> refused = {
      passed(3),
      inspected(0, r::Inspection::passed, pass),
      inspected(1, r::Inspection::passed, "A-01"),
      inspected(1, r::Inspection::rejected, "A-01"),
      inspected(1, r::Inspection::passed, pass, goods(damaged), "sue"),
      inspected(1, r::Inspection::passed, pass, goods(foreign)),
      r::ReceiveUndone{1, goods(), 3},
      r::ReceiveClosed{{}, 0, 0},
      counted(1, {"tee", "L1", "", sound, "A-01"}),
  };
  for (const auto& event : refused) {
    const auto done = commit({event});
    ASSERT_FALSE(done) << r::type_of(event);
    EXPECT_EQ(done.error().code, Errc::conflict) << done.error().message;
  }
  ASSERT_TRUE(commit({inspected(1, r::Inspection::passed, pass, goods(foreign), "sue")}));
  ASSERT_TRUE(commit({inspected(1, r::Inspection::rejected, "defects", goods(damaged)), passed(2)}));
  ASSERT_TRUE(commit({r::ReceiveClosed{{}, 0, 0}, r::WorkEnded{"wei"}}));
  expect_clean();
}

}  // namespace
}  // namespace packbench::db::test
