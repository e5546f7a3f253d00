// Jobs as numbered files, written atomically.
#include "drivers/printers/file_transport.hpp"

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstring>

#include "drivers/blocking.hpp"

namespace packbench::drivers {
namespace {

namespace fs = std::filesystem;

constexpr int kNumberWidth = 6;

Error storage_error(const std::string& doing, const fs::path& path) {
  return {Errc::storage, "can't " + doing + " " + path.string() + ": " + std::strerror(errno) +
                             "; check that the directory exists, is writable and has room"};
}

class FileDescriptor {
 public:
  explicit FileDescriptor(int fd) : fd_(fd) {}
  ~FileDescriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  FileDescriptor(const FileDescriptor&) = delete;
  FileDescriptor& operator=(const FileDescriptor&) = delete;
  int get() const { return fd_; }

 private:
  int fd_;
};

// Highest job number in the directory, 0 if there is none.
unsigned long last_number(const fs::path& directory) {
  unsigned long last = 0;
  std::error_code ignored;  // an unreadable directory shows itself at the first write
  for (const auto& entry : fs::directory_iterator(directory, ignored)) {
    const std::string name = entry.path().stem().string();
    unsigned long number = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
    if (error == std::errc() && end == name.data() + name.size()) last = std::max(last, number);
  }
  return last;
}

std::optional<Error> write_synced(const fs::path& path, Bytes bytes) {
  const FileDescriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0640));
  if (file.get() < 0) return storage_error("create", path);
  while (!bytes.empty()) {
    const ssize_t written = ::write(file.get(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return storage_error("write", path);
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
  if (::fsync(file.get()) != 0) return storage_error("sync", path);
  return std::nullopt;
}

// Like rename(), but fails with EEXIST instead of replacing. Some network file systems don't know the flag.
int rename_new(const fs::path& from, const fs::path& to) {
  const int result = ::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE);
  if (result != 0 && (errno == EINVAL || errno == ENOSYS) && !fs::exists(to))
    return ::rename(from.c_str(), to.c_str());
  return result;
}

class FileTransport : public Transport {
 public:
  FileTransport(fs::path directory, std::string extension)
      : directory_(std::move(directory)),
        extension_(std::move(extension)),
        number_(last_number(directory_)) {}

  asio::awaitable<WriteOutcome> write(Bytes bytes, TimePoint) override {
    std::function<std::optional<Error>()> store = [this, bytes] { return store_job(bytes); };
    std::optional<Error> error = co_await disk_.run(std::move(store));
    const std::size_t accepted = error ? 0 : bytes.size();
    co_return WriteOutcome{accepted, std::move(error)};
  }
  asio::awaitable<Result<std::string>> read(TimePoint) override {
    co_return Error{Errc::no_reply, "a directory doesn't answer"};
  }
  void cancel() override {}
  asio::awaitable<void> close() override { co_return; }
  std::string describe() const override { return "file:" + directory_.string(); }
  bool can_read() const override { return false; }

 private:
  std::optional<Error> store_job(Bytes bytes) {
    const fs::path part = directory_ / (".job-" + std::to_string(::getpid()) + ".part");
    if (auto error = write_synced(part, bytes)) {
      ::unlink(part.c_str());
      return error;
    }
    while (rename_new(part, directory_ / next_name()) != 0) {
      if (errno == EEXIST) continue;  // another process prints into the same directory
      Error error = storage_error("rename into", directory_);
      ::unlink(part.c_str());
      return error;
    }
    const FileDescriptor directory(::open(directory_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (directory.get() < 0 || ::fsync(directory.get()) != 0) return storage_error("sync", directory_);
    return std::nullopt;
  }

  std::string next_name() {
    std::string digits = std::to_string(++number_);
    if (digits.size() < kNumberWidth) digits.insert(0, kNumberWidth - digits.size(), '0');
    return digits + "." + extension_;
  }

  fs::path directory_;
  std::string extension_;
  unsigned long number_;
  BlockingThread disk_;
};

}  // namespace

Result<std::unique_ptr<Transport>> create_file_transport(fs::path directory, std::string extension) {
  std::error_code error;
  fs::create_directories(directory, error);
  if (error || !fs::is_directory(directory)) {
    errno = error ? error.value() : ENOTDIR;
    return storage_error("use directory", directory);
  }
  return std::unique_ptr<Transport>(
      std::make_unique<FileTransport>(std::move(directory), std::move(extension)));
}

}  // namespace packbench::drivers
