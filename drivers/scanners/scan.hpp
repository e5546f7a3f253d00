// What a scanner read, before anybody asks what it means.
#pragma once

#include <string>

#include "drivers/clock.hpp"

namespace packbench::drivers {

struct RawScan {
  std::string device_key;  // DeviceIdentity key of the scanner
  std::string bytes;       // the data as sent, AIM identifier not included
  std::string aim;         // "]Q1", or "" when the scanner sends none
  TimePoint received_at;   // when the last report of this scan arrived
};

}  // namespace packbench::drivers
