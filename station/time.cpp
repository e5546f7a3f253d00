// Wall-clock time in the forms the station needs.
#include "station/time.hpp"

#include <chrono>
#include <ctime>

namespace packbench::station {
namespace {

std::string local(std::int64_t at_ms, const char* format) {
  const std::time_t seconds = at_ms / 1000;
  std::tm parts{};
  localtime_r(&seconds, &parts);
  char text[32];
  const auto length = std::strftime(text, sizeof text, format, &parts);
  return {text, length};
}

}  // namespace

std::int64_t wall_clock_ms() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

std::string local_minute(std::int64_t at_ms) { return local(at_ms, "%Y-%m-%d %H:%M"); }

std::string local_stamp(std::int64_t at_ms) { return local(at_ms, "%y%m%d-%H%M%S"); }

std::string local_day(std::int64_t at_ms) { return local(at_ms, "%Y-%m-%d"); }

}  // namespace packbench::station
