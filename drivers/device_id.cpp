// Device identity: serial or port path, never VID:PID alone.
#include "drivers/device_id.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>

namespace packbench::drivers {
namespace {

struct BadSerial {
  std::string_view serial;
  std::string_view seen_on;
};

// Serials that whole series share. A serial shorter than kMinSerial or of one repeated character needs no
// row.
constexpr std::array kBadSerials = {
    BadSerial{"0101", "MARKLIFE X4 label printer (lprint)"},
    BadSerial{"0123456789", "engine SDK default"},
    BadSerial{"123456789", "engine SDK default"},
    BadSerial{"1234567890", "engine SDK default"},
    BadSerial{"0123456789ABCDEF", "engine SDK default"},
    BadSerial{"12345678", "engine SDK default"},
};
constexpr std::size_t kMinSerial = 4;

}  // namespace

bool plausible_serial(std::string_view serial) {
  if (serial.size() < kMinSerial) return false;
  const auto printable = [](char c) { return c > 0x20 && c < 0x7F; };
  if (!std::all_of(serial.begin(), serial.end(), printable)) return false;
  if (std::all_of(serial.begin(), serial.end(), [&](char c) { return c == serial.front(); })) return false;
  return std::none_of(kBadSerials.begin(), kBadSerials.end(),
                      [&](const BadSerial& bad) { return bad.serial == serial; });
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
