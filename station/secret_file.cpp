// Files that are nobody else's.
#include "station/secret_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace packbench::station {

Result<void> write_secret(const std::filesystem::path& path, const std::string& secret) {
  ::unlink(path.c_str());
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  bool written = file >= 0;
  if (written) {
    written = ::write(file, secret.data(), secret.size()) == static_cast<ssize_t>(secret.size());
    written = ::close(file) == 0 && written;
  }
  if (written) return {};
  return Error{Errc::unavailable, path.string() + ": can't be written: " + std::strerror(errno)};
}

}  // namespace packbench::station
