// Fuzz target: any report descriptor and any frames of an IBM OEM scanner. A table-top scanner must give what
// a hand-held one gives for the same frames, but for binary digits. Input: two bytes (little-endian) length
// of the descriptor, the descriptor, then frames, each after its length.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>

#include "drivers/hid/ibm_oem.hpp"
#include "drivers/hid/pos_scanner.hpp"

namespace {

using namespace packbench::drivers;

bool digits_apart(const DecodedScan& hand_held, const DecodedScan& table_top) {
  if (hand_held.aim != table_top.aim || hand_held.data.size() != table_top.data.size()) return false;
  for (std::size_t i = 0; i < hand_held.data.size(); ++i) {
    const char a = hand_held.data[i];
    const char b = table_top.data[i];
    if (a != b && !(a >= 0 && a <= 9 && b == a + '0')) return false;
  }
  return true;
}

void check(const Decoded& hand_held, const Decoded& table_top) {
  if (hand_held.scans.size() != table_top.scans.size()) std::abort();
  if (hand_held.damage.has_value() != table_top.damage.has_value()) std::abort();
  for (std::size_t i = 0; i < hand_held.scans.size(); ++i) {
    if (!digits_apart(hand_held.scans[i], table_top.scans[i])) std::abort();
    if (hand_held.scans[i].data.size() > hid::kMaxScanBytes) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  std::span<const std::uint8_t> input(data + 2, size - 2);
  const std::size_t wanted = static_cast<std::size_t>(data[0]) | static_cast<std::size_t>(data[1]) << 8;
  const auto descriptor_bytes = input.first(std::min(wanted, input.size()));
  if (const auto descriptor = hid::parse_report_descriptor(descriptor_bytes)) {
    if (hid::ibm_oem_kind(*descriptor) && descriptor->uses_report_ids) std::abort();
  }
  input = input.subspan(descriptor_bytes.size());
  hid::IbmOemDecoder hand_held(hid::IbmOemKind::hand_held);
  hid::IbmOemDecoder table_top(hid::IbmOemKind::table_top);
  while (!input.empty()) {
    const std::size_t length = std::min<std::size_t>(input[0], input.size() - 1);
    const auto frame = input.subspan(1, length);
    check(hand_held.feed(frame), table_top.feed(frame));
    if (hand_held.in_scan() != table_top.in_scan() || hand_held.answer() != table_top.answer()) std::abort();
    if (input[0] == 0xFF) check(hand_held.give_up(), table_top.give_up());
    input = input.subspan(1 + length);
  }
  return 0;
}
