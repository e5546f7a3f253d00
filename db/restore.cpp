// restore: a backup in the place of the store, in steps of which each leaves a whole store at its path.
#include "db/files.hpp"
#include "db/keys.hpp"
#include "db/label_files.hpp"
#include "db/schema.hpp"
#include "db/sealing.hpp"
#include "db/upkeep.hpp"

namespace packbench::db {
namespace {

namespace fs = std::filesystem;

Result<void> check_backup(const fs::path& backup) {
  const auto verified = verify(backup);
  if (!verified) return verified.error();
  if (verified->differences.empty()) return {};
  return Error{Errc::damaged,
               backup.string() + " does not verify, nothing was changed: " + verified->differences.front()};
}

// The old store's last rows move from its WAL into its file. Where the file is too broken for that, the WAL
// is put aside with it: it must never be read into the restored one.
void settle(const fs::path& path, const fs::path& kept) {
  if (!fs::exists(path)) return;
  try {
    Connection old(path, Connection::Access::write);
    old.run("PRAGMA wal_checkpoint(TRUNCATE)");
  } catch (const SQLite::Exception&) {
    // Told by the WAL that is still there.
  }
  for (const char* suffix : {"-wal", "-journal"})
    if (fs::exists(beside(path, suffix))) fs::rename(beside(path, suffix), beside(kept, suffix));
  fs::remove(beside(path, "-shm"));
  fs::create_hard_link(path, kept);
}

// Of each operator the passwords of the side where the newer one stands, and so the PIN: the number never
// falls, as a clock may. The time only tells apart two that came after one and the same backup.
constexpr const char* kMergeKeys =
    "BEGIN; INSERT OR IGNORE INTO main.keys SELECT number, key FROM here.keys;"
    " UPDATE main.keys SET key = NULL WHERE number IN (SELECT number FROM here.keys WHERE key IS NULL);"
    " CREATE TEMP TABLE newer AS SELECT DISTINCT kind, operator FROM here.secrets AS h WHERE NOT EXISTS"
    "  (SELECT 1 FROM main.secrets AS m WHERE (m.kind, m.operator) = (h.kind, h.operator)"
    "    AND (m.number, m.set_ms) >= (h.number, h.set_ms));"
    " DELETE FROM main.secrets WHERE (kind, operator) IN (SELECT kind, operator FROM newer);"
    " INSERT INTO main.secrets SELECT * FROM here.secrets"
    "  WHERE (kind, operator) IN (SELECT kind, operator FROM newer);"
    " COMMIT; PRAGMA here.wal_checkpoint(TRUNCATE); DETACH here";

// Keys come back from the backup, but what was forgotten on either side stays forgotten, and a password or
// PIN that was changed stays changed.
Result<void> restore_keys(const fs::path& backup, const fs::path& path) {
  const auto from = fs::absolute(backup).parent_path() / kBackupKeys;
  const auto to = keys_path(path), fresh = beside(to, ".restoring");
  if (!fs::exists(from)) return {};
  fs::copy_file(from, fresh, fs::copy_options::overwrite_existing);
  for_owner_alone(fresh);
  {
    Connection keys(fresh, Connection::Access::write);
    keys.script("PRAGMA secure_delete = ON; PRAGMA journal_mode = DELETE");
    if (auto done = migrate(keys, keys_kind()); !done) return done;
    if (fs::exists(to)) {
      for_owner_alone(to);
      Connection here(to, Connection::Access::write);
      if (auto done = migrate(here, keys_kind()); !done) return done;
      keys.run("ATTACH ? AS here", to.string());
      keys.script(kMergeKeys);
    }
  }
  fs::remove(beside(to, "-wal"));
  fs::remove(beside(to, "-shm"));
  return replace_file(fresh, to);
}

Result<void> put_in_place(const fs::path& backup, const fs::path& path) {
  const auto lock = FileLock::take(beside(path, ".lock"));
  if (!lock) return lock.error();
  if (auto ours = version_on_disk(path, store_kind()); !ours && ours.error().code != Errc::foreign)
    return ours.error();
  const auto fresh = beside(path, ".restoring");
  fs::copy_file(backup, fresh, fs::copy_options::overwrite_existing);
  if (auto keys = restore_keys(backup, path); !keys) return keys;
  const auto labels = fs::absolute(backup).parent_path() / kBackupLabels;
  if (auto copied = copy_label_files(labels, labels_folder(path)); !copied) return copied;
  settle(path, path.string() + ".before-" + utc_stamp());
  return replace_file(fresh, path);
}

}  // namespace

Result<void> restore(const fs::path& backup, const fs::path& path) {
  start_sodium();
  if (auto whole = check_backup(backup); !whole) return whole;
  try {
    return put_in_place(backup, path);
  } catch (const SQLite::Exception& failure) {
    return error_of(failure);
  } catch (const fs::filesystem_error& failure) {
    return Error{Errc::unavailable, failure.what()};
  }
}

}  // namespace packbench::db
