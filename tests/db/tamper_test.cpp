// verify names what was tampered with, table and row.
#include <gmock/gmock.h>

#include "db/connection.hpp"
#include "tests/db/bench_store.hpp"

namespace packbench::db::test {
namespace {

using testing::HasSubstr;

struct Tampering {
  const char* sql;
  const char* first;  // how the first difference begins, or a part of it
};

const Tampering kTamperings[] = {
    {"UPDATE journal SET payload = replace(payload, 'tee', 'toe') WHERE seq = 3",
     "journal row 3: the hash chain breaks"},
    {"UPDATE journal SET hash = zeroblob(32) WHERE seq = 4", "journal row 4: the hash chain breaks"},
    {"UPDATE journal SET at_ms = at_ms + 1 WHERE seq = 2", "journal row 2: the hash chain breaks"},
    {"UPDATE journal SET raw = x'00' WHERE seq = 1", "journal row 1: the hash chain breaks"},
    {"UPDATE journal SET payload = 'no json' WHERE seq = 1", "journal row 1: the hash chain breaks"},
    {"UPDATE journal SET person = 'eve' WHERE seq = 11", "journal row 11: the hash chain breaks"},
    {"DELETE FROM outbox; DELETE FROM journal WHERE seq = 5", "journal row 6: rows are missing before it"},
    {"DELETE FROM outbox; DELETE FROM journal WHERE seq = 11", "orders (id=1): state is \"shipped\""},
    {"UPDATE balances SET quantity = quantity + 1 WHERE location = 'staging' AND item = 'tee'",
     "balances (location=\"staging\", item=\"tee\", lot=\"L1\"): quantity is -1, the journal says -2"},
    {"DELETE FROM balances WHERE item = 'mug'",
     "balances (location=\"outside:sf\", item=\"mug\", lot=\"\"): the row is missing"},
    {"UPDATE movements SET quantity = 3 WHERE seq = 3", "movements (seq=3, part=0): quantity is 3"},
    {"INSERT INTO movements VALUES(11, 0, 'tee', '', 1, 'a', 'b')",
     "movements (seq=11, part=0): the journal knows no such"},
    {"UPDATE parcels SET state = 'cancelled'", "parcels (parcel=\"A1-1\"): state is \"cancelled\""},
    {"UPDATE parcels SET waybill = 'SF9'", "parcels (parcel=\"A1-1\"): waybill is \"SF9\""},
    {"UPDATE parcel_contents SET quantity = 1 WHERE entry = 1",
     "parcel_contents (parcel=\"A1-1\", entry=1): quantity is 1"},
    {"UPDATE orders SET token = 7", "orders (id=1): token is 7"},
    {"UPDATE order_lines SET quantity = 9 WHERE line = '1'",
     "order_lines (order_id=1, line=\"1\"): quantity is 9"},
    {"UPDATE order_notes SET text = ''", "order_notes (order_id=1, note=\"a\"): text is"},
    {"UPDATE print_jobs SET state = 'sent'", "print_jobs (requested_seq=6): state is \"sent\""},
    {"UPDATE lanes SET stop = '{}'", "lanes (lane=\"1\"): stop is \"{}\", the journal says null"},
    {"INSERT INTO items VALUES('x', '', '', 0, 0, 0, 0, 0, '', '', 0, 0, 0)",
     "items (item=\"x\"): the journal knows no such row"},
    {"INSERT INTO operators VALUES('eve', '', 'b', 'admin', 'en', 1)",
     "operators (id=\"eve\"): the journal knows no"},
    {"DELETE FROM outbox WHERE kind = 'order.ended'", "outbox (seq=11): the row is missing"},
    {"CREATE TABLE extra(x)", "schema: table extra does not belong here"},
};

// A trigger is dropped only for the change, so that the change itself is what verify must find.
void tamper(const std::filesystem::path& path, const char* sql) {
  Connection db(path, Connection::Access::write);
  db.script("PRAGMA foreign_keys = OFF");
  std::vector<std::string> names, triggers;
  {
    auto rows = db.query("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'");
    while (rows.next()) {
      names.push_back(rows.text(0));
      triggers.push_back(rows.text(1));
    }
  }
  for (const auto& name : names) db.script("DROP TRIGGER " + name);
  db.script(sql);
  for (const auto& trigger : triggers) db.script(trigger);
}

TEST(Tampering, IsFoundAndNamed) {
  Folder folder;
  const auto clean = folder / "clean.db", path = folder / "bench.db";
  must(*open_store(clean), packed_order("A1"));
  ASSERT_THAT(verify(clean)->differences, testing::IsEmpty());
  EXPECT_EQ(verify(clean)->rows, 11);
  for (const auto& t : kTamperings) {
    std::filesystem::copy_file(clean, path, std::filesystem::copy_options::overwrite_existing);
    tamper(path, t.sql);
    const auto found = verify(path);
    ASSERT_TRUE(found) << t.sql << ": " << found.error().message;
    ASSERT_FALSE(found->differences.empty()) << t.sql;
    EXPECT_THAT(found->differences.front(), HasSubstr(t.first)) << t.sql;
  }
}

TEST(Tampering, ADroppedTriggerIsMissed) {
  Folder folder;
  const auto path = folder / "bench.db";
  must(*open_store(path), packed_order("A1"));
  Connection(path, Connection::Access::write).script("DROP TRIGGER journal_no_delete");
  EXPECT_THAT(verify(path)->differences,
              testing::ElementsAre("schema: trigger journal_no_delete is missing"));
}

// Any single byte of the file: verify either names it or is right that nothing that counts has changed.
TEST(Tampering, NoFlippedByteEndsInACrash) {
  Folder folder;
  const auto clean = folder / "clean.db", path = folder / "bench.db";
  must(*open_store(clean), packed_order("A1"));
  const auto size = std::filesystem::file_size(clean);
  for (std::uintmax_t at = 100; at < size; at += 1499) {
    std::filesystem::copy_file(clean, path, std::filesystem::copy_options::overwrite_existing);
    std::FILE* file = std::fopen(path.c_str(), "r+b");
    std::fseek(file, static_cast<long>(at), SEEK_SET);
    const int byte = std::fgetc(file);
    std::fseek(file, static_cast<long>(at), SEEK_SET);
    std::fputc(byte ^ 0x55, file);
    std::fclose(file);
    const auto found = verify(path);
    if (!found) {
      EXPECT_NE(found.error().message, "") << at;
    }
  }
}

}  // namespace
}  // namespace packbench::db::test
