// The reader of pictures, as the bench starts it, with faults on order: a grey picture of one row is one.
#include "drivers/cameras/picture_reader.hpp"

#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <iterator>
#include <string>
#include <vector>

namespace packbench {
namespace {

using drivers::FoundCode;
using drivers::PictureAnswer;

void say(std::string_view bytes) {
  if (::write(STDOUT_FILENO, bytes.data(), bytes.size()) < 0) std::abort();
}

[[noreturn]] void hang() {
  for (;;) ::pause();
}

// What of its surroundings it still has.
std::string surroundings() {
  const auto files = std::filesystem::directory_iterator("/proc/self/fd");
  const auto count = std::distance(begin(files), end(files)) - 1;  // one is the folder itself
  int death_signal = 0;
  ::prctl(PR_GET_PDEATHSIG, &death_signal);
  rlimit memory{};
  ::getrlimit(RLIMIT_AS, &memory);
  return "files " + std::to_string(count) + ", folder " + std::filesystem::current_path().string() +
         ", privileges " + (::prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 1 ? "none new" : "any") +
         ", dies with its parent by " + std::to_string(death_signal) + ", memory " +
         (memory.rlim_cur == RLIM_INFINITY ? "any" : std::to_string(memory.rlim_cur >> 20) + " MiB");
}

PictureAnswer obey(const std::string& order) {
  if (order == "crash") std::abort();
  if (order == "hang") hang();
  if (order == "exit") {
    say({"\x10\0", 2});  // in the middle of an answer
    ::_exit(3);
  }
  if (order == "talk without end") {
    say("\xff\xff\xff\xff and so on");
    hang();
  }
  if (order == "talk nonsense") {
    say({"\x05\0\0\0hello", 9});
    hang();
  }
  if (order == "take memory") std::vector<char>(std::size_t{1} << 31, 'x').swap(*new std::vector<char>);
  return std::vector<FoundCode>{{surroundings(), "", {}}};
}

PictureAnswer read_or_obey(drivers::Picture picture) {
  const bool is_order = picture.format == drivers::PictureFormat::grey8 && picture.height == 1;
  return is_order ? obey(picture.bytes) : drivers::read_picture(std::move(picture));
}

}  // namespace
}  // namespace packbench

int main() {
  return packbench::drivers::run_picture_reader(packbench::read_or_obey);
}
