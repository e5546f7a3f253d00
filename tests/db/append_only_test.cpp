// Invariant 2: the journal and the movements refuse every change, whoever asks.
#include <gmock/gmock.h>

#include "db/connection.hpp"
#include "tests/db/bench_store.hpp"

namespace packbench::db::test {
namespace {

TEST(AppendOnly, EveryTriggerRefuses) {
  Folder folder;
  const auto path = folder / "bench.db";
  must(*open_store(path), packed_order("A1"));
  Connection db(path, Connection::Access::write);
  for (const char* sql : {
           "UPDATE journal SET payload = '{}' WHERE seq = 1",
           "UPDATE journal SET at_ms = at_ms",
           "DELETE FROM journal WHERE seq = 3",
           "DELETE FROM journal",
           "UPDATE movements SET quantity = 1",
           "DELETE FROM movements WHERE part = 0",
           "UPDATE movements SET lot = ''",
       }) {
    try {
      db.script(sql);
      ADD_FAILURE() << "not refused: " << sql;
    } catch (const SQLite::Exception& failure) {
      EXPECT_THAT(failure.what(), testing::HasSubstr("append-only")) << sql;
    }
  }
  EXPECT_THAT(verify(path)->differences, testing::IsEmpty());
}

}  // namespace
}  // namespace packbench::db::test
