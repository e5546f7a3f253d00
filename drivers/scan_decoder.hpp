// What turns a scanner's bytes into scans: one implementation for each way in which scanners talk.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "drivers/error.hpp"

namespace packbench::drivers {

// One barcode as the scanner sent it.
struct DecodedScan {
  std::string data;          // the data as sent, AIM identifier and end mark not included
  std::string aim;           // "]Q1", or "" when the scanner sends none
  std::uint8_t code_id = 0;  // the vendor's symbology byte, 0 if there is none
  bool complete = true;      // false: the device's end mark didn't come, only a pause
  // What a keyboard scanner sent for it, its reports one after the other: shows its layout. Else empty.
  std::string raw = {};
};

// What came of some bytes: scans in their order, and the last damage among them (malformed, timeout), which
// means that the operator has to scan again.
struct Decoded {
  std::vector<DecodedScan> scans = {};
  std::optional<Error> damage = {};
};

// Any bytes are safe to feed.
class ScanDecoder {
 public:
  virtual ~ScanDecoder() = default;
  // Takes what one read of the device gave: one report, or some bytes of a stream.
  virtual Decoded feed(std::span<const std::uint8_t> bytes) = 0;
  // Whether a scan has begun and its rest is awaited.
  virtual bool in_scan() const = 0;
  // How long the rest of a begun scan may take from one read to the next.
  virtual std::chrono::milliseconds patience() const = 0;
  // The rest didn't come in time: gives what there is, or says what was damaged, and begins anew.
  virtual Decoded give_up() = 0;
  // Forgets the begun scan: after unplugging.
  virtual void reset() = 0;
  // What the device has to be sent now (as Transport::write takes it); empty: nothing. Asked after each
  // feed().
  virtual std::string answer() { return {}; }
};

}  // namespace packbench::drivers
