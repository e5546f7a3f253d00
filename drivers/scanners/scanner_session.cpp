// Scanner session over HID POS reports.
#include "drivers/scanners/scanner_session.hpp"

#include <utility>

namespace packbench::drivers {
namespace {

void deliver(hid::PosScan scan, const std::string& device_key, TimePoint now,
             const ScannerCallbacks& callbacks) {
  if (scan.is_reply || scan.data.empty()) return;
  callbacks.on_scan(RawScan{device_key, std::move(scan.data), std::move(scan.aim), now});
}

}  // namespace

asio::awaitable<Error> run_scanner_session(Transport& reports, Clock& clock, hid::PosDecoder decoder,
                                           std::string device_key, ScannerCallbacks callbacks) {
  for (;;) {
    const TimePoint deadline = decoder.in_scan() ? clock.now() + kContinuationGap : kNoDeadline;
    const Result<std::string> report = co_await reports.read(deadline);
    if (!report && report.error().code == Errc::timeout && decoder.in_scan()) {
      decoder.reset();
      callbacks.on_damage({Errc::timeout, "the rest of a long barcode didn't come; scan again"});
      continue;
    }
    if (!report) co_return report.error();
    Result<std::optional<hid::PosScan>> scan = decoder.feed(as_bytes(*report));
    if (!scan) {
      callbacks.on_damage(scan.error());
    } else if (*scan) {
      deliver(std::move(**scan), device_key, clock.now(), callbacks);
    }
  }
}

}  // namespace packbench::drivers
