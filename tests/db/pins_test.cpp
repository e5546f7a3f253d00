// PINs lie beside the passwords in the key file, and count for themselves.
#include <gmock/gmock.h>

#include "db/connection.hpp"
#include "db/keys.hpp"
#include "db/schema.hpp"
#include "tests/db/bench_store.hpp"

namespace packbench::db::test {
namespace {

// What it is a hash of does not matter here.
std::string hash(const std::string& what) {
  return "$argon2id$v=19$m=65536,t=2,p=1$" + what;
}

struct Pins : BenchStore {
  void set(const std::string& person, const std::string& what, std::int64_t at_ms = 1) {
    const auto done = store->set_pin({person, person, false}, hash(what), at_ms);
    ASSERT_TRUE(done) << done.error().message;
  }
  void close() {
    store.reset();
    reader.reset();
  }
  // Of the PIN that opens; empty: there is none.
  std::string opening(const std::string& person) {
    const auto row = open_reader(path)->pin(person);
    return row ? row->hash.substr(hash("").size()) : "";
  }
};

TEST_F(Pins, TheNewestAloneIsKept) {
  EXPECT_FALSE(reader->pin("s1"));
  set("s1", "first");
  set("s2", "other");
  set("s1", "second", 2);
  EXPECT_EQ(opening("s1"), "second");
  EXPECT_EQ(opening("s2"), "other");
  EXPECT_EQ(reader->pin("s1")->set_ms, 2);
  EXPECT_FALSE(reader->pin("s1")->given);
  Connection keys(keys_path(path), Connection::Access::read);
  auto kept = keys.query("SELECT count(*) FROM secrets WHERE operator = 's1'");
  ASSERT_TRUE(kept.next());
  EXPECT_EQ(kept.number(0), 1);
}

TEST_F(Pins, APinIsNoPassword) {
  set("s1", "pin");
  EXPECT_FALSE(reader->has_passwords()) << "the desk stays open";
  EXPECT_TRUE(reader->passwords("s1").empty());
  ASSERT_TRUE(store->set_password({"s1", "s1", false}, hash("password"), 5, 2));
  set("s1", "another", 3);
  EXPECT_EQ(opening("s1"), "another");
  ASSERT_EQ(reader->passwords("s1").size(), 1U);
  EXPECT_EQ(reader->passwords("s1").front().hash, hash("password"));
}

TEST_F(Pins, ThatOneWasSetIsOnRecordWithWhoDidIt) {
  ASSERT_TRUE(store->set_pin({"s1", "a1", true}, hash("x"), 7));
  const auto rows = reader->stream("operator:s1");
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].event, r::Event(r::PinSet{"s1", "a1", true}));
  EXPECT_EQ(rows[0].person, "a1");
  EXPECT_EQ(rows[0].at_ms, 7);
  EXPECT_TRUE(reader->pin("s1")->given);
  expect_clean();
}

TEST_F(Pins, WhatCantBeKeptOrRecordedDoesNotOpen) {
  EXPECT_FALSE(store->set_pin({"s1", "s1", false}, "1379", 1)) << "the key file takes hashes alone";
  EXPECT_TRUE(reader->stream("operator:s1").empty());
  set("s1", "old");
  Connection(path, Connection::Access::write)
      .script("CREATE TRIGGER refused BEFORE INSERT ON journal BEGIN SELECT RAISE(ABORT, 'refused'); END");
  EXPECT_FALSE(store->set_pin({"s1", "s1", false}, hash("new"), 2));
  EXPECT_EQ(opening("s1"), "old");
}

// Also where the clock ran ahead when the old one was set: only the number is looked at first.
TEST_F(Pins, ARestoreBringsBackNoPinThatWasChangedSince) {
  set("changed", "old", 1000);
  set("same", "only");
  const auto kept = backup(path, folder / "backups");
  ASSERT_TRUE(kept);
  set("changed", "new", 10);
  set("later", "first");
  close();
  ASSERT_TRUE(restore(*kept, path));
  EXPECT_EQ(opening("changed"), "new");
  EXPECT_EQ(opening("same"), "only");
  EXPECT_EQ(opening("later"), "first");
  std::filesystem::remove(keys_path(path));
  ASSERT_TRUE(restore(*kept, path));
  EXPECT_EQ(opening("changed"), "old") << "where nothing newer is left, the backup's";
  EXPECT_EQ(opening("later"), "");
}

// Of one person the password may be newer here and the PIN there, and it was changed more often.
TEST_F(Pins, ARestoreMergesPinsAndPasswordsEachForItself) {
  const auto set_password = [&](const std::string& what, std::int64_t at_ms) {
    ASSERT_TRUE(store->set_password({"s1", "s1", false}, hash(what), 5, at_ms));
  };
  set("s1", "first", 1);
  set_password("first", 1);
  const auto first = backup(path, folder / "first");
  for (const char* what : {"between", "second"}) set("s1", what, 2);
  const auto second = backup(path, folder / "second");
  ASSERT_TRUE(first && second);
  close();
  std::filesystem::remove(keys_path(path));
  ASSERT_TRUE(restore(*first, path));
  store = open_store(path);
  set_password("second", 3);
  close();
  ASSERT_TRUE(restore(*second, path));
  EXPECT_EQ(opening("s1"), "second");
  EXPECT_EQ(open_reader(path)->passwords("s1").front().hash, hash("second"));
}

// As the release before wrote it: passwords in a table of their own.
TEST_F(Pins, AnOlderKeyFileKeepsItsPasswordsAndItsBackupIsRestored) {
  (void)store->seal("A1", {"李雷", "", ""});
  const auto kept = backup(path, folder / "backups");
  ASSERT_TRUE(kept);
  close();
  for (const auto& file : {keys_path(path), folder / "backups" / kBackupKeys}) {
    Connection keys(file, Connection::Access::write);
    keys.script("DROP TABLE secrets");
    keys.script(keys_migrations()[1].sql);
    keys.script("INSERT INTO passwords VALUES('s1', 1, '" + hash("old") + "', 3, 0), ('s1', 2, '" +
                hash("new") + "', 4, 1); PRAGMA user_version = 2");
  }
  EXPECT_EQ(Reader::open(path).error().code, Errc::not_found)
      << "nobody reads it before it is brought up to date";
  store = open_store(path);
  EXPECT_TRUE(std::filesystem::exists(folder / "before-migration"));
  set("s1", "1379");
  close();
  ASSERT_TRUE(restore(*kept, path)) << "a backup of the release before";
  const auto rows = open_reader(path)->passwords("s1");
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].hash, hash("new"));
  EXPECT_EQ(rows[0].set_ms, 4);
  EXPECT_TRUE(rows[0].given);
  EXPECT_EQ(rows[1].hash, hash("old"));
  EXPECT_EQ(opening("s1"), "1379");
  EXPECT_TRUE(open_store(path)->seal("A1", {"李雷", "", ""})) << "its keys are there";
}

}  // namespace
}  // namespace packbench::db::test
