// The functions through which SQLite reaches an UnsyncedVfs.
#pragma once
#include <sqlite3.h>

namespace packbench::db::test {

// A copy of `real` whose files tell the UnsyncedVfs in pAppData of every change.
sqlite3_vfs unsynced_methods(const sqlite3_vfs& real);

}  // namespace packbench::db::test
