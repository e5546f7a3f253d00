// Who may call.
#include "central/keys.hpp"

#include "central/pg/transaction.hpp"
#include "central/secret.hpp"
#include "central/tickets.hpp"

namespace packbench::central {
namespace {

pg::Bytes hash_of(std::string_view secret) {
  return {secret_hash(secret)};
}

http::Response unknown_code() {
  return http::problem(401, "code.unknown",
                       "this code was never made, was used already, or is too old: have a new one made");
}

}  // namespace

std::optional<Caller> caller_of(pg::Connection& db, const std::string& key) {
  const auto row = db.run(
      "SELECT 0, id, name, coalesce(heard_at < now() - interval '20 seconds', true) FROM benches"
      " WHERE key_hash = $1::bytea AND revoked_at IS NULL UNION ALL"
      " SELECT 1, id, name, false FROM systems WHERE key_hash = $1::bytea AND revoked_at IS NULL UNION ALL"
      " SELECT 2, id, name, false FROM viewers WHERE key_hash = $1::bytea AND revoked_at IS NULL",
      {hash_of(key)});
  if (row.empty()) return std::nullopt;
  return Caller{static_cast<Role>(row.number(0, 0)), row.number(0, 1), row.text(0, 2), row.flag(0, 3)};
}

std::vector<std::string> key_hashes(pg::Connection& db) {
  const auto rows = db.run(
      "SELECT key_hash FROM benches WHERE key_hash IS NOT NULL AND revoked_at IS NULL"
      " UNION ALL SELECT key_hash FROM systems WHERE revoked_at IS NULL"
      " UNION ALL SELECT key_hash FROM viewers WHERE revoked_at IS NULL");
  std::vector<std::string> hashes;
  for (int i = 0; i < rows.size(); ++i) hashes.push_back(rows.bytes(i, 0));
  return hashes;
}

std::optional<std::string> add_bench(pg::Connection& db, const std::string& name) {
  if (name == kCentre) return std::nullopt;
  auto code = new_code();
  const auto made = db.run(
      "INSERT INTO benches(name, code_hash, code_until) VALUES($1, $2::bytea, now() + interval '1 hour')"
      " ON CONFLICT (name) DO UPDATE SET code_hash = excluded.code_hash, code_until = excluded.code_until,"
      " code_used = false WHERE benches.revoked_at IS NULL",
      {name, hash_of(tidy_code(code))});
  if (made.changed() == 0) return std::nullopt;
  return code;
}

http::Outcome<std::string> enrol(pg::Connection& db, const std::string& code, const std::string& key) {
  pg::Transaction transaction(db);
  const auto row = db.run(
      "SELECT id, name, code_used, code_until > now(), coalesce(key_hash = $2::bytea, false) FROM benches"
      " WHERE code_hash = $1::bytea AND revoked_at IS NULL FOR UPDATE",
      {hash_of(tidy_code(code)), hash_of(key)});
  if (row.empty()) return unknown_code();
  const bool used = row.flag(0, 2), in_time = row.flag(0, 3), same_key = row.flag(0, 4);
  if (used && same_key) return row.text(0, 1);
  if (used || !in_time || caller_of(db, key)) return unknown_code();
  db.run("UPDATE benches SET key_hash = $2::bytea, code_used = true WHERE id = $1",
         {row.number(0, 0), hash_of(key)});
  transaction.commit();
  return row.text(0, 1);
}

bool revoke_bench(pg::Connection& db, const std::string& name) {
  pg::Transaction transaction(db);
  const auto row = db.run(
      "UPDATE benches SET revoked_at = coalesce(revoked_at, now()), code_until = NULL WHERE name = $1 RETURNING id",
      {name});
  if (row.empty()) return false;
  db.run(
      "UPDATE leases l SET ended_at = now(), why = 'revoked' FROM orders o WHERE o.bench = $1"
      " AND o.state = 'open' AND (l.number, l.token) = (o.number, o.token)",
      {row.number(0, 0)});
  db.run("UPDATE orders SET bench = NULL, lease_until = NULL WHERE bench = $1 AND state = 'open'",
         {row.number(0, 0)});
  db.run("UPDATE orders SET wanted_bench = NULL WHERE wanted_bench = $1", {row.number(0, 0)});
  transaction.commit();
  return true;
}

std::optional<std::string> add_system(pg::Connection& db, const std::string& name) {
  auto key = new_key();
  const auto made =
      db.run("INSERT INTO systems(name, key_hash) VALUES($1, $2::bytea) ON CONFLICT (name) DO NOTHING",
             {name, hash_of(key)});
  if (made.changed() == 0) return std::nullopt;
  return key;
}

bool revoke_system(pg::Connection& db, const std::string& name) {
  return db.run("UPDATE systems SET revoked_at = coalesce(revoked_at, now()) WHERE name = $1", {name})
             .changed() > 0;
}

std::optional<std::string> add_viewer(pg::Connection& db, const std::string& name) {
  auto key = new_code();
  const auto made = db.run(
      "INSERT INTO viewers(name, key_hash) VALUES($1, $2::bytea) ON CONFLICT (name) DO UPDATE SET"
      " key_hash = excluded.key_hash, added_at = now(), revoked_at = NULL WHERE viewers.revoked_at IS NOT NULL",
      {name, hash_of(tidy_code(key))});
  if (made.changed() == 0) return std::nullopt;
  return key;
}

bool revoke_viewer(pg::Connection& db, const std::string& name) {
  return db.run("UPDATE viewers SET revoked_at = coalesce(revoked_at, now()) WHERE name = $1", {name})
             .changed() > 0;
}

void note_heard(pg::Connection& db, const Caller& bench) {
  db.run(
      "UPDATE benches SET heard_at = now() WHERE id = (SELECT id FROM benches WHERE id = $1"
      " FOR NO KEY UPDATE SKIP LOCKED)",
      {bench.id});
}

void note_newest(pg::Connection& db, const Caller& bench, std::int64_t newest) {
  db.run(
      "UPDATE benches SET newest = $2 WHERE id = (SELECT id FROM benches WHERE id = $1 AND newest <> $2"
      " FOR NO KEY UPDATE SKIP LOCKED)",
      {bench.id, newest});
}

}  // namespace packbench::central
