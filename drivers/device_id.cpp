// Device identity: serial or port path, never VID:PID alone.
#include "drivers/device_id.hpp"

#include <algorithm>
#include <cstdio>
#include <map>

#include "drivers/tables/device_tables.hpp"

namespace packbench::drivers {
namespace {

// A shorter serial, or one of one repeated character, needs no row in tables/serials.tsv.
constexpr std::size_t kMinSerial = 4;

}  // namespace

bool plausible_serial(std::string_view serial) {
  if (serial.size() < kMinSerial) return false;
  const auto printable = [](char c) { return c > 0x20 && c < 0x7F; };
  if (!std::all_of(serial.begin(), serial.end(), printable)) return false;
  if (std::all_of(serial.begin(), serial.end(), [&](char c) { return c == serial.front(); })) return false;
  const auto& shared = device_tables().serials;
  return std::none_of(shared.begin(), shared.end(),
                      [&](const SharedSerial& row) { return row.serial == serial; });
}

std::string DeviceIdentity::vid_pid() const {
  char text[16];
  std::snprintf(text, sizeof text, "%04x:%04x", vid, pid);
  return text;
}

std::string DeviceIdentity::key() const {
  return plausible_serial(serial) ? vid_pid() + ":" + serial : port_key();
}

std::string DeviceIdentity::port_key() const {
  return vid_pid() + "@" + port_path;
}

std::vector<std::string> assign_keys(const std::vector<DeviceIdentity>& devices) {
  std::map<std::string, int> uses;
  for (const DeviceIdentity& device : devices) ++uses[device.key()];
  std::vector<std::string> keys;
  for (const DeviceIdentity& device : devices) {
    const std::string key = device.key();
    keys.push_back(uses[key] > 1 ? device.port_key() : key);
  }
  return keys;
}

}  // namespace packbench::drivers
