// Loaded before a program's own libraries: its clock on the wall, and no other, is wrong by so many seconds
// as PACKBENCH_WRONG_CLOCK says. (libfaketime shifts absolute timers of the monotonic clock as well.)
#include <dlfcn.h>
#include <sys/time.h>

#include <cstdlib>
#include <ctime>

namespace {

time_t wrong_by() {
  static const char* seconds = std::getenv("PACKBENCH_WRONG_CLOCK");
  return seconds ? std::atol(seconds) : 0;
}

template <class Function>
Function* next(const char* name) {
  return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

}  // namespace

extern "C" {

int clock_gettime(clockid_t clock, timespec* now) noexcept {
  static auto* const real = next<int(clockid_t, timespec*)>("clock_gettime");
  const int result = real(clock, now);
  if (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE) now->tv_sec += wrong_by();
  return result;
}

int gettimeofday(timeval* now, void* zone) noexcept {
  static auto* const real = next<int(timeval*, void*)>("gettimeofday");
  const int result = real(now, zone);
  now->tv_sec += wrong_by();
  return result;
}

time_t time(time_t* into) noexcept {
  static auto* const real = next<time_t(time_t*)>("time");
  const time_t now = real(nullptr) + wrong_by();
  if (into) *into = now;
  return now;
}

}  // extern "C"
