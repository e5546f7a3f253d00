// Backup and restore: one command each, and nothing is lost by either.
#include <gmock/gmock.h>

#include <fstream>
#include <thread>

#include "tests/db/bench_store.hpp"

namespace packbench::db::test {
namespace {

struct BackupTest : testing::Test {
  Folder folder;
  const std::filesystem::path path = folder / "bench.db", backups = folder / "backups";

  std::filesystem::path made() {
    const auto file = backup(path, backups);
    if (!file) throw std::runtime_error(file.error().message);
    return *file;
  }
  std::vector<std::filesystem::path> kept() {
    std::vector<std::filesystem::path> found;
    for (const auto& entry : std::filesystem::directory_iterator(folder.path()))
      if (entry.path().filename().string().starts_with("bench.db.before-")) found.push_back(entry.path());
    return found;
  }
};

TEST_F(BackupTest, GoesThereAndBack) {
  auto store = open_store(path);
  must(*store, packed_order("A1"));
  const auto file = made();
  must(*store, packed_order("A2"));
  EXPECT_EQ(restore(file, path).error().code, Errc::unavailable) << "restored under a running bench";
  EXPECT_TRUE(open_reader(path)->order_head("A2"));
  store.reset();

  ASSERT_TRUE(restore(file, path));
  EXPECT_TRUE(open_reader(path)->order_head("A1"));
  EXPECT_FALSE(open_reader(path)->order_head("A2"));
  ASSERT_EQ(kept().size(), 1u);
  EXPECT_TRUE(open_reader(path));
  must(*open_store(path), packed_order("A3"));
  EXPECT_THAT(verify(path)->differences, testing::IsEmpty());
  EXPECT_EQ(verify(kept()[0])->rows, 22);
}

TEST_F(BackupTest, IsOneFileEachAndOneKeyFileForAll) {
  must(*open_store(path), packed_order("A1"));
  made();
  made();
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(backups))
    names.push_back(entry.path().filename().string());
  EXPECT_THAT(names,
              testing::UnorderedElementsAre(testing::MatchesRegex("packbench-.*Z\\.db"),
                                            testing::MatchesRegex("packbench-.*Z\\.db"), "packbench.keys"));
}

TEST_F(BackupTest, ABrokenOneChangesNothing) {
  must(*open_store(path), packed_order("A1"));
  const auto file = made();
  {
    std::fstream bytes(file, std::ios::in | std::ios::out | std::ios::binary);
    bytes.seekp(3 * 4096 + 4000);
    bytes << std::string(90, 'x');
  }
  EXPECT_FALSE(restore(file, path));
  EXPECT_FALSE(restore(folder / "nowhere.db", path));
  EXPECT_TRUE(kept().empty());
  EXPECT_TRUE(open_reader(path)->order_head("A1"));
}

// The newest rows may only stand in the WAL when the power went; they are kept with the old file.
TEST_F(BackupTest, KeepsWhatOnlyTheWalHeld) {
  auto store = open_store(path);
  must(*store, packed_order("A1"));
  const auto file = made();
  must(*store, packed_order("A2"));
  const auto cut = folder / "cut.db";
  for (const char* suffix : {"", "-wal", ".keys"})
    std::filesystem::copy_file(path.string() + suffix, cut.string() + suffix);
  ASSERT_TRUE(restore(file, cut));
  EXPECT_FALSE(std::filesystem::exists(cut.string() + "-wal"));
  EXPECT_FALSE(open_reader(cut)->order_head("A2"));
  for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
    if (entry.path().filename().string().starts_with("cut.db.before-")) {
      EXPECT_EQ(verify(entry.path())->rows, 22);
    }
  }
}

TEST_F(BackupTest, RestoresWhereNothingWas) {
  must(*open_store(path), packed_order("A1"));
  ASSERT_TRUE(restore(made(), folder / "new.db"));
  EXPECT_TRUE(open_reader(folder / "new.db")->order_head("A1"));
}

TEST_F(BackupTest, RunsBesideTheWriter) {
  auto store = open_store(path);
  std::thread lane([&] {
    for (int n = 0; n < 300; ++n) EXPECT_TRUE(store->commit(batch(std::to_string(n), {})));
  });
  EXPECT_THAT(verify(made())->differences, testing::IsEmpty());
  lane.join();
}

}  // namespace
}  // namespace packbench::db::test
