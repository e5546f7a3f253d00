// F22: hashes of passwords lie in the key file, beside a journal that only tells that one was set.
#include <gmock/gmock.h>

#include "db/connection.hpp"
#include "db/files.hpp"
#include "db/keys.hpp"
#include "db/schema.hpp"
#include "tests/db/bench_store.hpp"

namespace packbench::db::test {
namespace {

using testing::ElementsAre;

// What it is a hash of does not matter here.
std::string hash(const std::string& what) {
  return "$argon2id$v=19$m=65536,t=2,p=1$" + what;
}

struct Passwords : BenchStore {
  void set(const std::string& person, const std::string& what, std::int64_t at_ms = 1,
           std::int64_t remembered = 5) {
    const auto done = store->set_password({person, person, false}, hash(what), remembered, at_ms);
    ASSERT_TRUE(done) << done.error().message;
  }
  std::vector<std::string> hashes(const std::string& person) {
    std::vector<std::string> found;
    for (const auto& row : open_reader(path)->passwords(person))
      found.push_back(row.hash.substr(hash("").size()));
    return found;
  }
};

TEST_F(Passwords, F22TheNewestOpensAndSoManyBeforeItAreKept) {
  EXPECT_FALSE(reader->has_passwords());
  for (int i = 1; i <= 4; ++i) set("s1", std::to_string(i), i, 2);
  EXPECT_THAT(hashes("s1"), ElementsAre("4", "3", "2"));
  EXPECT_TRUE(reader->has_passwords());
  EXPECT_TRUE(reader->passwords("s2").empty());
  set("s2", "a");
  EXPECT_THAT(hashes("s1"), ElementsAre("4", "3", "2")) << "each by himself";
  set("s1", "5", 5, 0);
  EXPECT_THAT(hashes("s1"), ElementsAre("5"));
  EXPECT_EQ(reader->passwords("s1").front().set_ms, 5);
}

TEST_F(Passwords, F22ThatOneWasSetIsOnRecordWithWhoDidIt) {
  ASSERT_TRUE(store->set_password({"s1", "", true}, hash("x"), 5, 7));
  const auto rows = reader->stream("operator:s1");
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].event, r::Event(r::PasswordSet{"s1", "", true}));
  EXPECT_EQ(rows[0].source, "command");
  EXPECT_TRUE(reader->passwords("s1").front().given);
  set("s1", "y", 8);
  EXPECT_EQ(reader->stream("operator:s1").back().person, "s1");
  expect_clean();
}

// The key file takes nothing but hashes.
TEST_F(Passwords, F22WhatCantBeKeptIsTold) {
  EXPECT_FALSE(store->set_password({"s1", "s1", false}, "plain text", 5, 1));
  EXPECT_TRUE(reader->passwords("s1").empty());
}

TEST_F(Passwords, F22ARestoreBringsBackNoPasswordThatWasChangedSince) {
  set("changed", "old", 1);
  set("same", "only", 2);
  const auto kept = backup(path, folder / "backups");
  ASSERT_TRUE(kept);
  set("changed", "new", 3);
  set("later", "first", 4);
  store.reset();
  reader.reset();
  ASSERT_TRUE(restore(*kept, path));
  EXPECT_THAT(hashes("changed"), ElementsAre("new", "old"));
  EXPECT_THAT(hashes("same"), ElementsAre("only"));
  EXPECT_THAT(hashes("later"), ElementsAre("first"));
  std::filesystem::remove(keys_path(path));
  ASSERT_TRUE(restore(*kept, path));
  EXPECT_THAT(hashes("changed"), ElementsAre("old")) << "where nothing newer is left, the backup's";
}

// Key files that were written before passwords were known.
TEST_F(Passwords, F22AnOlderKeyFileIsBroughtUpToDateAndRestored) {
  (void)store->seal("A1", {"李雷", "", ""});
  const auto kept = backup(path, folder / "backups");
  ASSERT_TRUE(kept);
  store.reset();
  reader.reset();
  for (const auto& file : {keys_path(path), folder / "backups" / kBackupKeys})
    Connection(file, Connection::Access::write).script("DROP TABLE passwords; PRAGMA user_version = 1");
  EXPECT_EQ(Reader::open(path).error().code, Errc::not_found)
      << "nobody reads it before it is brought up to date";
  store = open_store(path);
  set("s1", "x");
  EXPECT_TRUE(store->seal("A1", {"李雷", "", ""})) << "its keys are there";
  store.reset();
  ASSERT_TRUE(restore(*kept, path));
  EXPECT_THAT(hashes("s1"), ElementsAre("x"));
  EXPECT_EQ(*version_on_disk(keys_path(path), keys_kind()), 2);
}

TEST_F(Passwords, F22TheKeyFileAndItsBackupAreTheirOwnersAlone) {
  set("s1", "x");
  ASSERT_TRUE(backup(path, folder / "backups"));
  using std::filesystem::perms;
  for (const auto& file :
       {keys_path(path), beside(keys_path(path), "-wal"), folder / "backups" / kBackupKeys})
    EXPECT_EQ(std::filesystem::status(file).permissions(), perms::owner_read | perms::owner_write) << file;
}

TEST_F(Passwords, F22AnOperatorIsFoundUnderIdAndBadge) {
  r::Operator person;
  person.id = "li";
  person.badge = "4711";
  person.active = false;
  must(*store, {batch("1", {r::OperatorReceived{person}})});
  EXPECT_EQ(reader->operator_named("li"), person);
  EXPECT_FALSE(reader->operator_named("4711"));
  for (const char* code : {"li", "4711"}) {
    const auto found = reader->subjects(code, 10);
    ASSERT_EQ(found.size(), 1U) << code;
    EXPECT_EQ(found[0].kind, "operator");
    EXPECT_EQ(found[0].name, "li");
  }
}

}  // namespace
}  // namespace packbench::db::test
