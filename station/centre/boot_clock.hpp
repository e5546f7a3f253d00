// The clock that leases go by: it counts while the machine sleeps, and nobody can set it.
#pragma once
#include <cstdint>
#include <functional>
#include <string>

namespace packbench::station {

struct BootTime {
  std::string boot;     // the kernel's boot_id: another one after each start of the machine
  std::int64_t ms = 0;  // CLOCK_BOOTTIME
};

using BootClock = std::function<BootTime()>;

[[nodiscard]] BootTime boot_time();

}  // namespace packbench::station
