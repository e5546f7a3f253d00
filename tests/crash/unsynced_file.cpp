// Each call goes on to the real file; changes are told to the UnsyncedVfs. Nothing is really synced: that is
// its point.
#include "tests/crash/unsynced_file.hpp"

#include <new>

#include "tests/crash/unsynced_vfs.hpp"

namespace packbench::db::test {
namespace {

// SQLite allocates szOsFile bytes: this, and behind it the real file.
struct File {
  sqlite3_file base;
  UnsyncedVfs* vfs;
  std::string* path;  // null: a temporary file, nobody misses it
  std::shared_ptr<UnsyncedVfs::Inode>* inode;
  bool sync_folder;  // with the first sync, as SQLite's own layer does for new journals and WALs
};

File* own(sqlite3_file* file) {
  return reinterpret_cast<File*>(file);
}
sqlite3_file* real(sqlite3_file* file) {
  return reinterpret_cast<sqlite3_file*>(own(file) + 1);
}
UnsyncedVfs& vfs_of(sqlite3_vfs* vfs) {
  return *static_cast<UnsyncedVfs*>(vfs->pAppData);
}

int close_file(sqlite3_file* file) {
  delete own(file)->path;
  delete own(file)->inode;
  return real(file)->pMethods->xClose(real(file));
}
int read(sqlite3_file* file, void* into, int size, sqlite3_int64 at) {
  return real(file)->pMethods->xRead(real(file), into, size, at);
}
int write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 at) {
  const int result = real(file)->pMethods->xWrite(real(file), bytes, size, at);
  if (result == SQLITE_OK && own(file)->path) own(file)->vfs->written(**own(file)->inode, at, bytes, size);
  return result;
}
int truncate(sqlite3_file* file, sqlite3_int64 size) {
  const int result = real(file)->pMethods->xTruncate(real(file), size);
  if (result == SQLITE_OK && own(file)->path) own(file)->vfs->truncated(**own(file)->inode, size);
  return result;
}
int sync(sqlite3_file* file, int) {
  auto& f = *own(file);
  if (f.path) f.vfs->synced(*f.path, *f.inode, f.sync_folder);
  f.sync_folder = false;
  return SQLITE_OK;
}
int file_size(sqlite3_file* file, sqlite3_int64* size) {
  return real(file)->pMethods->xFileSize(real(file), size);
}
int lock(sqlite3_file* file, int level) {
  return real(file)->pMethods->xLock(real(file), level);
}
int unlock(sqlite3_file* file, int level) {
  return real(file)->pMethods->xUnlock(real(file), level);
}
int check_lock(sqlite3_file* file, int* held) {
  return real(file)->pMethods->xCheckReservedLock(real(file), held);
}
int control(sqlite3_file* file, int op, void* arg) {
  return real(file)->pMethods->xFileControl(real(file), op, arg);
}
int sector_size(sqlite3_file* file) {
  return real(file)->pMethods->xSectorSize(real(file));
}
int characteristics(sqlite3_file* file) {
  return real(file)->pMethods->xDeviceCharacteristics(real(file));
}
int shm_map(sqlite3_file* file, int page, int size, int extend, void volatile** memory) {
  return real(file)->pMethods->xShmMap(real(file), page, size, extend, memory);
}
int shm_lock(sqlite3_file* file, int at, int count, int flags) {
  return real(file)->pMethods->xShmLock(real(file), at, count, flags);
}
void shm_barrier(sqlite3_file* file) {
  real(file)->pMethods->xShmBarrier(real(file));
}
int shm_unmap(sqlite3_file* file, int remove) {
  return real(file)->pMethods->xShmUnmap(real(file), remove);
}

// Version 2: shared memory, but no memory-mapped reading, which would go past us.
const sqlite3_io_methods kMethods{
    2,         close_file, read,    write,       truncate,        sync,    file_size, lock,
    unlock,    check_lock, control, sector_size, characteristics, shm_map, shm_lock,  shm_barrier,
    shm_unmap, nullptr,    nullptr};

int open(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* out_flags) {
  auto& owner = vfs_of(vfs);
  int exists = 0;
  if (name) owner.real()->xAccess(owner.real(), name, SQLITE_ACCESS_EXISTS, &exists);
  const int result = owner.real()->xOpen(owner.real(), name, real(file), flags, out_flags);
  if (result != SQLITE_OK) return file->pMethods = nullptr, result;
  auto* f = new (file) File{{&kMethods}, &owner, nullptr, nullptr, false};
  if (!name || (flags & SQLITE_OPEN_DELETEONCLOSE)) return SQLITE_OK;
  f->path = new std::string(name);
  f->inode = new std::shared_ptr<UnsyncedVfs::Inode>(owner.opened(name, !exists));
  f->sync_folder =
      !exists && (flags & (SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_WAL | SQLITE_OPEN_SUPER_JOURNAL));
  return SQLITE_OK;
}

int remove_file(sqlite3_vfs* vfs, const char* name, int sync_folder) {
  auto& owner = vfs_of(vfs);
  const int result = owner.real()->xDelete(owner.real(), name, 0);
  if (result == SQLITE_OK) owner.deleted(name, sync_folder != 0);
  return result;
}

}  // namespace

sqlite3_vfs unsynced_methods(const sqlite3_vfs& real_vfs) {
  sqlite3_vfs own_vfs = real_vfs;
  own_vfs.szOsFile = static_cast<int>(sizeof(File)) + real_vfs.szOsFile;
  own_vfs.pNext = nullptr;
  own_vfs.xOpen = open;
  own_vfs.xDelete = remove_file;
  return own_vfs;
}

}  // namespace packbench::db::test
