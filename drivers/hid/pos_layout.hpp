// Where a HID POS scanner puts things in its input report, read from its own descriptor.
// Source: USB-IF "HID Point of Sale Usage Tables" 1.02, page 0x8C, and the vendors' descriptors named in
// tests.
#pragma once

#include <cstdint>
#include <optional>

#include "drivers/hid/report_descriptor.hpp"

namespace packbench::drivers::hid {

constexpr std::uint16_t kScannerPage = 0x8C;
constexpr Usage kBarCodeScanner = usage(kScannerPage, 0x02);

// Byte positions count from the start of the report as it travels, id byte included.
struct PosLayout {
  bool has_report_id = false;
  std::uint8_t report_id = 0;
  std::size_t report_bytes = 0;  // whole report, id byte included

  std::size_t data_at = 0;
  std::size_t data_bytes = 0;  // room for decoded data in one report
  std::optional<std::size_t>
      count_at;  // one byte: how many data bytes count; without it trailing zeros are padding
  std::optional<std::size_t> aim_at;         // three characters of the AIM symbology identifier
  std::optional<std::size_t> code_id_at;     // one byte: the vendor's own symbology id
  std::optional<std::size_t> continued_bit;  // bit position of "decode data continued"

  // Feature report that sends scans to this interface in keyboard+POS mode (Honeywell), with value 1.
  std::optional<std::uint8_t> redirect_feature;
};

// Returns the layout of the scanned-data report, or Errc::unsupported when the descriptor has none
// (a keyboard, a mouse, an empty companion interface).
Result<PosLayout> pos_layout(const ReportDescriptor& descriptor);

// Whether one of the top-level collections is a bar code scanner (page 0x8C): the interface may be claimed.
bool is_pos_scanner(const ReportDescriptor& descriptor);

}  // namespace packbench::drivers::hid
