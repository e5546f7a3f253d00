// backup: a checked copy of the running store, and of its keys as the one key file of the folder.
#include <SQLiteCpp/Backup.h>
#include <sqlite3.h>

#include "db/files.hpp"
#include "db/keys.hpp"
#include "db/label_files.hpp"
#include "db/schema.hpp"
#include "db/sealing.hpp"
#include "db/upkeep.hpp"

namespace packbench::db {
namespace {

namespace fs = std::filesystem;

constexpr unsigned kAsUmaskSays = 0644, kOwnerAlone = 0600;  // the rights of a copy

// Takes an own connection's snapshot, so that the writer goes on meanwhile. The copy is one file, without a
// WAL.
void copy_pages(const fs::path& from, const fs::path& to) {
  Connection source(from, Connection::Access::read);
  Connection target(to, Connection::Access::write);
  SQLite::Backup pages(target.raw(), source.raw());
  if (const int done = pages.executeStep(-1); done != SQLITE_DONE)
    throw SQLite::Exception("the store is busy", done);
}

Result<void> check(const fs::path& file) {
  Connection db(file, Connection::Access::write);
  db.script("PRAGMA journal_mode = DELETE");
  SQLite::Statement rows(db.raw(), "PRAGMA integrity_check(1)");
  if (rows.executeStep() && rows.getColumn(0).getString() == "ok") return {};
  return Error{Errc::damaged,
               file.string() + ": the copy is damaged: look at the disk, and run verify on the store"};
}

Result<void> copy_checked(const fs::path& from, const fs::path& to, unsigned rights) {
  const auto partial = beside(to, ".partial");
  if (auto made = make_empty(partial, rights); !made) return made;
  copy_pages(from, partial);
  if (auto whole = check(partial); !whole) return whole;
  return replace_file(partial, to);
}

// The writing transaction keeps forget() waiting until the copy is in its place: no copy of a key outlives
// it.
Result<void> copy_keys(const fs::path& path, const fs::path& folder) {
  for_owner_alone(keys_path(path));
  Connection keys(keys_path(path), Connection::Access::write);
  keys.run("BEGIN IMMEDIATE");
  keys.run("INSERT INTO backup_folders VALUES(?) ON CONFLICT DO NOTHING", fs::absolute(folder).string());
  auto copied = copy_checked(keys_path(path), folder / kBackupKeys, kOwnerAlone);
  keys.run(copied ? "COMMIT" : "ROLLBACK");
  return copied;
}

Result<fs::path> make_backup(const fs::path& path, const fs::path& folder) {
  const auto version = version_on_disk(path, store_kind());
  if (!version) return version.error();
  if (*version == 0) return Error{Errc::not_found, path.string() + ": no store is here to be backed up"};
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) return Error{Errc::unavailable, folder.string() + ": " + error.message()};
  const auto file = folder / ("packbench-" + utc_stamp() + ".db");
  if (auto copied = copy_checked(path, file, kAsUmaskSays); !copied) return copied.error();
  if (auto copied = copy_keys(path, folder); !copied) return copied.error();
  if (auto copied = copy_label_files(labels_folder(path), folder / kBackupLabels); !copied)
    return copied.error();
  return file;
}

}  // namespace

Result<fs::path> backup(const fs::path& path, const fs::path& folder) {
  start_sodium();
  try {
    return make_backup(path, folder);
  } catch (const SQLite::Exception& failure) {
    auto error = error_of(failure);
    error.message = folder.string() + ": " + error.message;
    return error;
  }
}

}  // namespace packbench::db
