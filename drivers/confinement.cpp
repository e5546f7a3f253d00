// Limits of the kernel, taken on before the first foreign byte is read.
#include "drivers/confinement.hpp"

#include <sys/prctl.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <exception>

#if defined(__SANITIZE_ADDRESS__)
#define PACKBENCH_SANITIZED \
  1  // its shadow is larger than any limit, and it starts a process of its own at the end
#else
#define PACKBENCH_SANITIZED 0
#endif

namespace packbench::drivers {
namespace {

void limit(__rlimit_resource_t resource, rlim_t most) {
  const rlimit both{most, most};
  ::setrlimit(resource, &both);
}

}  // namespace

void give_up_all_else(rlim_t most_memory) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  ::close_range(STDERR_FILENO + 1, ~0U, 0);
  if (::chdir("/") != 0) std::terminate();
  limit(RLIMIT_CORE, 0);
  if (PACKBENCH_SANITIZED) return;
  limit(RLIMIT_AS, most_memory);
  limit(RLIMIT_NPROC, 0);
}

// The limit counts from the start of the process, so it moves along with each call.
void allow_seconds(rlim_t seconds) {
  rusage used{};
  ::getrusage(RUSAGE_SELF, &used);
  const auto so_far = static_cast<rlim_t>(used.ru_utime.tv_sec + used.ru_stime.tv_sec);
  const rlimit time{so_far + seconds, RLIM_INFINITY};
  ::setrlimit(RLIMIT_CPU, &time);
}

bool read_all(char* to, std::size_t count) {
  while (count > 0) {
    const ssize_t got = ::read(STDIN_FILENO, to, count);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    to += got;
    count -= static_cast<std::size_t>(got);
  }
  return true;
}

bool write_all(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t put = ::write(STDOUT_FILENO, bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
  return true;
}

}  // namespace packbench::drivers
