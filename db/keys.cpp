// Making and forgetting keys; keeping passwords and PINs.
#include "db/keys.hpp"

#include "db/files.hpp"
#include "db/schema.hpp"
#include "db/sealing.hpp"

namespace packbench::db {
namespace {

Result<std::string> find_key(Connection& db, const std::string& order) {
  auto row = db.query("SELECT key FROM keys WHERE number = ?", order);
  if (!row.next()) return std::string();
  if (row.null(0))
    return Error{Errc::bad_input,
                 "the personal data of order " + order + " was forgotten: it can't come back"};
  return row.text(0);
}

// Overwrites the key, and leaves its row as the mark that it must not come back; whether there is such a row.
bool erase(Connection& db, const std::string& order) {
  return db.run("UPDATE keys SET key = NULL WHERE number = ?", order) != 0;
}

std::vector<std::filesystem::path> backup_folders(Connection& db) {
  std::vector<std::filesystem::path> folders;
  auto rows = db.query("SELECT folder FROM backup_folders ORDER BY folder");
  while (rows.next()) folders.emplace_back(rows.text(0));
  return folders;
}

// A folder without a key file holds no key; a folder that is not there may come back with one.
Result<bool> erase_in(const std::filesystem::path& folder, const std::string& order) {
  if (!std::filesystem::exists(folder))
    return Error{Errc::unavailable, "forgotten here, but the backups in " + folder.string() +
                                        " can't be reached: mount that folder and repeat"};
  const auto file = folder / kBackupKeys;
  if (!std::filesystem::exists(file)) return false;
  Connection backup(file, Connection::Access::write);
  backup.script("PRAGMA secure_delete = ON");
  return erase(backup, order);
}

}  // namespace

std::filesystem::path keys_path(const std::filesystem::path& store) {
  return beside(store, ".keys");
}

// A WAL makes sealing one order as cheap as a scan. What was in it is cut off after each forget.
void prepare_keys(Connection& db) {
  db.script("PRAGMA secure_delete = ON; PRAGMA journal_mode = WAL; PRAGMA cache_size = -256");
}

void for_owner_alone(const std::filesystem::path& file) {
  using std::filesystem::perms;
  std::error_code ignored;
  for (const char* suffix : {"", "-wal", "-shm"})
    std::filesystem::permissions(beside(file, suffix), perms::owner_read | perms::owner_write, ignored);
}

Result<std::unique_ptr<Keys>> Keys::open(const std::filesystem::path& store, const std::string& vfs) {
  try {
    const auto path = keys_path(store);
    if (auto ours = version_on_disk(path, keys_kind()); !ours) return ours.error();
    for_owner_alone(path);  // an older release's may be everybody's, and has a WAL as soon as it is open
    std::unique_ptr<Keys> keys(new Keys(path, vfs));
    if (auto done = migrate(keys->db_, keys_kind()); !done) return done.error();
    for_owner_alone(path);  // a new one, which has no WAL yet
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

Result<void> Keys::make_all(const std::vector<std::string>& orders) {
  const std::lock_guard lock(mutex_);
  try {
    db_.run("BEGIN IMMEDIATE");
    for (const auto& order : orders)
      db_.run("INSERT INTO keys VALUES(?, ?) ON CONFLICT DO NOTHING", order, Blob{new_key()});
    db_.run("COMMIT");
    return {};
  } catch (const SQLite::Exception& failure) {
    db_.abandon();
    return error_of(failure);
  }
}

Result<bool> Keys::forget(const std::string& order) {
  const std::lock_guard lock(mutex_);
  try {
    const bool had = erase(db_, order);
    auto cut = db_.query("PRAGMA wal_checkpoint(TRUNCATE)");
    if (cut.next() && cut.flag(0))
      return Error{Errc::unavailable, "the key file is being read: the key is not overwritten yet, repeat"};
    return had;
  } catch (const SQLite::Exception& failure) {
    return error_of(failure);
  }
}

Result<bool> Keys::forget_in_backups(const std::string& order) {
  const std::lock_guard lock(mutex_);
  Result<bool> had = false;
  try {
    for (const auto& folder : backup_folders(db_)) {
      const auto there = erase_in(folder, order);
      if (!there || (had && *there)) had = there;
    }
  } catch (const SQLite::Exception& failure) {
    had = error_of(failure);
  }
  return had;
}

Result<void> Keys::set_secret(SecretKind kind, const std::string& person, const SecretRow& row,
                              std::int64_t remembered, const std::function<Result<void>()>& record) {
  const std::lock_guard lock(mutex_);
  const auto* name = boost::describe::enum_to_string(kind, "");
  try {
    db_.run("BEGIN IMMEDIATE");
    db_.run(
        "INSERT INTO secrets SELECT ?1, ?2, coalesce(max(number), 0) + 1, ?3, ?4, ?5 FROM secrets"
        " WHERE kind = ?1 AND operator = ?2",
        name, person, row.hash, row.set_ms, row.given);
    db_.run(
        "DELETE FROM secrets WHERE kind = ?1 AND operator = ?2 AND number <"
        " (SELECT max(number) FROM secrets WHERE kind = ?1 AND operator = ?2) - ?3",
        name, person, remembered);
    if (auto recorded = record(); !recorded) return db_.abandon(), recorded;
    db_.run("COMMIT");
    return {};
  } catch (const SQLite::Exception& failure) {
    db_.abandon();
    return error_of(failure);
  }
}

}  // namespace packbench::db
