// What passes between the host and one device, as the kernel's usbmon sees it: for gadgets whose function
// doesn't tell.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "tests/lab/gadget.hpp"

namespace packbench::lab {

// One event of a transfer on the bus.
struct BusEvent {
  bool completed = false;  // false: the host submits it
  bool to_host = false;
  unsigned kind = 0;  // 0 isochronous, 1 interrupt, 2 control, 3 bulk
  unsigned device = 0;
  int status = 0;       // of a completed one, as -errno
  unsigned length = 0;  // bytes that it moved, or asks to move
  std::optional<std::array<std::uint8_t, 8>> setup{};
  std::string data{};
};

class BusMonitor {
 public:
  // `bus` as in /dev/bus/usb. Throws where the kernel has no usbmon for it.
  explicit BusMonitor(unsigned bus);
  // The next event, if one comes in this time.
  std::optional<BusEvent> wait(std::chrono::milliseconds patience);

 private:
  Fd fd_;
};

}  // namespace packbench::lab
