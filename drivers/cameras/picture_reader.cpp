// Picture reader: one message in, one out, each picture within its share of memory and time.
#include "drivers/cameras/picture_reader.hpp"

#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <exception>

#include "drivers/cameras/code_finder.hpp"
#include "drivers/cameras/grey_image.hpp"

#if defined(__SANITIZE_ADDRESS__)
#define PACKBENCH_SANITIZED \
  1  // its shadow is larger than any limit, and it starts a process of its own at the end
#else
#define PACKBENCH_SANITIZED 0
#endif

namespace packbench::drivers {
namespace {

constexpr rlim_t kMostMemory = rlim_t{512} << 20;
constexpr rlim_t kSecondsPerPicture = 10;  // of processor time; the bench waits less

void limit(__rlimit_resource_t resource, rlim_t most) {
  const rlimit both{most, most};
  ::setrlimit(resource, &both);
}

void give_up_all_else() {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  ::close_range(STDERR_FILENO + 1, ~0U, 0);
  if (::chdir("/") != 0) std::terminate();
  limit(RLIMIT_CORE, 0);
  if (PACKBENCH_SANITIZED) return;
  limit(RLIMIT_AS, kMostMemory);
  limit(RLIMIT_NPROC, 0);
}

// The limit counts from the start of the process, so it moves along with each picture.
void allow_time_for_one_picture() {
  rusage used{};
  ::getrusage(RUSAGE_SELF, &used);
  const auto seconds = static_cast<rlim_t>(used.ru_utime.tv_sec + used.ru_stime.tv_sec);
  const rlimit time{seconds + kSecondsPerPicture, RLIM_INFINITY};
  ::setrlimit(RLIMIT_CPU, &time);
}

// False: the input ended before.
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

PictureAnswer answer_to(const ReadPicture& read, Picture picture) {
  try {
    return read(std::move(picture));
  } catch (const std::exception& error) {  // no memory is one of them
    return Error{Errc::malformed, std::string("the picture can't be read: ") + error.what()};
  }
}

}  // namespace

PictureAnswer read_picture(Picture picture) {
  const auto image = unpack(std::move(picture));
  if (!image) return image.error();
  return find_codes(*image);
}

int run_picture_reader(const ReadPicture& read) {
  give_up_all_else();
  char head[kLengthBytes + kPictureHeadBytes];
  while (read_all(head, kLengthBytes)) {
    const std::uint32_t length = length_in({head, kLengthBytes});
    if (length < kPictureHeadBytes || length > kPictureHeadBytes + kMostPictureBytes) return 1;
    if (!read_all(head + kLengthBytes, kPictureHeadBytes)) return 1;
    auto picture = picture_with({head + kLengthBytes, kPictureHeadBytes});
    if (!picture) return 1;
    picture->bytes.resize(length - kPictureHeadBytes);
    if (!read_all(picture->bytes.data(), picture->bytes.size())) return 1;
    allow_time_for_one_picture();
    if (!write_all(to_message(answer_to(read, *std::move(picture))))) return 1;
  }
  return 0;
}

}  // namespace packbench::drivers
