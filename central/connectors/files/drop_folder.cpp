// The directory through which an order system speaks.
#include "central/connectors/files/drop_folder.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <functional>
#include <iterator>
#include <stdexcept>
#include <tuple>

#include "central/connectors/files/short_hash.hpp"

namespace packbench::connectors::files {
namespace {

constexpr off_t kLargest = 256 << 20;

[[noreturn]] void fail(const fs::path& path, const char* what) {
  throw std::runtime_error(path.string() + ": " + what + ": " + std::strerror(errno));
}

class File {
 public:
  File(const fs::path& path, int flags) : path_(path), file_(::open(path.c_str(), flags | O_CLOEXEC, 0640)) {}
  ~File() { close(); }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  [[nodiscard]] bool is_open() const { return file_ >= 0; }
  [[nodiscard]] int get() const { return file_; }
  void write(std::string_view text) {
    while (!text.empty()) {
      const auto written = ::write(file_, text.data(), text.size());
      if (written < 0 && errno != EINTR) fail(path_, "can't be written");
      if (written > 0) text.remove_prefix(static_cast<std::size_t>(written));
    }
  }
  void sync() {
    if (::fsync(file_) != 0) fail(path_, "can't be brought to disk");
  }
  void close() {
    if (file_ >= 0) ::close(file_);
    file_ = -1;
  }

 private:
  fs::path path_;
  int file_;
};

void sync_folder(const fs::path& path) {
  File folder(path, O_RDONLY | O_DIRECTORY);
  if (!folder.is_open()) fail(path, "can't be opened");
  folder.sync();
}

void rename_to(const fs::path& from, const fs::path& to) {
  if (::rename(from.c_str(), to.c_str()) != 0) fail(to, "can't be put there");
}

// Nobody can set it: each write and each rename does.
std::pair<std::int64_t, std::int64_t> touched(const struct stat& about) {
  return {about.st_ctim.tv_sec, about.st_ctim.tv_nsec};
}

bool is_same(const struct stat& one, const struct stat& other) {
  return one.st_ino == other.st_ino && one.st_size == other.st_size && touched(one) == touched(other);
}

// The file system's clock: another machine's, where the folder is shared.
std::int64_t now_in(const fs::path& folder) {
  const auto probe = folder / ".clock";
  File file(probe, O_WRONLY | O_CREAT | O_TRUNC);
  struct stat about = {};
  if (!file.is_open() || ::futimens(file.get(), nullptr) != 0 || ::fstat(file.get(), &about) != 0)
    fail(probe, "can't be written");
  return about.st_ctim.tv_sec;
}

bool is_read_here(const std::string& name) {
  return !name.starts_with('.') && (name.ends_with(".csv") || name.ends_with(".jsonl"));
}

std::string content_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

DropFolder::DropFolder(fs::path folder, std::chrono::seconds settle)
    : folder_(std::move(folder)), settle_(settle) {
  std::error_code failed;
  for (const auto* part : {"in", "work", "done", "refused", "out"}) {
    fs::create_directories(folder_ / part, failed);
    if (failed)
      throw std::invalid_argument((folder_ / part).string() + ": can't be made: " + failed.message());
  }
  const auto lock = folder_ / ".lock";
  lock_ = ::open(lock.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0640);
  if (lock_ < 0 || ::flock(lock_, LOCK_EX | LOCK_NB) != 0) {
    const bool taken = lock_ >= 0;
    if (taken) ::close(lock_);
    throw std::invalid_argument(folder_.string() +
                                (taken ? ": another packbench-connector works in it: end that one"
                                       : ": can't be written: give it to this account"));
  }
}

DropFolder::~DropFolder() {
  ::close(lock_);
}

namespace {

// By the time of their last touch, then by name.
using Found = std::tuple<std::int64_t, std::int64_t, std::string>;

std::vector<Found> files_in(const fs::path& folder) {
  std::vector<Found> found;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const auto name = entry.path().filename().string();
    struct stat about = {};
    if (!is_read_here(name) || ::lstat(entry.path().c_str(), &about) != 0 || !S_ISREG(about.st_mode))
      continue;
    const auto [seconds, nanoseconds] = touched(about);
    found.emplace_back(seconds, nanoseconds, name);
  }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace

std::vector<std::string> DropFolder::waiting() const {
  std::vector<std::string> names;
  const auto latest = now_in(folder_ / "in") - settle_.count();
  for (const auto* folder : {"work", "in"})
    for (auto& [seconds, nanoseconds, name] : files_in(folder_ / folder))
      if (seconds <= latest) names.push_back(std::move(name));
  return names;
}

std::optional<DropFolder::Dropped> DropFolder::take(const std::string& name) {
  const auto path = folder_ / "work" / name;
  if (!fs::exists(path)) {
    before_step("take");
    if (::rename((folder_ / "in" / name).c_str(), path.c_str()) != 0) return std::nullopt;
  }
  File file(path, O_RDONLY | O_NOFOLLOW);
  struct stat before = {}, after = {};
  if (!file.is_open() || ::fstat(file.get(), &before) != 0)
    throw Unreadable(path.string() + ": can't be read: give it to the connector's account");
  if (before.st_size > kLargest)
    throw Unreadable(path.string() + ": is larger than 256 MiB: cut it into several");
  Dropped dropped{name, std::string(static_cast<std::size_t>(before.st_size), '\0')};
  std::size_t have = 0;
  for (ssize_t got = 1; got > 0; have += static_cast<std::size_t>(std::max<ssize_t>(got, 0)))
    got = ::read(file.get(), dropped.text.data() + have, dropped.text.size() - have);
  if (::fstat(file.get(), &after) != 0 || have != dropped.text.size() || !is_same(before, after))
    return std::nullopt;
  return dropped;
}

fs::path DropFolder::path_in(const std::string& folder, const Dropped& file) const {
  const auto plain = folder_ / folder / file.name;
  if (!fs::exists(plain) || content_of(plain) == file.text) return plain;
  const fs::path name(file.name);
  return folder_ / folder / (name.stem().string() + "." + short_hash(file.text) + name.extension().string());
}

std::string DropFolder::put_away(const Dropped& file, const std::string& folder, const std::string& report) {
  const auto path = path_in(folder, file);
  if (!report.empty()) write_whole(path.string() + ".report.txt", report);
  before_step("move");
  rename_to(folder_ / "work" / file.name, path);
  sync_folder(path.parent_path());
  sync_folder(folder_ / "work");
  sync_folder(folder_ / "in");
  return path.filename().string();
}

// Under a name that nobody reads first, so that it is never seen half.
void DropFolder::write_whole(const fs::path& path, std::string_view text) {
  const auto hidden = path.parent_path() / ("." + path.filename().string() + ".tmp");
  before_step("write");
  File file(hidden, O_WRONLY | O_CREAT | O_TRUNC);
  if (!file.is_open()) fail(hidden, "can't be written");
  file.write(text);
  file.sync();
  file.close();
  before_step("rename");
  rename_to(hidden, path);
}

void DropFolder::write_out(const std::string& name, std::string_view text) {
  write_whole(folder_ / "out" / name, text);
}

void DropFolder::sync_out() {
  before_step("sync");
  sync_folder(folder_ / "out");
}

}  // namespace packbench::connectors::files
