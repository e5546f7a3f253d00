// Journal rows come in order, and each has its effect once.
#include <random>
#include <thread>

#include "centre_fixture.hpp"

namespace packbench::central {
namespace {

using testing::ElementsAre;

class JournalTest : public CentreFixture {
 protected:
  // `count` rows, of which every third moves a piece to a shelf.
  std::vector<records::ChainedRow> rows(FakeBench& bench, int count) {
    for (int i = 0; i < count; ++i)
      i % 3 == 0 ? bench.row("stock.received", "item:A", {{"item", "A"}, {"location", "S1"}, {"quantity", 1}})
                 : bench.row("scan.noted", "bench");
    return bench.take();
  }
  std::string pieces() { return value("SELECT coalesce(sum(quantity), 0) FROM stock"); }
  std::string count() { return value("SELECT count(*) FROM journal"); }
};

std::vector<records::ChainedRow> part(const std::vector<records::ChainedRow>& rows, std::size_t from,
                                      std::size_t to) {
  return {rows.begin() + static_cast<std::ptrdiff_t>(from), rows.begin() + static_cast<std::ptrdiff_t>(to)};
}

TEST_F(JournalTest, WhatIsSentIsThereByteByByte) {
  auto a = bench("a");
  const json::value payload{{"text", "\t\\N \"茶\"\n{}"}};
  a.row("scan.noted", "lane:\t\\1\n", payload);
  EXPECT_EQ(push_all(a), "1");
  const auto row = db_.run("SELECT stream, payload, raw, input_id FROM journal");
  EXPECT_EQ(row.text(0, 0), "lane:\t\\1\n");
  EXPECT_EQ(row.text(0, 1), json::serialize(payload));
  EXPECT_EQ(row.bytes(0, 2), std::string("\t\\\0\n", 4));
  EXPECT_EQ(row.text(0, 3), "in-1");
}

TEST_F(JournalTest, TheSameBatchAgainChangesNothing) {
  auto a = bench("a");
  const auto all = rows(a, 9);
  EXPECT_EQ(push_rows(a, all), "9");
  EXPECT_EQ(push_rows(a, all), "9");
  EXPECT_EQ(pieces(), "3");
  EXPECT_EQ(count(), "9");
}

TEST_F(JournalTest, OverlappingBatchesAddOnlyWhatIsNew) {
  auto a = bench("a");
  const auto all = rows(a, 9);
  EXPECT_EQ(push_rows(a, part(all, 0, 5)), "5");
  EXPECT_EQ(push_rows(a, part(all, 1, 3)), "5");
  EXPECT_EQ(push_rows(a, part(all, 3, 9)), "9");
  EXPECT_EQ(pieces(), "3");
  EXPECT_EQ(count(), "9");
}

TEST_F(JournalTest, AGapIsRefusedWhole) {
  auto a = bench("a");
  const auto all = rows(a, 9);
  EXPECT_EQ(push_rows(a, part(all, 1, 5)), "gap");
  EXPECT_EQ(push_rows(a, part(all, 0, 2)), "2");
  EXPECT_EQ(push_rows(a, part(all, 3, 5)), "gap");
  auto hole = part(all, 2, 9);
  hole.erase(hole.begin() + 3);
  EXPECT_EQ(push_rows(a, hole), "gap");
  EXPECT_EQ(count(), "2");
}

TEST_F(JournalTest, ARowThatWasChangedIsRefusedWithItsBatch) {
  for (const auto member :
       {&records::JournalRow::lane, &records::JournalRow::person, &records::JournalRow::stream,
        &records::JournalRow::type, &records::JournalRow::payload}) {
    auto a = bench("bench " + std::to_string(testing::UnitTest::GetInstance()->random_seed()) +
                   value("SELECT count(*) FROM benches"));
    auto all = rows(a, 5);
    all[3].row.*member += "x";
    EXPECT_EQ(push_rows(a, all), "chain_broken");
  }
  EXPECT_EQ(count(), "0");
  EXPECT_EQ(pieces(), "0");
}

TEST_F(JournalTest, AnotherPastIsAFork) {
  auto a = bench("a");
  EXPECT_EQ(push_rows(a, rows(a, 4)), "4");
  FakeBench replaced(a.caller());
  replaced.row("scan.noted", "lane:2");
  const auto other = rows(replaced, 6);
  EXPECT_EQ(push_rows(a, part(other, 0, 2)), "forked");
  EXPECT_EQ(push_rows(a, part(other, 2, 7)), "forked");
  EXPECT_EQ(push_rows(a, part(other, 4, 7)), "chain_broken");  // as far as anybody can tell
  EXPECT_EQ(count(), "4");
}

TEST_F(JournalTest, AZeroByteIsRefusedWhereverItStands) {
  auto a = bench("a");
  const auto good = a.row("scan.noted", "lane:1").take();
  const std::string bad("x\0", 2);
  const std::function<void(records::JournalRow&)> members[] = {
      [&](auto& row) { row.lane = bad; },          [&](auto& row) { row.person = bad; },
      [&](auto& row) { row.stream = bad; },        [&](auto& row) { row.type = bad; },
      [&](auto& row) { row.payload = bad; },       [&](auto& row) { row.input->id = bad; },
      [&](auto& row) { row.input->source = bad; }, [&](auto& row) { row.input->aim = bad; }};
  for (const auto& spoil : members) {
    auto rows = good;
    spoil(rows[0].row);
    EXPECT_EQ(push_rows(a, rows), "bad_row");
  }
  EXPECT_EQ(push_rows(a, good), "1");
}

TEST_F(JournalTest, NothingIsEverChangedOrDeleted) {
  auto a = bench("a");
  push_rows(a, rows(a, 3));
  EXPECT_THROW(db_.script("UPDATE journal SET lane = '2'"), pg::Failed);
  EXPECT_THROW(db_.script("DELETE FROM journal"), pg::Failed);
}

TEST_F(JournalTest, ARowThatNobodyHereCanReadIsKeptAndTold) {
  auto a = bench("a");
  a.row("stock.received", "item:A", {{"item", 7}});
  a.row("pack.sealed", "order:SO-1", json::array{});
  a.row("pack.sealed", "order:SO-1", {{"parcel", long_name()}});
  a.row("stock.received", "item:A", {{"item", long_name()}, {"location", "S1"}, {"quantity", 1}});
  a.row("stock.received", "item:A", {{"item", std::string("A\0", 2)}, {"location", "S1"}, {"quantity", 1}});
  a.row("stock.received", "item:A", {{"item", "A"}, {"location", "S1"}, {"quantity", 1}});
  EXPECT_EQ(push_all(a), "6");
  EXPECT_THAT(open_tickets(), ElementsAre("row.unreadable a/1", "row.unreadable a/2", "row.unreadable a/3",
                                          "row.unreadable a/4", "row.unreadable a/5"));
  EXPECT_EQ(pieces(), "1");
}

// One bench, as its line lets it: batches of any size, from any row that was kept, often twice.
void push_somehow(const std::string& conninfo, const Caller& bench,
                  const std::vector<records::ChainedRow>& all, unsigned seed) {
  pg::Connection db(conninfo);
  std::mt19937 random(seed);
  std::size_t kept = 0;
  while (kept < all.size()) {
    const auto from = kept - random() % (std::min<std::size_t>(kept, 20) + 1);
    const auto to = std::min(all.size(), from + 1 + random() % 60);
    for (auto times = 1 + random() % 2; times > 0; --times) {
      const auto now = push(db, {}, bench, part(all, from, to));
      ASSERT_TRUE(now) << now.error().body;
      kept = static_cast<std::size_t>(now->seq);
    }
  }
}

TEST_F(JournalTest, EightBenchesAtATimeKeepEachRowOnce) {
  constexpr int kBenches = 8, kRows = 900;
  std::vector<FakeBench> benches;
  std::vector<std::vector<records::ChainedRow>> journals;
  for (int i = 0; i < kBenches; ++i) {
    benches.push_back(bench("b" + std::to_string(i)));
    journals.push_back(rows(benches.back(), kRows));
  }
  std::vector<std::thread> threads;
  for (int i = 0; i < kBenches; ++i)
    threads.emplace_back([&, i] {
      const auto at = static_cast<std::size_t>(i);
      push_somehow(conninfo_, benches[at].caller(), journals[at], static_cast<unsigned>(i));
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(count(), std::to_string(kBenches * kRows));
  EXPECT_EQ(pieces(), std::to_string(kBenches * kRows / 3));
  EXPECT_EQ(
      value("SELECT count(*) FROM benches b WHERE kept <> 900 OR hash <> (SELECT hash FROM journal j WHERE"
            " j.bench = b.id AND j.seq = b.kept)"),
      "0");
}

// Requests that came twice, or overtook each other, are worked on at the same time.
TEST_F(JournalTest, OneBenchOverFourLinesAtATimeKeepsEachRowOnce) {
  auto a = bench("a");
  const auto all = rows(a, 600);
  std::vector<std::thread> threads;
  for (unsigned i = 0; i < 4; ++i)
    threads.emplace_back([&, i] { push_somehow(conninfo_, a.caller(), all, i); });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(count(), "600");
  EXPECT_EQ(pieces(), "200");
}

}  // namespace
}  // namespace packbench::central
