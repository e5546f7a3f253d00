// HID report descriptor: from its bytes to a flat list of fields with usages and bit positions.
// Source of the format: USB-IF "Device Class Definition for Human Interface Devices" 1.11, section 6.2.2.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "drivers/error.hpp"

namespace packbench::drivers::hid {

// A usage with its page: page in the high 16 bits, usage id in the low 16.
using Usage = std::uint32_t;
constexpr Usage usage(std::uint16_t page, std::uint16_t id) {
  return Usage{page} << 16 | id;
}

enum class ReportType : std::uint8_t { input, output, feature };

// Usages first..last, both included, same page.
struct UsageRange {
  Usage first = 0;
  Usage last = 0;
};

// Flag bits of a main item that matter here.
constexpr std::uint32_t kFlagConstant = 0x01;
constexpr std::uint32_t kFlagVariable = 0x02;

// One main item: `count` elements of `bit_size` bits each.
struct Field {
  ReportType type = ReportType::input;
  std::uint8_t report_id = 0;    // 0: the device uses no report ids
  std::uint32_t bit_offset = 0;  // from the start of the report's data; the id byte isn't counted
  std::uint32_t bit_size = 0;    // bits of one element
  std::uint32_t count = 0;       // elements
  std::uint32_t flags = 0;       // kFlag... and the rest as sent
  std::int64_t logical_min = 0;
  std::int64_t logical_max = 0;
  std::vector<UsageRange> usages;  // in the order sent; the last one repeats for elements beyond
  std::vector<Usage> collections;  // usages of the enclosing collections, outermost first

  // Usage of element `index` (0-based); 0 when the item has no usage.
  Usage usage_of(std::uint32_t index) const;
  // Index of the first element with this usage, or -1. At most `count` elements are looked at.
  std::int64_t index_of(Usage wanted) const;
  // Whether one of the enclosing collections has this usage.
  bool inside(Usage collection) const;
};

struct ReportDescriptor {
  std::vector<Field> fields;
  std::vector<Usage> applications;  // usages of the top-level application collections
  bool uses_report_ids = false;

  // Bytes of one report as it travels, the id byte included where ids are used; 0 if there is no such report.
  std::size_t report_bytes(ReportType type, std::uint8_t report_id) const;
};

// Longest descriptor looked at, in bytes (Linux stops at 4096).
constexpr std::size_t kMaxDescriptorBytes = 8192;
// Longest report, in bits (Linux: 16 KiB).
constexpr std::uint64_t kMaxReportBits = 16384 * 8;

// Returns the fields in the order sent, or Errc::malformed with the byte position. Any bytes are safe to
// pass. Accepted as real devices send them: usage maximum before minimum (Cypress-based readers), unknown and
// long items.
Result<ReportDescriptor> parse_report_descriptor(std::span<const std::uint8_t> bytes);

}  // namespace packbench::drivers::hid
