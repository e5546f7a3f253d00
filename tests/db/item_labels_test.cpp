// Print jobs of the goods on a document, beside those of an order's parcels; and stores that are older than
// they are.
#include <gmock/gmock.h>

#include "db/connection.hpp"
#include "db/schema.hpp"
#include "tests/db/bench_store.hpp"

namespace packbench::db::test {
namespace {

constexpr std::size_t kBefore = 11;  // migrations of a store that knows labels of parcels only

struct ItemLabels : BenchStore {
  ItemLabels() { must(*store, {of({r::WorkOpened{r::WorkKind::receive, "N1", "1", "wei", 1, 0}})}); }
  Batch of(std::vector<r::Event> events, std::int64_t token = 1) {
    auto made = batch(std::to_string(++count), std::move(events));
    made.work = WorkRef{r::WorkKind::receive, "N1", token};
    return made;
  }
  // As the print queue writes: about the document, whoever has it.
  Batch printed(std::vector<r::Event> events) {
    auto made = batch(std::to_string(++count), std::move(events));
    made.labelled = "receive:N1";
    return made;
  }
  static r::PrintRequested asked(const std::string& about, std::int64_t copy,
                                 const std::string& intent = "item") {
    return {"N1-" + about + "-" + intent + "-" + std::to_string(copy),
            "",
            "",
            intent,
            copy,
            "1",
            copy > 1 ? "torn" : "",
            about,
            3,
            r::PrintGoods{"tee", "690", 1, "L1", "2027-01-01", "", "IN-1", {"T恤", "T-shirt"}, ""}};
  }
};

TEST_F(ItemLabels, AJobStandsInTheStreamOfItsDocumentWithWhatItSays) {
  must(*store, {of({asked("1", 1)})});
  const auto job = reader->job("N1-1-item-1").value();
  EXPECT_EQ(job.order, "");
  EXPECT_EQ(job.kind, "receive");
  EXPECT_EQ(job.document, "N1");
  EXPECT_EQ(job.about, "1");
  EXPECT_EQ(job.labels, 3);
  EXPECT_EQ(job.goods, asked("1", 1).goods);
  EXPECT_EQ(reader->stream("receive:N1").back().event->as<r::PrintRequested>()->about, "1");
  EXPECT_EQ(reader->unfinished_jobs().size(), 1U);
  expect_clean();
}

TEST_F(ItemLabels, ItGoesTheWayOfEveryJobAlsoAfterTheDocumentWasSetAside) {
  must(*store, {of({asked("1", 1)}), of({r::WorkSetAside{}})});
  must(*store, {printed({r::PrintSending{"N1-1-item-1", "p", "00"}}),
                printed({r::PrintInDoubt{"N1-1-item-1", "cut"}})});
  EXPECT_EQ(reader->job("N1-1-item-1")->state, r::JobState::in_doubt);
  EXPECT_EQ(reader->totals(0).jobs_in_doubt, 1);
  expect_refused(printed({r::PrintSent{"N1-1-item-1", 9}}), "it can't become sent");
  must(*store, {printed({r::PrintConfirmed{"N1-1-item-1", "seen by wei"}})});
  EXPECT_TRUE(reader->unfinished_jobs().empty());
  EXPECT_TRUE(reader->stream("receive:N1").back().event->is<r::PrintConfirmed>());
  expect_clean();
}

TEST_F(ItemLabels, ACopyIsRequestedOnceAndCopiesAndIntentsAreTheirOwnJobs) {
  must(*store, {of({asked("1", 1)}), of({asked("1", 2)}), of({asked("2", 1)}), of({asked("1", 1, "card")})});
  auto again = asked("1", 2);
  again.job = "by another name";
  expect_refused(of({again}), "print_jobs.copy");
  EXPECT_EQ(reader->recent_jobs(9).size(), 4U);
  expect_clean();
}

TEST_F(ItemLabels, ALabelOfGoodsIsOfADocumentAndNoOther) {
  must(*store, {batch("in", {r::OrderReceived{an_order("A")}})});
  auto of_order = asked("1", 1);
  of_order.order = "A";
  expect_refused(batch("o", {of_order}, "A"), "labels of goods are of a document");
  auto nothing = asked("1", 1);
  nothing.goods.reset();
  expect_refused(of({nothing}), "labels of goods are of a document");
  auto parcels = asked("1", 1);
  parcels.intent = "label";
  expect_refused(of({parcels}), "labels of goods are of a document");
  expect_refused(batch("n", {asked("1", 1)}), "Batch::labelled");
  expect_clean();
}

// Rows that were written before labels of goods were known.
TEST_F(ItemLabels, OlderRowsReadAsTheyDidAndAreWrittenAlike) {
  const auto old =
      r::json::parse(R"({"job":"A-1-label-1","order":"A","parcel":"A-1","intent":"label","lane":"1"})");
  const auto event = r::event_from("print.requested", old).value();
  EXPECT_EQ(*event.as<r::PrintRequested>(),
            (r::PrintRequested{"A-1-label-1", "A", "A-1", "label", 1, "1", ""}));
  EXPECT_EQ(r::payload_of(event), old.as_object());
  const auto counted = r::json::parse(R"({"entry":1,"barcode":"690","quantity":2})");
  EXPECT_EQ(r::event_from("receive.counted", counted)->as<r::ReceiveCounted>()->pack, 1);
}

TEST(ItemLabelsMigration, AnOlderStoreKeepsItsJobsAndTakesTheNewOnes) {
  Folder folder;
  open_store(folder / "bench.db").reset();  // for its key file
  for (const char* part : {"", "-wal", "-shm"})
    std::filesystem::remove(folder / (std::string("bench.db") + part));
  const std::vector<Migration> older(store_migrations().begin(), store_migrations().begin() + kBefore);
  {
    Connection db(folder / "bench.db", Connection::Access::write);
    ASSERT_TRUE(migrate(db, {store_kind().application_id, older, "store"}));
    db.script(R"(
    INSERT INTO journal VALUES(1, 0, '1', '', 'order:A', NULL, NULL, NULL, NULL, 'order.received', '{}', zeroblob(32)),
      (2, 0, '1', '', 'order:A', NULL, NULL, NULL, NULL, 'print.requested', '{}', zeroblob(32)),
      (3, 0, '1', '', 'order:A', NULL, NULL, NULL, NULL, 'print.requested', '{}', zeroblob(32));
    INSERT INTO orders(id, number, revision, channel, carrier, paid_at, ship_by, due, tote, pick_list, waybills, consignee)
      VALUES(1, 'A', 1, '', 'sf', '', '', 1, '', '', '[]', '');
    INSERT INTO print_jobs VALUES(2, 'A-1-label-1', 'A', 'A-1', 'label', 1, '1', '', 'in_doubt', 'zebra', 'cut', 'ff'),
      (3, 'A-1-slip-1', 'A', 'A-1', 'slip', 1, '1', '', 'requested', '', '', '');)");
  }
  auto store = open_store(folder / "bench.db");
  auto reader = open_reader(folder / "bench.db");
  const auto doubt = reader->job("A-1-label-1").value();
  EXPECT_EQ(doubt.order, "A");
  EXPECT_EQ(doubt.state, r::JobState::in_doubt);
  EXPECT_EQ(doubt.why, "cut");
  EXPECT_EQ(doubt.picture, "ff");
  EXPECT_EQ(doubt.labels, 1);
  EXPECT_FALSE(doubt.goods);
  EXPECT_EQ(reader->jobs_of_parcel("A-1").size(), 2U);
  EXPECT_EQ(reader->unfinished_jobs().size(), 2U);
  must(*store, {batch("sent", {r::PrintSending{"A-1-slip-1", "p", "00"}}, "A")});
  EXPECT_EQ(reader->job("A-1-slip-1")->state, r::JobState::sending);
}

}  // namespace
}  // namespace packbench::db::test
