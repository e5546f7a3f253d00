// What an administrator does with a store: verify, back up, restore.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "db/error.hpp"

namespace packbench::db {

struct Verified {
  std::int64_t rows = 0;
  std::vector<std::string>
      differences;  // empty: all is well. The first names the first row or table that differs
};

// Recomputes the hash chain and every projection from the journal and compares; also that movements sum to
// zero.
[[nodiscard]] Result<Verified> verify(const std::filesystem::path& path);

// Copies the running store into `folder` as packbench-<UTC time>.db (checked after writing), and its keys as
// the one file packbench.keys, which each backup replaces, so that a forgotten order is forgotten in old
// backups too.
[[nodiscard]] Result<std::filesystem::path> backup(const std::filesystem::path& path,
                                                   const std::filesystem::path& folder);

// Puts a backup in the place of the store at `path`, which must not be open; what stood there is kept beside
// it. With the store in use, or a backup that does not verify: an error, and nothing changes.
[[nodiscard]] Result<void> restore(const std::filesystem::path& backup, const std::filesystem::path& path);

}  // namespace packbench::db
