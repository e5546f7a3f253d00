// Which device this is: serial number where it can be believed, else the port it hangs on.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace packbench::drivers {

struct DeviceIdentity {
  std::uint16_t vid = 0;
  std::uint16_t pid = 0;
  std::string serial;     // as the device says it, "" if it says none
  std::string port_path;  // "1-1.4": bus and ports, stays the same when the device is plugged in again there
  std::string manufacturer;  // strings for people; may be empty or wrong
  std::string product;

  // "0c2e:0a07" in lower-case hex.
  std::string vid_pid() const;
  // "0c2e:0a07:S/N" if the serial is plausible, else port_key().
  std::string key() const;
  // "0c2e:0a07@1-1.4".
  std::string port_key() const;
};

// Whether `serial` can tell two equal devices apart: printable, 4 characters or more, not one character
// repeated, not one of the constants that cheap devices share.
bool plausible_serial(std::string_view serial);

// Keys of devices that are plugged in together, in the same order: key(), but port_key() for all that would
// share one.
std::vector<std::string> assign_keys(const std::vector<DeviceIdentity>& devices);

}  // namespace packbench::drivers
