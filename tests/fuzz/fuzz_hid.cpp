// Fuzz target: any HID descriptor and any reports through the parser, the layout and the decoder.
// Input: two bytes (little-endian) length of the descriptor, the descriptor, then reports, each after its
// length byte.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>

#include "drivers/hid/pos_scanner.hpp"

namespace {

using namespace packbench::drivers;

void feed_reports(const hid::PosLayout& layout, std::span<const std::uint8_t> input) {
  hid::PosDecoder decoder(layout);
  while (!input.empty()) {
    const std::size_t length = std::min<std::size_t>(input[0], input.size() - 1);
    const auto scan = decoder.take(input.subspan(1, length));
    if (scan && *scan && (*scan)->data.size() > hid::kMaxScanBytes) std::abort();
    input = input.subspan(1 + length);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  const std::span<const std::uint8_t> input(data + 2, size - 2);
  const std::size_t wanted = static_cast<std::size_t>(data[0]) | static_cast<std::size_t>(data[1]) << 8;
  const auto descriptor_bytes = input.first(std::min(wanted, input.size()));
  const auto descriptor = hid::parse_report_descriptor(descriptor_bytes);
  if (!descriptor) return 0;
  for (const hid::Field& field : descriptor->fields) {
    if (std::uint64_t{field.bit_size} * field.count > hid::kMaxReportBits) std::abort();
    (void)field.usage_of(field.count);
    (void)field.index_of(hid::kBarCodeScanner);
  }
  const auto layout = hid::pos_layout(*descriptor);
  if (layout) feed_reports(*layout, input.subspan(descriptor_bytes.size()));
  return 0;
}
