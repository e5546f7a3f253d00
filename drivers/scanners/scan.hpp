// What a scanner read, before anybody asks what it means.
#pragma once

#include <string>

#include "drivers/clock.hpp"
#include "drivers/protocol.hpp"

namespace packbench::drivers {

struct RawScan {
  std::string device_key;  // DeviceIdentity key of the scanner
  std::string bytes;       // the data: prefix and suffix taken off, FNC1 as 0x1D, no AIM identifier
  std::string aim;         // "]Q1", or "" when the scanner sends none
  TimePoint received_at;   // when the last report of this scan arrived
  Protocol protocol = Protocol::hid_pos;
  // For the self-test sheet:
  std::string as_sent = {};  // the data before settings corrected it
  std::string raw = {};      // of a keyboard scanner: DecodedScan::raw
  Duration took{};           // from the first read of this scan to the last
};

}  // namespace packbench::drivers
