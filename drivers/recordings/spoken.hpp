// What a recording says, without playing it: the scans, the weights, or what went back and forth.
#pragma once

#include <string>
#include <vector>

#include "drivers/clock.hpp"
#include "drivers/recordings/recording.hpp"
#include "drivers/scanner_settings.hpp"

namespace packbench::drivers {

struct Spoken {
  enum class Kind {
    scan,
    unfinished,  // a scan without its end mark: worth nothing but to be looked at
    weight,      // that a scale gave for one load; `bytes` is grams in digits
    damage,      // bytes that gave neither; `bytes` says why
    said,        // by the device, as it is
    told,        // to the device, as it is
    failure,     // `bytes` says which
  } kind = Kind::scan;
  Duration at{};    // since the opening
  std::string aim;  // of scans, "" when the scanner sends none
  std::string bytes;
};

// How the device talks: as the recording says; without that a device id makes a printer, a descriptor says
// what a HID device is, and all else is a serial line.
Protocol protocol_of(const Recording& recording);

// In order. Errc::unsupported or malformed where the descriptor has no place for data.
Result<std::vector<Spoken>> spoken(const Recording& recording, const ScannerSettings& settings = {});

}  // namespace packbench::drivers
