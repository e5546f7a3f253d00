// Locks, fsync, rename.
#include "db/files.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <utility>

namespace packbench::db {
namespace {

Error system_error(const std::filesystem::path& path) {
  return {Errc::unavailable, path.string() + ": " + std::strerror(errno)};
}

std::string holder(int descriptor) {
  char text[32] = {};
  const auto size = ::pread(descriptor, text, sizeof text - 1, 0);
  return size > 0 ? " (process " + std::string(text, static_cast<std::size_t>(size)) + ")" : "";
}

// Only told to whoever finds the lock taken; the lock itself is the kernel's.
void write_holder(int descriptor) {
  const auto pid = std::to_string(::getpid());
  if (::ftruncate(descriptor, 0) != 0 || ::pwrite(descriptor, pid.data(), pid.size(), 0) < 0) return;
}

}  // namespace

Result<FileLock> FileLock::take(const std::filesystem::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0640);
  if (descriptor < 0) return system_error(path);
  FileLock lock(descriptor);
  if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0)
    return write_holder(descriptor), Result<FileLock>(std::move(lock));
  if (errno != EWOULDBLOCK) return system_error(path);
  return Error{Errc::unavailable, "a bench is running on this store" + holder(descriptor) + ", " +
                                      path.string() + " is locked: stop it first, or ask it over its API"};
}

FileLock::FileLock(FileLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

FileLock::~FileLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

Result<void> sync_path(const std::filesystem::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return system_error(path);
  Result<void> result;
  if (::fsync(descriptor) != 0) result = system_error(path);
  ::close(descriptor);
  return result;
}

Result<void> make_empty(const std::filesystem::path& path, unsigned rights) {
  ::unlink(path.c_str());  // whoever has the old one open must not read the new one
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, rights);
  if (descriptor < 0) return system_error(path);
  ::close(descriptor);
  return {};
}

Result<void> replace_file(const std::filesystem::path& from, const std::filesystem::path& to) {
  if (auto synced = sync_path(from); !synced) return synced;
  if (std::rename(from.c_str(), to.c_str()) != 0) return system_error(to);
  return sync_path(std::filesystem::absolute(to).parent_path());
}

std::string utc_stamp() {
  using namespace std::chrono;
  const auto now = system_clock::now();
  const std::time_t seconds = system_clock::to_time_t(now);
  std::tm utc{};
  ::gmtime_r(&seconds, &utc);
  char text[40];
  const auto size = std::strftime(text, sizeof text, "%Y%m%dT%H%M%S", &utc);
  const auto ms = duration_cast<milliseconds>(now.time_since_epoch()).count() % 1000;
  return std::string(text, size) + "." + std::to_string(1000 + ms).substr(1) + "Z";
}

}  // namespace packbench::db
