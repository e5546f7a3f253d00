// Which files are ours, and bringing them to the newest schema by numbered migrations.
#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "db/connection.hpp"
#include "db/error.hpp"

namespace packbench::db {

struct Migration {
  std::string name, sql;
};

// The SQL files of db/schema in order; the n-th one leads to PRAGMA user_version n.
const std::vector<Migration>& store_migrations();
const std::vector<Migration>& keys_migrations();

// A kind of SQLite file of ours: PRAGMA application_id tells them from all others.
struct FileKind {
  std::int64_t application_id;
  const std::vector<Migration>& migrations;
  const char* name;  // as told in errors
};
const FileKind& store_kind();
const FileKind& keys_kind();

// Looks at the first bytes alone, so that a foreign or newer file stays as it is, without so much as a WAL
// beside it. The version found; 0 where there is no file yet, or an empty one. foreign, or unavailable when
// it can't be read.
[[nodiscard]] Result<std::int64_t> version_on_disk(const std::filesystem::path& path, const FileKind& kind);

// Makes the schema, or brings it up to date, in one transaction. foreign as above.
[[nodiscard]] Result<void> migrate(Connection& db, const FileKind& kind);

}  // namespace packbench::db
