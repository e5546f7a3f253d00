// What benches must know: nothing is skipped, whatever commits when.
#include <atomic>
#include <random>
#include <thread>

#include "central/changes.hpp"
#include "central/cursor.hpp"
#include "central/outcomes.hpp"
#include "centre_fixture.hpp"

namespace packbench::central {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

using ChangesTest = CentreFixture;

void tell_item(pg::Connection& db, std::int64_t bench, const std::string& item) {
  tell(db, bench, "item.received", json::object{{"item", item}});
}

TEST_F(ChangesTest, TheEarlierNumberThatCommitsLaterIsNotSkipped) {
  const auto a = bench("a");
  pg::Connection other(conninfo_);
  pg::Transaction slow(db_);
  tell_item(db_, a.caller().id, "early");
  {
    pg::Transaction quick(other);
    tell_item(other, a.caller().id, "late");
    quick.commit();
  }
  // Who goes by numbers alone sees the greater one here, and would never come back for the other.
  EXPECT_EQ(other.run("SELECT count(*), max(id) FROM changes").text(0, 1), "2");
  auto page = changes_after(other, a.caller(), "", 10).value();
  EXPECT_THAT(page.rows, IsEmpty());
  slow.commit();
  page = changes_after(other, a.caller(), page.next, 10).value();
  ASSERT_EQ(page.rows.size(), 2U);
  EXPECT_EQ(page.rows[0].at("payload").at("item"), "early");
  EXPECT_EQ(page.rows[1].at("payload").at("item"), "late");
  EXPECT_THAT(changes_after(other, a.caller(), page.next, 10).value().rows, IsEmpty());
}

TEST_F(ChangesTest, AReaderAmongWritersIsToldEachOnce) {
  constexpr int kWriters = 6, kEach = 60;
  const auto a = bench("a");
  std::atomic<int> working{kWriters};
  std::vector<std::thread> writers;
  for (int w = 0; w < kWriters; ++w)
    writers.emplace_back([&, w] {
      pg::Connection db(conninfo_);
      std::mt19937 random(static_cast<unsigned>(w));
      for (int i = 0; i < kEach; ++i) {
        pg::Transaction transaction(db);
        tell_item(db, a.caller().id, std::to_string(w) + "-" + std::to_string(i));
        db.run("SELECT pg_sleep($1::float8 / 1000)", {static_cast<int>(random() % 5)});
        tell_all(db, 0, "item.received", json::object{{"item", std::to_string(w) + "+" + std::to_string(i)}});
        transaction.commit();
      }
      --working;
    });
  std::map<std::string, int> seen;
  std::string cursor;
  for (bool last = false; !last;) {
    last = working == 0;
    auto page = changes_after(db_, a.caller(), cursor, 7).value();
    cursor = page.next;
    if (!page.rows.empty()) last = false;
    for (const auto& row : page.rows) ++seen[std::string(row.at("payload").at("item").as_string())];
  }
  for (auto& writer : writers) writer.join();
  EXPECT_EQ(seen.size(), static_cast<std::size_t>(2 * kWriters * kEach));
  for (const auto& [item, times] : seen) EXPECT_EQ(times, 1) << item;
}

TEST_F(ChangesTest, ABenchIsToldItsOwnAndWhatIsForAll) {
  const auto a = bench("a"), b = bench("b");
  tell_item(db_, a.caller().id, "for a");
  tell_all(db_, a.caller().id, "stock.elsewhere", json::object{{"item", "from a"}});
  tell_all(db_, 0, "item.received", json::object{{"item", "for all"}});
  EXPECT_THAT(told(a), ElementsAre("item.received for a", "item.received for all"));
  EXPECT_THAT(told(b), ElementsAre("stock.elsewhere from a", "item.received for all"));
  EXPECT_THAT(told(bench("c")), ElementsAre("stock.elsewhere from a", "item.received for all"));
}

TEST_F(ChangesTest, PagesFollowEachOther) {
  const auto a = bench("a");
  for (int i = 0; i < 5; ++i) tell_item(db_, a.caller().id, std::to_string(i));
  std::string cursor, seen;
  for (const bool more : {true, true, false}) {
    auto page = changes_after(db_, a.caller(), cursor, 2).value();
    EXPECT_EQ(page.more, more);
    cursor = page.next;
    for (const auto& row : page.rows) seen += std::string(row.at("payload").at("item").as_string());
  }
  EXPECT_EQ(seen, "01234");
}

TEST_F(ChangesTest, ForeignCursorsAreRefused) {
  const auto a = bench("a");
  for (const auto* cursor : {"x", "1", "1.2", "1.2.3.4", "-1.0.0", "1.-2.0", "99999999999999999999.0.0",
                             "1.2.x", "9000000000000000000.0.0"}) {
    EXPECT_EQ(code_of(changes_after(db_, a.caller(), cursor, 10).error()), "bad_cursor") << cursor;
    EXPECT_EQ(code_of(outcomes_after(db_, cursor, 10, {}).error()), "bad_cursor") << cursor;
  }
}

TEST_F(ChangesTest, OrderSystemsReadTheRowsOfAllBenches) {
  auto a = bench("a"), b = bench("b");
  a.row("pack.sealed", "order:X-1", {{"parcel", "X-1-1"}}).row("scan.noted", "bench");
  push_all(a);
  b.row("pack.finished", "order:X-2");
  push_all(b);
  auto page = outcomes_after(db_, "", 2, {}).value();
  EXPECT_TRUE(page.more);
  ASSERT_EQ(page.rows.size(), 2U);
  EXPECT_EQ(page.rows[0].at("bench"), "a");
  EXPECT_EQ(page.rows[0].at("payload").at("parcel"), "X-1-1");
  page = outcomes_after(db_, page.next, 2, {}).value();
  ASSERT_EQ(page.rows.size(), 1U);
  EXPECT_EQ(page.rows[0].at("stream"), "order:X-2");
  EXPECT_THAT(outcomes_after(db_, page.next, 2, {}).value().rows, IsEmpty());
  EXPECT_EQ(outcomes_after(db_, "", 10, {"pack.sealed", "pack.finished"}).value().rows.size(), 2U);
}

}  // namespace
}  // namespace packbench::central
