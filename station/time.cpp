// Wall-clock time in the forms the station needs.
#include "station/time.hpp"

#include <chrono>
#include <cstdio>
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

std::string local_minute(std::int64_t at_ms) {
  return local(at_ms, "%Y-%m-%d %H:%M");
}

std::string local_stamp(std::int64_t at_ms) {
  return local(at_ms, "%y%m%d-%H%M%S");
}

std::string local_day(std::int64_t at_ms) {
  return local(at_ms, "%Y-%m-%d");
}

std::string local_second(std::int64_t at_ms) {
  return local(at_ms, "%Y-%m-%d %H:%M:%S");
}

std::string utc_moment(std::int64_t at_ms) {
  const std::time_t seconds = at_ms / 1000;
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  char text[32];
  const auto length = std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
  return {text, length};
}

int utc_offset_minutes(std::int64_t at_ms) {
  const std::time_t seconds = at_ms / 1000;
  std::tm parts{};
  localtime_r(&seconds, &parts);
  return static_cast<int>(parts.tm_gmtoff / 60);
}

std::string local_of(const std::string& moment) {
  std::tm parts{};
  const char* rest = strptime(moment.c_str(), "%Y-%m-%dT%H:%M:%S", &parts);
  if (!rest) return moment;
  while (*rest == '.' || (*rest >= '0' && *rest <= '9')) ++rest;
  int hours = 0, minutes = 0;
  const bool offset =
      (*rest == '+' || *rest == '-') && std::sscanf(rest + 1, "%2d:%2d", &hours, &minutes) == 2;
  if (!offset && *rest != 'Z' && *rest != 'z') return moment;
  const auto seconds = timegm(&parts) - (*rest == '-' ? -1 : 1) * (hours * 3600 + minutes * 60);
  return local_minute(static_cast<std::int64_t>(seconds) * 1000);
}

std::int64_t minute_of(const std::string& minute) {
  std::tm parts{};
  const char* rest = strptime(minute.c_str(), "%Y-%m-%d %H:%M", &parts);
  if (!rest || *rest) return 0;
  parts.tm_isdst = -1;
  return static_cast<std::int64_t>(std::mktime(&parts)) * 1000;
}

std::pair<std::int64_t, std::int64_t> day_of(const std::string& day) {
  std::tm parts{};
  const char* rest = strptime(day.c_str(), "%Y-%m-%d", &parts);
  if (!rest || *rest) return {0, 0};
  parts.tm_isdst = -1;
  auto next = parts;
  ++next.tm_mday;
  const auto day_of_month = parts.tm_mday;
  const auto begin = std::mktime(&parts);  // which takes 30 February for 2 March
  if (parts.tm_mday != day_of_month) return {0, 0};
  return {static_cast<std::int64_t>(begin) * 1000, static_cast<std::int64_t>(std::mktime(&next)) * 1000};
}

}  // namespace packbench::station
