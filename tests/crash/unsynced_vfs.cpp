// Bookkeeping of what is durable. How SQLite reaches it is in unsynced_file.cpp.
#include "tests/crash/unsynced_vfs.hpp"

#include <fstream>
#include <random>

#include "tests/crash/unsynced_file.hpp"

namespace packbench::db::test {
namespace {

constexpr std::size_t kSector = 512;  // what a disk writes whole or not at all

void apply(std::string& bytes, const UnsyncedVfs::Change& change) {
  const auto offset = static_cast<std::size_t>(change.offset);
  if (!change.bytes) return bytes.resize(offset);
  if (bytes.size() < offset + change.bytes->size()) bytes.resize(offset + change.bytes->size());
  bytes.replace(offset, change.bytes->size(), *change.bytes);
}

void apply_some(std::string& bytes, const UnsyncedVfs::Change& change, std::mt19937_64& random) {
  if (!change.bytes) {
    if (random() % 2) apply(bytes, change);
    return;
  }
  auto at = static_cast<std::size_t>(change.offset);
  for (std::size_t done = 0; done < change.bytes->size();) {
    const auto size = std::min(kSector - (at + done) % kSector, change.bytes->size() - done);
    if (random() % 2) apply(bytes, {static_cast<std::int64_t>(at + done), change.bytes->substr(done, size)});
    done += size;
  }
}

}  // namespace

UnsyncedVfs::UnsyncedVfs(const char* name)
    : real_(sqlite3_vfs_find(nullptr)), own_(unsynced_methods(*real_)) {
  own_.zName = name;
  own_.pAppData = this;
  sqlite3_vfs_register(&own_, 0);
}

UnsyncedVfs::~UnsyncedVfs() {
  sqlite3_vfs_unregister(&own_);
}

void UnsyncedVfs::step(bool durable) {
  const auto number = ++steps_;
  if (on_step) on_step({number, durable});
}

std::shared_ptr<UnsyncedVfs::Inode> UnsyncedVfs::opened(const std::string& path, bool fresh) {
  const std::lock_guard lock(mutex_);
  auto& inode = live_[path];
  if (!inode || fresh) inode = std::make_shared<Inode>();
  return inode;
}

void UnsyncedVfs::written(Inode& inode, std::int64_t offset, const void* bytes, int size) {
  {
    const std::lock_guard lock(mutex_);
    inode.pending.push_back(
        {offset, std::string(static_cast<const char*>(bytes), static_cast<std::size_t>(size))});
  }
  step(false);
}

void UnsyncedVfs::truncated(Inode& inode, std::int64_t size) {
  {
    const std::lock_guard lock(mutex_);
    inode.pending.push_back({size, std::nullopt});
  }
  step(false);
}

// A new file's name is durable with its first sync; all other changes of names only when the folder is
// synced.
void UnsyncedVfs::synced(const std::string& path, const std::shared_ptr<Inode>& inode, bool with_folder) {
  {
    const std::lock_guard lock(mutex_);
    for (const auto& change : inode->pending) apply(inode->durable, change);
    inode->pending.clear();
    if (with_folder) durable_ = live_;
    if (live_.contains(path)) durable_[path] = inode;
  }
  step(true);
}

void UnsyncedVfs::deleted(const std::string& path, bool with_folder) {
  {
    const std::lock_guard lock(mutex_);
    live_.erase(path);
    if (with_folder) durable_ = live_;
  }
  step(true);
}

void UnsyncedVfs::write_image(const std::filesystem::path& folder, std::optional<std::uint64_t> seed) {
  const std::lock_guard lock(mutex_);
  std::mt19937_64 random(seed.value_or(0));
  auto names = durable_;
  if (seed) {
    for (const auto& [path, inode] : live_)
      if (random() % 2) names[path] = inode;
    std::erase_if(names, [&](const auto& entry) { return !live_.contains(entry.first) && random() % 2; });
  }
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  for (const auto& [path, inode] : names) {
    auto bytes = inode->durable;
    if (seed)
      for (const auto& change : inode->pending) apply_some(bytes, change, random);
    std::ofstream(folder / std::filesystem::path(path).filename(), std::ios::binary) << bytes;
  }
}

}  // namespace packbench::db::test
