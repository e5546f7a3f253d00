// The clock that leases go by.
#include "station/centre/boot_clock.hpp"

#include <ctime>
#include <fstream>

namespace packbench::station {

// Where the kernel tells no boot_id it is empty, and an empty one agrees with nothing: see lease_facts().
BootTime boot_time() {
  static const std::string boot = [] {
    std::string id;
    std::ifstream("/proc/sys/kernel/random/boot_id") >> id;
    return id;
  }();
  timespec now{};
  ::clock_gettime(CLOCK_BOOTTIME, &now);
  return {boot, std::int64_t{now.tv_sec} * 1000 + now.tv_nsec / 1'000'000};
}

}  // namespace packbench::station
