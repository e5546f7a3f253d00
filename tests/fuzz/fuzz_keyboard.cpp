// Fuzz target: a keyboard scanner with any descriptor, settings and reports.
// Input: a byte for the layout, a byte of flags, two bytes (little-endian) length of the descriptor, the
// descriptor, then reports, each after its length byte; a length of 0 is a pause.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>

#include "drivers/hid/keyboard_scanner.hpp"
#include "drivers/hid/pos_scanner.hpp"

namespace {

using namespace packbench::drivers;

ScannerSettings settings_from(std::uint8_t layout, std::uint8_t flags) {
  ScannerSettings settings;
  settings.layout = hid::kKeyboardLayouts[layout % hid::kKeyboardLayouts.size()];
  settings.alt_code = (flags & 1) != 0 ? AltCode::gbk : AltCode::utf16;
  settings.caps_lock = (flags & 2) != 0;
  settings.ends_by_pause = (flags & 4) != 0;
  return settings;
}

hid::KeyboardForm form_from(std::span<const std::uint8_t> bytes) {
  const auto descriptor = hid::parse_report_descriptor(bytes);
  return descriptor ? hid::keyboard_form(*descriptor) : hid::boot_keyboard();
}

// A trace must type its own scan again.
void check(const Decoded& decoded, const ScannerSettings& settings) {
  for (const DecodedScan& scan : decoded.scans) {
    if (scan.data.empty() || scan.aim.size() + scan.data.size() > hid::kMaxScanBytes) std::abort();
    const auto again = hid::retype(scan.raw, settings);
    if (!again || again->data != scan.data || again->aim != scan.aim || again->complete != scan.complete)
      std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 4) return 0;
  const ScannerSettings settings = settings_from(data[0], data[1]);
  const std::size_t wanted = static_cast<std::size_t>(data[2]) | static_cast<std::size_t>(data[3]) << 8;
  std::span<const std::uint8_t> input(data + 4, size - 4);
  const auto descriptor = input.first(std::min(wanted, input.size()));
  input = input.subspan(descriptor.size());
  const auto decoder = hid::KeyboardDecoder::make(form_from(descriptor), settings).value();
  while (!input.empty()) {
    const std::size_t length = std::min<std::size_t>(input[0], input.size() - 1);
    check(length == 0 ? decoder->give_up() : decoder->feed(input.subspan(1, length)), settings);
    input = input.subspan(1 + length);
  }
  check(decoder->give_up(), settings);
  if (decoder->in_scan()) std::abort();
  return 0;
}
