// The few things that must be asked of the file system itself: locks, and that what was renamed is really
// there.
#pragma once
#include <filesystem>
#include <string>

#include "db/error.hpp"

namespace packbench::db {

// "<path><suffix>": the files that belong to a store lie beside it.
inline std::filesystem::path beside(const std::filesystem::path& path, const char* suffix) {
  return path.string() + suffix;
}

// Held as long as it lives; the kernel lets it go when the process ends, however that happens.
class FileLock {
 public:
  // unavailable when another process, or another store of this one, holds it; the message names that process.
  [[nodiscard]] static Result<FileLock> take(const std::filesystem::path& path);

  FileLock(FileLock&& other) noexcept;
  FileLock& operator=(FileLock&&) = delete;
  ~FileLock();

 private:
  explicit FileLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

// On disk when this returns: the file's bytes, or a folder's names. unavailable with the system's reason.
[[nodiscard]] Result<void> sync_path(const std::filesystem::path& path);

// An empty file in the place of what was there, with these rights (less the umask) from its first moment on.
// unavailable with the system's reason.
[[nodiscard]] Result<void> make_empty(const std::filesystem::path& path, unsigned rights);

// Puts `from` in the place of `to` in one step that survives a power cut.
[[nodiscard]] Result<void> replace_file(const std::filesystem::path& from, const std::filesystem::path& to);

// "20260801T093015.123Z": sorts by time.
[[nodiscard]] std::string utc_stamp();

}  // namespace packbench::db
