// Files that are nobody else's.
#include "station/secret_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace packbench::station {
namespace {

bool write_whole(int file, const std::string& text) {
  return ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && ::fsync(file) == 0;
}

}  // namespace

Result<void> write_secret(const std::filesystem::path& path, const std::string& secret) {
  const auto fresh = path.string() + ".new";
  ::unlink(fresh.c_str());
  const int file = ::open(fresh.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  bool written = file >= 0;
  if (written) {
    written = write_whole(file, secret);
    written = ::close(file) == 0 && written;
  }
  if (written && std::rename(fresh.c_str(), path.c_str()) == 0) return {};
  return Error{Errc::unavailable, path.string() + ": can't be written: " + std::strerror(errno)};
}

}  // namespace packbench::station
