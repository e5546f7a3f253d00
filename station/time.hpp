// Wall-clock time in the forms the station needs. Where it is decided on, it comes in as a number, never from here.
#pragma once
#include <cstdint>
#include <string>

namespace packbench::station {

// UTC, ms since 1970.
std::int64_t wall_clock_ms();

// "2026-11-21 16:02" in the bench's time zone.
std::string local_minute(std::int64_t at_ms);

// "2026-11-21" in the bench's time zone.
std::string local_day(std::int64_t at_ms);

// "261121-160233" in the bench's time zone: a part of names that people read out.
std::string local_stamp(std::int64_t at_ms);

}  // namespace packbench::station
