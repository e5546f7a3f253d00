// Wall-clock time in the forms the station needs. Where it is decided on, it comes in as a number, never from
// here.
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <utility>

namespace packbench::station {

// UTC, ms since 1970.
std::int64_t wall_clock_ms();

// What tells the time, as wall_clock_ms() does; a simulation puts its own in its place.
using WallClock = std::function<std::int64_t()>;

// "2026-11-21 16:02" in the bench's time zone.
std::string local_minute(std::int64_t at_ms);

// "2026-11-21" in the bench's time zone.
std::string local_day(std::int64_t at_ms);

// "261121-160233" in the bench's time zone: a part of names that people read out.
std::string local_stamp(std::int64_t at_ms);

// "2026-11-21 16:02:33" in the bench's time zone.
std::string local_second(std::int64_t at_ms);

// "2026-11-21T08:02:33Z": RFC 3339 in UTC, as times stand in the store.
std::string utc_moment(std::int64_t at_ms);

// An RFC 3339 time as local_minute() gives it; anything else as it is.
std::string local_of(const std::string& moment);

// What the bench's time zone adds to UTC at that time, in minutes.
int utc_offset_minutes(std::int64_t at_ms);

// UTC in ms of a minute as local_minute() gives it; 0 if it is none.
std::int64_t minute_of(const std::string& minute);

// From the first ms of a day (YYYY-MM-DD, in the bench's time zone) to that of the day after it; {0, 0} if it
// is none.
std::pair<std::int64_t, std::int64_t> day_of(const std::string& day);

}  // namespace packbench::station
