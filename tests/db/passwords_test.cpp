// F22: hashes of passwords lie in the key file, beside a journal that only tells that one was set.
#include <gmock/gmock.h>
#include <sys/stat.h>

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

// Whatever is made is everybody's, unless it is made otherwise.
struct OpenUmask {
  ~OpenUmask() { ::umask(before); }
  const mode_t before = ::umask(0);
};

void for_everybody(const std::filesystem::path& file) {
  std::filesystem::permissions(file, std::filesystem::perms{0644});
}

void expect_owner_alone(const std::filesystem::path& file) {
  EXPECT_EQ(std::filesystem::status(file).permissions(), std::filesystem::perms{0600}) << file;
}

// Leaves the key file as a release wrote it that knew no passwords.
void without_passwords(const std::filesystem::path& keys) {
  Connection(keys, Connection::Access::write).script("DROP TABLE secrets; PRAGMA user_version = 1");
}

struct Passwords : BenchStore {
  void set(const std::string& person, const std::string& what, std::int64_t at_ms = 1,
           std::int64_t remembered = 5) {
    const auto done = store->set_password({person, person, false}, hash(what), remembered, at_ms);
    ASSERT_TRUE(done) << done.error().message;
  }
  void close() {
    store.reset();
    reader.reset();
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
TEST_F(Passwords, F22WhatCantBeKeptIsToldAndNotOnRecord) {
  EXPECT_FALSE(store->set_password({"s1", "s1", false}, "plain text", 5, 1));
  EXPECT_TRUE(reader->passwords("s1").empty());
  EXPECT_TRUE(reader->stream("operator:s1").empty());
}

TEST_F(Passwords, F22WhatCantBeRecordedDoesNotOpen) {
  set("s1", "old");
  Connection other(path, Connection::Access::write);
  other.script("CREATE TRIGGER refused BEFORE INSERT ON journal BEGIN SELECT RAISE(ABORT, 'refused'); END");
  EXPECT_FALSE(store->set_password({"s1", "s1", false}, hash("new"), 5, 2));
  EXPECT_THAT(hashes("s1"), ElementsAre("old"));
  other.script("DROP TRIGGER refused");
  set("s1", "new", 3);
  EXPECT_THAT(hashes("s1"), ElementsAre("new", "old"));
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

// The clock ran ahead when the old password was set.
TEST_F(Passwords, F22AChangedPasswordStaysChangedWhereTheClockWentBack) {
  set("s1", "old", 1000);
  const auto kept = backup(path, folder / "backups");
  ASSERT_TRUE(kept);
  set("s1", "new", 10);
  close();
  ASSERT_TRUE(restore(*kept, path));
  EXPECT_THAT(hashes("s1"), ElementsAre("new", "old"));
}

// Two second passwords after the same first one: then only the time tells.
TEST_F(Passwords, F22OfTwoThatCameAfterTheSameOneTheLaterStays) {
  set("s1", "first", 1);
  const auto first = backup(path, folder / "first");
  set("s1", "lost", 5);
  const auto lost = backup(path, folder / "lost");
  ASSERT_TRUE(first && lost);
  for (const std::int64_t at_ms : {9, 3}) {
    close();
    std::filesystem::remove(keys_path(path));
    ASSERT_TRUE(restore(*first, path));
    store = open_store(path);
    set("s1", "other", at_ms);
    close();
    ASSERT_TRUE(restore(*lost, path));
    EXPECT_THAT(hashes("s1"), ElementsAre(at_ms > 5 ? "other" : "lost", "first"));
  }
}

// Key files that were written before passwords were known.
TEST_F(Passwords, F22AnOlderKeyFileIsBroughtUpToDateAndRestored) {
  (void)store->seal("A1", {"李雷", "", ""});
  const auto kept = backup(path, folder / "backups");
  ASSERT_TRUE(kept);
  store.reset();
  reader.reset();
  for (const auto& file : {keys_path(path), folder / "backups" / kBackupKeys}) without_passwords(file);
  EXPECT_EQ(Reader::open(path).error().code, Errc::not_found)
      << "nobody reads it before it is brought up to date";
  store = open_store(path);
  set("s1", "x");
  EXPECT_TRUE(store->seal("A1", {"李雷", "", ""})) << "its keys are there";
  store.reset();
  ASSERT_TRUE(restore(*kept, path));
  EXPECT_THAT(hashes("s1"), ElementsAre("x"));
  EXPECT_EQ(*version_on_disk(keys_path(path), keys_kind()), 3);
}

TEST_F(Passwords, F22AKeyFileThatAloneIsOlderIsKeptBeforeItIsChanged) {
  close();
  const auto before = folder / "before-migration";
  open_store(path).reset();
  EXPECT_FALSE(std::filesystem::exists(before)) << "nothing is older";
  without_passwords(keys_path(path));
  open_store(path).reset();
  ASSERT_TRUE(std::filesystem::exists(before));
  EXPECT_EQ(*version_on_disk(before / kBackupKeys, keys_kind()), 1);
  EXPECT_EQ(*version_on_disk(keys_path(path), keys_kind()), 3);
}

// There is nothing to be copied: this must not keep the bench from opening.
TEST_F(Passwords, F22AnOlderKeyFileWithoutAStoreIsBroughtUpToDateToo) {
  close();
  without_passwords(keys_path(path));
  std::filesystem::remove(path);
  store = open_store(path);
  set("s1", "x");
}

TEST_F(Passwords, F22TheKeyFileAndItsBackupAreTheirOwnersAlone) {
  close();
  std::filesystem::remove(keys_path(path));
  const OpenUmask everybodys;
  store = open_store(path);
  set("s1", "x");
  ASSERT_TRUE(backup(path, folder / "backups"));
  for (const auto& file :
       {keys_path(path), beside(keys_path(path), "-wal"), folder / "backups" / kBackupKeys})
    expect_owner_alone(file);
}

// Older releases made it with the umask's rights, and the WAL is made as its file is.
TEST_F(Passwords, F22AnOldKeyFileIsItsOwnersAloneBeforeAHashComes) {
  close();
  for_everybody(keys_path(path));
  const OpenUmask everybodys;
  store = open_store(path);
  set("s1", "x");
  for (const char* suffix : {"", "-wal", "-shm"}) expect_owner_alone(beside(keys_path(path), suffix));
}

TEST_F(Passwords, F22AWalThatACrashLeftIsItsOwnersAlone) {
  set("s1", "x");
  const auto cut = folder / "cut.db";
  for (const char* suffix : {"", "-wal", ".keys", ".keys-wal"})
    std::filesystem::copy_file(path.string() + suffix, cut.string() + suffix);
  for (const char* suffix : {"", "-wal"}) for_everybody(beside(keys_path(cut), suffix));
  const OpenUmask everybodys;
  const auto opened = open_store(cut);
  for (const char* suffix : {"", "-wal"}) expect_owner_alone(beside(keys_path(cut), suffix));
  EXPECT_EQ(open_reader(cut)->passwords("s1").size(), 1U);
}

// Seen on a copy that can't get to its place: it has the rights that it was made with.
TEST_F(Passwords, F22ACopyOfTheKeysIsItsOwnersAloneFromTheFirstByteOn) {
  set("s1", "x");
  const auto place = folder / "backups" / kBackupKeys;
  std::filesystem::create_directories(place);
  const OpenUmask everybodys;
  EXPECT_FALSE(backup(path, folder / "backups"));
  expect_owner_alone(beside(place, ".partial"));
}

TEST_F(Passwords, F22RestoredKeysAreTheirOwnersAloneWhateverTheBackupIs) {
  set("s1", "x");
  const auto kept = backup(path, folder / "backups");
  ASSERT_TRUE(kept);
  close();
  for_everybody(folder / "backups" / kBackupKeys);
  const OpenUmask everybodys;
  ASSERT_TRUE(restore(*kept, path));
  expect_owner_alone(keys_path(path));
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
