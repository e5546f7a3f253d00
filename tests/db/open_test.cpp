// Invariant 13: only our own files are opened, all others are refused as they are.
#include <gmock/gmock.h>

#include <fstream>

#include "db/connection.hpp"
#include "db/schema.hpp"
#include "tests/db/bench_store.hpp"

namespace packbench::db::test {
namespace {

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), {});
}

void make_foreign(const std::filesystem::path& path) {
  SQLite::Database(path.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE).exec("CREATE TABLE t(x)");
}

void make_newer(const std::filesystem::path& path) {
  open_store(path).reset();
  Connection(path, Connection::Access::write).script("PRAGMA user_version = 99");
  for (const char* suffix : {".keys", ".lock"}) std::filesystem::remove(path.string() + suffix);
}

void make_garbage(const std::filesystem::path& path) {
  std::ofstream(path) << std::string(5000, 'x');
}

void make_short(const std::filesystem::path& path) {
  std::ofstream(path) << "SQLite format 3";
}

TEST(Open, ForeignNewerAndGarbageFilesStayAsTheyAre) {
  for (const auto make : {make_foreign, make_newer, make_garbage, make_short}) {
    Folder folder;
    const auto path = folder / "bench.db";
    make(path);
    const auto before = bytes_of(path);
    const auto store = Store::open(path);
    ASSERT_FALSE(store);
    EXPECT_EQ(store.error().code, Errc::foreign) << store.error().message;
    EXPECT_EQ(Reader::open(path).error().code, Errc::foreign);
    EXPECT_EQ(verify(path).error().code, Errc::foreign);
    EXPECT_EQ(backup(path, folder.path()).error().code, Errc::foreign);
    EXPECT_EQ(bytes_of(path), before);
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path()), {}), 1)
        << "something lies beside it";
  }
}

TEST(Open, AForeignKeyFileIsRefusedToo) {
  Folder folder;
  make_foreign(folder / "bench.db.keys");
  EXPECT_EQ(Store::open(folder / "bench.db").error().code, Errc::foreign);
  EXPECT_FALSE(std::filesystem::exists(folder / "bench.db"));
}

TEST(Open, AnEmptyFileBecomesAStore) {
  Folder folder;
  std::ofstream(folder / "bench.db").flush();
  open_store(folder / "bench.db").reset();
  EXPECT_EQ(*version_on_disk(folder / "bench.db", store_kind()),
            static_cast<std::int64_t>(store_kind().migrations.size()));
}

TEST(Open, AFolderThatIsNotThereIsUnavailable) {
  EXPECT_EQ(Store::open("/nonexistent/bench.db").error().code, Errc::unavailable);
  EXPECT_EQ(Reader::open("/nonexistent/bench.db").error().code, Errc::not_found);
}

TEST(Open, OneBenchAtATime) {
  Folder folder;
  auto store = open_store(folder / "bench.db");
  const auto second = Store::open(folder / "bench.db");
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, Errc::unavailable);
  EXPECT_THAT(second.error().message, testing::HasSubstr("a bench is running on this store"));
  EXPECT_TRUE(Reader::open(folder / "bench.db"));
  store.reset();
  EXPECT_TRUE(Store::open(folder / "bench.db"));
}

TEST(Open, TheChainGoesOnAfterReopening) {
  Folder folder;
  const auto path = folder / "bench.db";
  for (const auto& b : packed_order("A1")) must(*open_store(path), {b});
  EXPECT_THAT(verify(path)->differences, testing::IsEmpty());
  EXPECT_EQ(open_reader(path)->order_head("A1")->state, "shipped");
}

TEST(Migration, RunsEachStepOnceAndAllOrNone) {
  Folder folder;
  const auto path = folder / "steps.db";
  std::vector<Migration> steps = {{"1", "CREATE TABLE a(x) STRICT"}};
  EXPECT_THROW(
      {
        Connection db(path, Connection::Access::write);
        (void)migrate(db, {7, {{"1", "CREATE TABLE a(x INT) STRICT; CREATE TABLE a(x INT) STRICT"}}, "test"});
      },
      SQLite::Exception);
  EXPECT_EQ(Connection(path, Connection::Access::write).pragma("user_version"), 0);
  steps = {{"1", "CREATE TABLE a(x INT) STRICT"}};
  Connection db(path, Connection::Access::write);
  ASSERT_TRUE(migrate(db, {7, steps, "test"}));
  steps.push_back({"2", "ALTER TABLE a ADD COLUMN y INT"});
  ASSERT_TRUE(migrate(db, {7, steps, "test"}));
  ASSERT_TRUE(migrate(db, {7, steps, "test"}));
  EXPECT_EQ(db.pragma("user_version"), 2);
  steps.clear();
  EXPECT_EQ(migrate(db, {7, steps, "test"}).error().code, Errc::foreign);
  EXPECT_EQ(migrate(db, {8, steps, "test"}).error().code, Errc::foreign);
}

// An older release left it with a WAL, so the new version is first written there.
TEST(Migration, AReaderOpensBesideAStoreThatWasJustBroughtUpToDate) {
  Folder folder;
  const auto path = folder / "bench.db";
  open_store(path).reset();  // for its key file
  for (const char* part : {"", "-wal", "-shm"}) std::filesystem::remove(path.string() + part);
  const std::vector<Migration> older(store_migrations().begin(), store_migrations().begin() + 1);
  {
    Connection db(path, Connection::Access::write);
    ASSERT_TRUE(migrate(db, {store_kind().application_id, older, "store"}));
    db.script("PRAGMA journal_mode = WAL");
  }
  const auto store = open_store(path);
  const auto reader = Reader::open(path);
  EXPECT_TRUE(reader) << reader.error().message;
  EXPECT_TRUE(verify(path)) << verify(path).error().message;
}

}  // namespace
}  // namespace packbench::db::test
