// Invariant 12: personal data opens with its order's key alone, and is gone everywhere when that is deleted.
#include <gmock/gmock.h>

#include <fstream>

#include "tests/db/bench_store.hpp"

namespace packbench::db::test {
namespace {

using testing::HasSubstr;
using testing::Not;

const r::Consignee kLi{"李雷", "13800138000", "杭州市西湖区 1 号"};

struct KeysTest : testing::Test {
  Folder folder;
  const std::filesystem::path path = folder / "bench.db";
  std::unique_ptr<Store> store = open_store(path);

  void receive(const std::string& number) {
    auto order = an_order(number);
    order.consignee = *store->seal(number, kLi);
    must(*store, {batch(number, {r::OrderReceived{order}})});
  }
  Result<r::Consignee> read(const std::filesystem::path& file, const std::string& number) {
    return open_reader(file)->consignee(number);
  }
};

std::string all_bytes(const std::filesystem::path& folder) {
  std::string bytes;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    std::ifstream file(entry.path(), std::ios::binary);
    bytes.append(std::istreambuf_iterator<char>(file), {});
  }
  return bytes;
}

TEST_F(KeysTest, OpensWithItsOwnKeyAlone) {
  receive("A1");
  receive("A2");
  EXPECT_EQ(*read(path, "A1"), kLi);
  auto stolen = an_order("A3");
  stolen.consignee = *store->seal("A1", kLi);
  must(*store, {batch("A3", {r::OrderReceived{stolen}})});
  EXPECT_EQ(read(path, "A3").error().code, Errc::not_found);
  (void)store->seal("A3", kLi);
  EXPECT_EQ(read(path, "A3").error().code, Errc::damaged);
  EXPECT_EQ(read(path, "none").error().code, Errc::not_found);
}

TEST_F(KeysTest, SealingTwiceGivesTwoTexts) {
  EXPECT_NE(*store->seal("A1", kLi), *store->seal("A1", kLi));
}

TEST_F(KeysTest, NothingOfItStandsInTheClear) {
  receive("A1");
  const auto bytes = all_bytes(folder.path());
  EXPECT_THAT(bytes, Not(HasSubstr(kLi.name)));
  EXPECT_THAT(bytes, Not(HasSubstr(kLi.phone)));
}

TEST_F(KeysTest, ForgottenHereAndInEveryBackup) {
  receive("A1");
  receive("A2");
  const auto before = backup(path, folder / "backups");
  ASSERT_TRUE(before) << before.error().message;
  ASSERT_TRUE(store->forget("A1", "asked", "sue", 5));
  EXPECT_EQ(read(path, "A1").error().code, Errc::not_found);
  EXPECT_EQ(*read(path, "A2"), kLi);
  EXPECT_EQ(open_reader(path)->order_events("A1").back().type, "order.forgotten");
  EXPECT_EQ(store->seal("A1", kLi).error().code, Errc::bad_input);
  ASSERT_TRUE(store->forget("A1", "asked again", "sue", 6));
  EXPECT_THAT(verify(path)->differences, testing::IsEmpty());

  store.reset();
  ASSERT_TRUE(restore(*before, path));
  EXPECT_EQ(read(path, "A1").error().code, Errc::not_found);
  EXPECT_EQ(*read(path, "A2"), kLi);
  EXPECT_EQ(open_store(path)->seal("A1", kLi).error().code, Errc::bad_input);
}

TEST_F(KeysTest, KeysOfManyAreMadeAtOnceNoneTwiceAndNoneAnew) {
  receive("A1");
  receive("A2");
  ASSERT_TRUE(store->forget("A1", "asked", "sue", 5));
  ASSERT_TRUE(store->make_keys({"A1", "A2", "A3", "A3"}));
  EXPECT_EQ(store->seal("A1", kLi).error().code, Errc::bad_input) << "forgotten";
  EXPECT_EQ(*read(path, "A2"), kLi) << "still opens with the key it had";
  receive("A3");
  EXPECT_EQ(*read(path, "A3"), kLi);
}

TEST_F(KeysTest, ForgettingIsHonouredByABackupThatWasOutOfReach) {
  receive("A1");
  const auto before = backup(path, folder / "backups");
  ASSERT_TRUE(before);
  std::filesystem::rename(folder / "backups", folder / "unplugged");
  const auto told = store->forget("A1", "asked", "sue", 5);
  ASSERT_FALSE(told);
  EXPECT_EQ(told.error().code, Errc::unavailable);
  EXPECT_EQ(read(path, "A1").error().code, Errc::not_found);
  std::filesystem::rename(folder / "unplugged", folder / "backups");
  EXPECT_TRUE(store->forget("A1", "asked", "sue", 5));
  store.reset();
  std::filesystem::remove(path.string() + ".keys");
  ASSERT_TRUE(restore(*before, path));
  EXPECT_EQ(read(path, "A1").error().code, Errc::not_found);
}

TEST_F(KeysTest, AnUnknownOrderCantBeForgotten) {
  const auto told = store->forget("nowhere", "asked", "sue", 5);
  ASSERT_FALSE(told);
  EXPECT_EQ(told.error().code, Errc::not_found);
}

}  // namespace
}  // namespace packbench::db::test
