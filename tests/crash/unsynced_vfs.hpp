// A SQLite file system layer that knows what a power cut would leave: only what was synced, and, if the disk
// so pleases, some sectors of what was not. Reads and writes go to real files at once; the image is kept
// beside them.
#pragma once
#include <sqlite3.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace packbench::db::test {

class UnsyncedVfs {
 public:
  explicit UnsyncedVfs(const char* name);
  ~UnsyncedVfs();
  UnsyncedVfs(const UnsyncedVfs&) = delete;
  UnsyncedVfs& operator=(const UnsyncedVfs&) = delete;

  // Called after each write, truncation, sync and deletion, on the thread that did it.
  struct Step {
    std::uint64_t number;
    bool durable;  // a sync: what stands for sure has changed
  };
  std::function<void(Step)> on_step;

  // Writes into `folder` what the disk would hold now. Without a seed all that was not synced is lost; with
  // one, a random half of its sectors, sizes and names has reached the disk.
  void write_image(const std::filesystem::path& folder, std::optional<std::uint64_t> seed);

  // For the functions that SQLite calls.
  struct Change {
    std::int64_t offset;  // of the bytes; with no bytes: the size the file was cut to
    std::optional<std::string> bytes;
  };
  struct Inode {
    std::string durable;
    std::vector<Change> pending;
  };
  std::shared_ptr<Inode> opened(const std::string& path, bool fresh);
  void written(Inode& inode, std::int64_t offset, const void* bytes, int size);
  void truncated(Inode& inode, std::int64_t size);
  void synced(const std::string& path, const std::shared_ptr<Inode>& inode, bool with_folder);
  void deleted(const std::string& path, bool with_folder);
  sqlite3_vfs* real() const { return real_; }

 private:
  void step(bool durable);

  sqlite3_vfs* real_;
  sqlite3_vfs own_;
  std::mutex mutex_;
  std::uint64_t steps_ = 0;
  std::map<std::string, std::shared_ptr<Inode>> live_, durable_;  // the folder as it is, and as it is on disk
};

}  // namespace packbench::db::test
