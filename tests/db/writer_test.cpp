// Group commit: all are durable, in order; a disk that refuses is told and survived.
#include <gmock/gmock.h>

#include <thread>

#include "tests/db/bench_store.hpp"
#include "tests/support/full_disk.hpp"

namespace packbench::db::test {
namespace {

TEST(Writer, ManyLanesAtOnceAreAllDurableAndInOrder) {
  constexpr int kLanes = 8, kScans = 60;
  Folder folder;
  const auto path = folder / "bench.db";
  auto store = open_store(path);
  std::vector<std::vector<std::int64_t>> lanes(kLanes);
  std::vector<std::thread> threads;
  for (int lane = 0; lane < kLanes; ++lane) {
    threads.emplace_back([&, lane] {
      for (int n = 0; n < kScans; ++n) {
        const auto name = std::to_string(lane);
        const auto done = store->commit(batch(name + ":" + std::to_string(n),
                                              {r::LaneStopped{{"t", {}}}, r::LaneAcknowledged{}}, "", name));
        lanes[lane].push_back(done.value().first_seq);
      }
    });
  }
  for (auto& thread : threads) thread.join();
  store.reset();
  for (const auto& lane : lanes) EXPECT_TRUE(std::is_sorted(lane.begin(), lane.end()));
  EXPECT_EQ(open_reader(path)->totals(0).rows, 2 * kLanes * kScans);
  EXPECT_THAT(verify(path)->differences, testing::IsEmpty());
}

// What is answered is on disk: another connection sees it at once.
TEST(Writer, AnswersOnlyAfterTheCommit) {
  Folder folder;
  auto store = open_store(folder / "bench.db");
  const auto done = store->commit(batch("1", {}));
  EXPECT_EQ(open_reader(folder / "bench.db")->totals(0).rows, done->last_seq);
}

TEST(Writer, AFullDiskFailsCleanlyAndIsSurvived) {
  Folder folder;
  const auto path = folder / "bench.db";
  auto store = open_store(path);
  must(*store, packed_order("A1"));
  std::vector<std::string> acknowledged, refused;
  {
    const tests::FullDisk full(std::filesystem::file_size(path.string() + "-wal") + 100'000);
    for (int n = 0; n < 60; ++n) {
      const auto id = "n" + std::to_string(n);
      auto big = batch(id, {r::LaneStopped{{"t", {std::string(5000, 'x')}}}});
      const auto done = store->commit(big);
      (done ? acknowledged : refused).push_back(id);
      if (!done) {
        EXPECT_EQ(done.error().code, Errc::unavailable) << done.error().message;
      }
    }
  }
  EXPECT_FALSE(acknowledged.empty());
  EXPECT_FALSE(refused.empty());
  for (const auto& id : acknowledged) EXPECT_TRUE(store->commit(batch(id, {}))->repeated) << id;
  for (const auto& id : refused) EXPECT_FALSE(store->commit(batch(id, {}))->repeated) << id;
  must(*store, packed_order("A2"));
  store.reset();
  EXPECT_THAT(verify(path)->differences, testing::IsEmpty());
}

}  // namespace
}  // namespace packbench::db::test
