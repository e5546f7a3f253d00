// Making and forgetting keys.
#include "db/keys.hpp"

#include "db/files.hpp"
#include "db/schema.hpp"
#include "db/sealing.hpp"

namespace packbench::db {
namespace {

Result<std::string> find_key(Connection& db, const std::string& order) {
  auto row = db.query("SELECT key FROM keys WHERE number = ?", order);
  if (!row.next()) return std::string();
  if (row.null(0)) return Error{Errc::bad_input, "the personal data of order " + order + " was forgotten: it can't come back"};
  return row.text(0);
}

}  // namespace

std::filesystem::path keys_path(const std::filesystem::path& store) { return beside(store, ".keys"); }

// A WAL makes sealing one order as cheap as a scan. What was in it is cut off after each forget.
void prepare_keys(Connection& db) {
  db.script("PRAGMA secure_delete = ON; PRAGMA journal_mode = WAL; PRAGMA cache_size = -256");
}

bool erase_key(Connection& db, const std::string& order) {
  const int had = db.run("UPDATE keys SET key = NULL WHERE number = ? AND key IS NOT NULL", order);
  if (had == 0) db.run("INSERT INTO keys(number) VALUES(?) ON CONFLICT DO NOTHING", order);
  return had != 0;
}

Result<std::unique_ptr<Keys>> Keys::open(const std::filesystem::path& store, const std::string& vfs) {
  try {
    const auto path = keys_path(store);
    if (auto ours = version_on_disk(path, keys_kind()); !ours) return ours.error();
    std::unique_ptr<Keys> keys(new Keys(path, vfs));
    if (auto done = migrate(keys->db_, keys_kind()); !done) return done.error();
    prepare_keys(keys->db_);
    return keys;
  } catch (const SQLite::Exception& failure) {
    return error_of(failure);
  }
}

Result<std::string> Keys::make(const std::string& order) {
  const std::lock_guard lock(mutex_);
  try {
    auto found = find_key(db_, order);
    if (!found || !found->empty()) return found;
    auto key = new_key();
    db_.run("INSERT INTO keys VALUES(?, ?)", order, Blob{key});
    return key;
  } catch (const SQLite::Exception& failure) {
    return error_of(failure);
  }
}

Result<bool> Keys::forget(const std::string& order) {
  const std::lock_guard lock(mutex_);
  try {
    const bool here = erase_key(db_, order);
    db_.run("PRAGMA wal_checkpoint(TRUNCATE)");
    auto there = forget_in_backup(order);
    if (!there) return there;
    return here || *there;
  } catch (const SQLite::Exception& failure) {
    return error_of(failure);
  }
}

// The folder is read after the key is gone here: a backup that runs meanwhile either comes before and is cleaned, or
// copies the key file without it.
Result<bool> Keys::forget_in_backup(const std::string& order) {
  std::filesystem::path file;
  {
    auto row = db_.query("SELECT value FROM settings WHERE name = 'backup_folder'");
    if (!row.next()) return false;
    file = std::filesystem::path(row.text(0)) / kBackupKeys;
  }
  if (!std::filesystem::exists(file))
    return Error{Errc::unavailable, "forgotten here, but " + file.string() + " can't be reached: mount the backup folder and repeat"};
  Connection backup(file, Connection::Access::write);
  backup.script("PRAGMA secure_delete = ON");
  return erase_key(backup, order);
}

}  // namespace packbench::db
