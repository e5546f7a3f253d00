// Checklists in the store: what the desk asks, what the tables refuse, and that the older documents came
// along.
#include "db/connection.hpp"
#include "db/keys.hpp"
#include "db/schema.hpp"
#include "tests/db/bench_store.hpp"

namespace packbench::db::test {
namespace {

struct ShiftStore : BenchStore {
  Batch of(std::vector<r::Event> events, const std::string& document = "SH-1",
           const std::string& lane = "1") {
    auto made = batch("s" + std::to_string(++count), std::move(events), {}, lane);
    made.work = WorkRef{r::WorkKind::shift, document, 1};
    made.at_ms += count;
    return made;
  }
  Batch open(const std::string& document = "SH-1", const std::string& lane = "1",
             r::ShiftList list = r::ShiftList::opening) {
    return of({r::WorkOpened{r::WorkKind::shift, document, lane, "wei", 1, 0},
               r::ShiftBegan{list, "2026-10-01", {"doors", "windows"}}},
              document, lane);
  }
  static r::ShiftPoint fine(std::int64_t number) { return {number, number == 1 ? "doors" : "windows", ""}; }
};

TEST_F(ShiftStore, F24_AChecklistWithItsOddPointsAndThePeopleWhoWereThere) {
  must(*store, {open(), of({fine(1)}), of({r::ShiftPoint{2, "windows", "not shut"}}),
                of({r::ShiftPresent{"wei", "Wei"}}), of({r::ShiftPresent{"li", "Li"}})});
  auto told = reader->shifts(9);
  ASSERT_EQ(told.size(), 1U);
  EXPECT_EQ(told[0].signed_ms, 0);
  EXPECT_EQ(told[0].answered, 2);
  must(*store,
       {of({r::TicketOpened{"SH-1-odd-2", "odd", "SH-1", {"shift.ticket", {"SH-1", "windows", "not shut"}}},
            r::ShiftSigned{"li"}, r::WorkEnded{"li"}})});
  told = reader->shifts(9);
  EXPECT_EQ(told[0].signed_by, "li");
  EXPECT_GT(told[0].signed_ms, told[0].began_ms);
  EXPECT_EQ(told[0].day, "2026-10-01");
  EXPECT_EQ(told[0].points, 2);
  ASSERT_EQ(told[0].odd.size(), 1U);
  EXPECT_EQ(told[0].odd[0].point, "windows");
  EXPECT_EQ(told[0].odd[0].odd, "not shut");
  ASSERT_EQ(told[0].people.size(), 2U);
  EXPECT_EQ(told[0].people[1].called, "Li");
  EXPECT_EQ(reader->open_tickets(9).at(0).ticket, "SH-1-odd-2");
  EXPECT_EQ(reader->work("shift", "SH-1")->state, "ended");
  expect_clean();
}

TEST_F(ShiftStore, F24_TheNewestChecklistComesFirst) {
  must(*store, {open(), of({fine(1)}), of({fine(2)}), of({r::ShiftPresent{"wei", "Wei"}}),
                of({r::ShiftSigned{"wei"}, r::WorkEnded{"wei"}}), open("SH-2", "2", r::ShiftList::closing)});
  const auto told = reader->shifts(9);
  ASSERT_EQ(told.size(), 2U);
  EXPECT_EQ(told[0].document, "SH-2");
  EXPECT_EQ(told[0].list, r::ShiftList::closing);
  EXPECT_EQ(reader->shifts(1).size(), 1U);
}

TEST_F(ShiftStore, F24_TwoLanesThatBeginAtOnceGoThroughOneChecklist) {
  must(*store, {open("SH-1", "1")});
  expect_refused(open("SH-2", "2"), "checklist SH-1 is open");
  must(*store, {of({r::WorkSetAside{}})});
  expect_refused(open("SH-2", "2"), "checklist SH-1 is open");
  expect_clean();
}

TEST_F(ShiftStore, F24_EachPointHasOneAnswerInItsTurn) {
  must(*store, {of({r::WorkOpened{r::WorkKind::shift, "SH-1", "1", "wei", 1, 0}})});
  expect_refused(of({fine(1)}), "has not begun");
  must(*store, {of({r::ShiftBegan{r::ShiftList::opening, "2026-10-01", {"doors", "windows"}}})});
  expect_refused(of({fine(2)}), "not the one in question");
  must(*store, {of({fine(1)})});
  expect_refused(of({fine(1)}), "not the one in question");
  must(*store, {of({fine(2)})});
  expect_refused(of({fine(3)}), "not the one in question");
  expect_refused(of({r::ShiftPointUndone{1, "doors"}}), "not the one in question");
  must(*store, {of({r::ShiftPointUndone{2, "windows"}}), of({r::ShiftPointUndone{1, "doors"}})});
  expect_refused(of({r::ShiftPointUndone{0, ""}}), "not the one in question");
  must(*store, {of({r::ShiftPoint{1, "doors", "broken"}})});
  EXPECT_EQ(reader->shifts(1)[0].odd.size(), 1U);
  expect_clean();
}

TEST_F(ShiftStore, F24_ItIsSignedWholeOrNotAtAll) {
  must(*store, {open(), of({fine(1)}), of({r::ShiftPresent{"wei", "Wei"}})});
  expect_refused(of({r::ShiftSigned{"wei"}}), "without an answer");
  must(*store, {of({fine(2)})});
  expect_refused(of({r::ShiftSigned{"li"}}), "does not stand on it");
  expect_refused(of({r::ShiftPresent{"wei", "Wei"}}), "already");
  expect_refused(of({r::ShiftPresentUndone{"li"}}), "does not stand on");
  must(*store, {of({r::ShiftSigned{"wei"}})});
  expect_refused(of({r::ShiftSigned{"wei"}}), "signed already");
  expect_refused(of({r::ShiftPointUndone{2, "windows"}}), "signed already");
  expect_refused(of({r::ShiftBegan{}}), "has begun already");
  expect_clean();
}

TEST_F(ShiftStore, F24_WhatIsOnRecordIsNotDropped) {
  must(*store, {open(), of({fine(1)})});
  expect_refused(of({r::ShiftDropped{}}), "can't be dropped");
  must(*store, {of({r::ShiftPointUndone{1, "doors"}}), of({r::ShiftPresent{"wei", "Wei"}})});
  expect_refused(of({r::ShiftDropped{}}), "can't be dropped");
  must(*store, {of({r::ShiftPresentUndone{"wei"}}), of({r::ShiftDropped{}, r::WorkEnded{"wei"}})});
  EXPECT_TRUE(reader->shifts(9).empty());
  EXPECT_EQ(reader->work("shift", "SH-1")->state, "ended");
  expect_clean();
}

// Migration 10 makes the table of documents again: what stood in it still does.
TEST(ShiftMigration, DocumentsAndTheirCodesComeAlong) {
  Folder folder;
  const auto path = folder / "old.db";
  {
    Connection keys(keys_path(path), Connection::Access::write);
    ASSERT_TRUE(migrate(keys, keys_kind()));
    const std::vector<Migration> before(store_migrations().begin(), store_migrations().begin() + 9);
    Connection db(path, Connection::Access::write);
    ASSERT_TRUE(migrate(db, {store_kind().application_id, before, "store"}));
    db.script(
        "INSERT INTO works(kind, document, state, token, lane, person, began, body) VALUES"
        " ('receive', 'ASN-1', 'working', 3, '1', 'wei', 7, '{}'), ('move', 'MV-1', 'ended', 1, '', '', 9, '');"
        " INSERT INTO work_codes VALUES('SUPPLIER', 'receive', 'ASN-1')");
  }
  open_store(path).reset();
  Connection db(path, Connection::Access::read);
  auto broken = db.query("SELECT 1 FROM pragma_foreign_key_check");
  EXPECT_FALSE(broken.next());
  const auto reader = open_reader(path);
  const auto by_code = reader->works_by_code("SUPPLIER");
  ASSERT_EQ(by_code.size(), 1U);
  EXPECT_EQ(by_code[0].document, "ASN-1");
  EXPECT_EQ(by_code[0].token, 3);
  EXPECT_EQ(by_code[0].lane, "1");
  EXPECT_EQ(by_code[0].body, "{}");
  EXPECT_EQ(reader->work("move", "MV-1")->state, "ended");
}

}  // namespace
}  // namespace packbench::db::test
