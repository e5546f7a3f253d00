// One scanner's life: input reports in, scans out.
#pragma once

#include <functional>
#include <string>

#include "drivers/hid/pos_scanner.hpp"
#include "drivers/scanners/scan.hpp"
#include "drivers/transport.hpp"

namespace packbench::drivers {

// How long the rest of a scan that continues over several reports may take to come.
constexpr Duration kContinuationGap = std::chrono::seconds(1);

struct ScannerCallbacks {
  std::function<void(RawScan)> on_scan;
  // A report or a long scan was damaged and dropped: the operator has to scan again.
  std::function<void(Error)> on_damage;
};

// Reads reports (one per read) until the transport fails or is cancelled and returns why. Answers to commands
// and empty scans aren't passed on.
asio::awaitable<Error> run_scanner_session(Transport& reports, Clock& clock, hid::PosDecoder decoder,
                                           std::string device_key, ScannerCallbacks callbacks);

}  // namespace packbench::drivers
