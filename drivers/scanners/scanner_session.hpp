// One scanner's life: reports or bytes in, scans out.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "drivers/hid/report_descriptor.hpp"
#include "drivers/outbox.hpp"
#include "drivers/scan_decoder.hpp"
#include "drivers/scanner_settings.hpp"
#include "drivers/scanners/commands.hpp"
#include "drivers/scanners/scan.hpp"
#include "drivers/transport.hpp"

namespace packbench::drivers {

// What must be known of a scanner to read it.
struct ScannerSource {
  std::string key;
  Protocol protocol = Protocol::hid_pos;
  std::optional<hid::ReportDescriptor> descriptor;  // of HID scanners
  std::size_t extra_lead = 0;                       // quirk: bytes in front of each report
};

struct ScannerCallbacks {
  std::function<void(RawScan)> on_scan;
  // A scan came without its end mark and without its rest: never to be used as a scan, but what the self-test
  // sheet is recognised by.
  std::function<void(RawScan)> on_unfinished;
  // A report or a long scan was damaged and dropped: the operator has to scan again.
  std::function<void(Error)> on_damage;
};

// The decoder for that scanner. Errc::unsupported or malformed where its descriptor has no place for data, or
// the keyboard layout isn't there.
Result<std::unique_ptr<ScanDecoder>> make_decoder(const ScannerSource& source,
                                                  const ScannerSettings& settings);

class ScannerSession {
 public:
  // The transport and clock must outlive run().
  ScannerSession(asio::any_io_executor executor, Transport& transport, Clock& clock, ScannerSource source,
                 ScannerSettings settings, ScannerCallbacks callbacks);

  // Makes the scanner send (IBM OEM is silent until it is enabled), then reads until the transport fails or
  // is cancelled and returns why.
  asio::awaitable<Error> run();
  // Makes the scanner beep where it can: worth a try, never worth ending it.
  void signal(Feedback feedback);
  // From the next scan on. Settings that can't be read with are told as damage, and the old ones stay.
  void adjust(ScannerSettings settings);

 private:
  asio::awaitable<Error> read_scans();
  asio::awaitable<void> read_rest();
  std::optional<Error> renew_decoder();
  void deliver(Decoded decoded);

  Transport& transport_;
  Clock& clock_;
  ScannerSource source_;
  ScannerSettings settings_;
  ScannerCallbacks callbacks_;
  std::unique_ptr<ScanDecoder> decoder_;
  bool adjusted_ = false;
  Outbox outbox_;
  TimePoint begun_at_{};
};

}  // namespace packbench::drivers
