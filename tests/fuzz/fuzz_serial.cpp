// Fuzz target: any bytes from a serial scanner, whole and in pieces: both must give the same scans.
// Input: a byte of settings, a byte for the length of the pieces, the stream.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>

#include "drivers/hid/pos_scanner.hpp"
#include "drivers/serial/line_decoder.hpp"

namespace {

using namespace packbench::drivers;

void add(const Decoded& decoded, std::vector<DecodedScan>& scans) {
  for (const DecodedScan& scan : decoded.scans) {
    if (scan.data.empty() || scan.data.size() > hid::kMaxScanBytes) std::abort();
    if (!scan.aim.empty() && (scan.aim.size() != 3 || scan.aim[0] != ']')) std::abort();
    scans.push_back(scan);
  }
}

std::vector<DecodedScan> scans_of(const ScannerSettings& settings, std::span<const std::uint8_t> stream,
                                  std::size_t piece) {
  LineDecoder decoder(settings);
  std::vector<DecodedScan> scans;
  while (!stream.empty()) {
    const std::size_t length = std::min(piece, stream.size());
    add(decoder.feed(stream.first(length)), scans);
    stream = stream.subspan(length);
  }
  add(decoder.give_up(), scans);
  if (decoder.in_scan()) std::abort();
  return scans;
}

bool same(const DecodedScan& a, const DecodedScan& b) {
  return a.data == b.data && a.aim == b.aim && a.complete == b.complete;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  ScannerSettings settings;
  settings.ends_by_pause = (data[0] & 1) != 0;
  if ((data[0] & 2) != 0) settings.prefix = "~";
  const std::span<const std::uint8_t> stream(data + 2, size - 2);
  const auto whole = scans_of(settings, stream, stream.size());
  const auto pieces = scans_of(settings, stream, 1 + data[1] % 64);
  if (!std::equal(whole.begin(), whole.end(), pieces.begin(), pieces.end(), same)) std::abort();
  return 0;
}
