// SQLite's own file layer, which ends the process with SIGKILL right before its n-th write or sync.
#include "tests/support/killing_vfs.hpp"

#include <sqlite3.h>

#include <atomic>
#include <csignal>
#include <cstring>

namespace packbench::tests {
namespace {

std::atomic<int> count{0};
int kill_at = 0;
sqlite3_vfs* real = nullptr;

struct File {
  sqlite3_file base;
  sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};
File* file(sqlite3_file* f) {
  return reinterpret_cast<File*>(f);
}

void step() {
  if (++count == kill_at) std::raise(SIGKILL);
}

const sqlite3_io_methods kMethods = {
    3,
    [](sqlite3_file* f) { return file(f)->real()->pMethods->xClose(file(f)->real()); },
    [](sqlite3_file* f, void* to, int n, sqlite3_int64 at) {
      return file(f)->real()->pMethods->xRead(file(f)->real(), to, n, at);
    },
    [](sqlite3_file* f, const void* from, int n, sqlite3_int64 at) {
      step();
      return file(f)->real()->pMethods->xWrite(file(f)->real(), from, n, at);
    },
    [](sqlite3_file* f, sqlite3_int64 size) {
      return file(f)->real()->pMethods->xTruncate(file(f)->real(), size);
    },
    [](sqlite3_file* f, int flags) {
      step();
      return file(f)->real()->pMethods->xSync(file(f)->real(), flags);
    },
    [](sqlite3_file* f, sqlite3_int64* size) {
      return file(f)->real()->pMethods->xFileSize(file(f)->real(), size);
    },
    [](sqlite3_file* f, int lock) { return file(f)->real()->pMethods->xLock(file(f)->real(), lock); },
    [](sqlite3_file* f, int lock) { return file(f)->real()->pMethods->xUnlock(file(f)->real(), lock); },
    [](sqlite3_file* f, int* held) {
      return file(f)->real()->pMethods->xCheckReservedLock(file(f)->real(), held);
    },
    [](sqlite3_file* f, int op, void* arg) {
      return file(f)->real()->pMethods->xFileControl(file(f)->real(), op, arg);
    },
    [](sqlite3_file* f) { return file(f)->real()->pMethods->xSectorSize(file(f)->real()); },
    [](sqlite3_file* f) { return file(f)->real()->pMethods->xDeviceCharacteristics(file(f)->real()); },
    [](sqlite3_file* f, int page, int size, int extend, void volatile** at) {
      return file(f)->real()->pMethods->xShmMap(file(f)->real(), page, size, extend, at);
    },
    [](sqlite3_file* f, int offset, int n, int flags) {
      return file(f)->real()->pMethods->xShmLock(file(f)->real(), offset, n, flags);
    },
    [](sqlite3_file* f) { file(f)->real()->pMethods->xShmBarrier(file(f)->real()); },
    [](sqlite3_file* f, int remove) { return file(f)->real()->pMethods->xShmUnmap(file(f)->real(), remove); },
    [](sqlite3_file* f, sqlite3_int64 at, int n, void** to) {
      return file(f)->real()->pMethods->xFetch(file(f)->real(), at, n, to);
    },
    [](sqlite3_file* f, sqlite3_int64 at, void* from) {
      return file(f)->real()->pMethods->xUnfetch(file(f)->real(), at, from);
    },
};

int open_file(sqlite3_vfs*, const char* name, sqlite3_file* f, int flags, int* out) {
  const int result = real->xOpen(real, name, file(f)->real(), flags, out);
  f->pMethods = file(f)->real()->pMethods ? &kMethods : nullptr;
  return result;
}

}  // namespace

void install_killing_vfs(int n) {
  kill_at = n;
  count = 0;
  static sqlite3_vfs killing;
  if (!real) {
    real = sqlite3_vfs_find(nullptr);
    killing = *real;  // everything but opening files is the real layer's affair
    killing.zName = "killing";
    killing.szOsFile = static_cast<int>(sizeof(File)) + real->szOsFile;
    killing.xOpen = open_file;
    sqlite3_vfs_register(&killing, 1);
  }
}

int killing_vfs_count() {
  return count;
}

}  // namespace packbench::tests
