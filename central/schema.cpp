// Bringing the database to the newest schema.
#include "central/schema.hpp"

#include "central/pg/transaction.hpp"

namespace packbench::central {
namespace {

// Any number that no other program locks: "PkCe".
constexpr const char* kLock = "SELECT pg_advisory_xact_lock(1349206885)";

}  // namespace

int schema_version(pg::Connection& db) {
  if (db.run("SELECT to_regclass('schema_versions')").is_null(0, 0)) return 0;
  return static_cast<int>(db.run("SELECT coalesce(max(version), 0) FROM schema_versions").number(0, 0));
}

int migrate(pg::Connection& db) {
  pg::Transaction transaction(db);
  db.run(kLock);
  db.script(
      "CREATE TABLE IF NOT EXISTS schema_versions(version integer PRIMARY KEY, name text NOT NULL,"
      " applied_at timestamptz NOT NULL DEFAULT now())");
  const int before = schema_version(db);
  const auto& all = migrations();
  for (int next = before; next < static_cast<int>(all.size()); ++next) {
    const auto& migration = all[static_cast<std::size_t>(next)];
    db.script(migration.sql);
    db.run("INSERT INTO schema_versions(version, name) VALUES($1, $2)", {next + 1, migration.name});
  }
  transaction.commit();
  return static_cast<int>(all.size()) - std::min(before, static_cast<int>(all.size()));
}

}  // namespace packbench::central
