// Finds the scanned-data report of a HID POS descriptor by its usages.
#include "drivers/hid/pos_layout.hpp"

#include <algorithm>

namespace packbench::drivers::hid {
namespace {

constexpr Usage kScannedDataReport = usage(kScannerPage, 0x12);
constexpr Usage kSymbologyIdentifier1 = usage(kScannerPage, 0xFB);
constexpr Usage kDecodedData = usage(kScannerPage, 0xFE);
constexpr Usage kDecodeDataContinued = usage(kScannerPage, 0xFF);
constexpr Usage kByteCount = usage(0x01, 0x3B);
constexpr Usage kHoneywellCodeId = usage(0xFF66, 0x04);
constexpr Usage kHoneywellOutputRedirect = usage(0xFF66, 0x03);
constexpr std::uint32_t kAimCharacters = 3;

bool whole_bytes(const Field& field) {
  return field.bit_size == 8 && field.bit_offset % 8 == 0;
}

const Field* find_data_field(const ReportDescriptor& descriptor) {
  for (const Field& field : descriptor.fields) {
    if (field.type != ReportType::input || !field.inside(kScannedDataReport)) continue;
    if (field.index_of(kDecodedData) == 0 && whole_bytes(field)) return &field;
  }
  return nullptr;
}

// Byte position of the element with `wanted` in this field, when it is a byte.
std::optional<std::size_t> byte_of(const Field& field, Usage wanted, std::size_t lead) {
  const std::int64_t index = field.index_of(wanted);
  if (index < 0 || !whole_bytes(field)) return std::nullopt;
  return lead + field.bit_offset / 8 + static_cast<std::size_t>(index);
}

// The three identifier characters may be one field with three usages or with one usage and count 3.
std::optional<std::size_t> aim_of(const Field& field, std::size_t lead) {
  const std::optional<std::size_t> first = byte_of(field, kSymbologyIdentifier1, lead);
  const std::int64_t index = field.index_of(kSymbologyIdentifier1);
  if (!first || index + kAimCharacters > field.count) return std::nullopt;
  return first;
}

void place(const Field& field, std::size_t lead, PosLayout& layout) {
  if (!layout.count_at) layout.count_at = byte_of(field, kByteCount, lead);
  if (!layout.aim_at) layout.aim_at = aim_of(field, lead);
  if (!layout.code_id_at) layout.code_id_at = byte_of(field, kHoneywellCodeId, lead);
  const std::int64_t continued = field.index_of(kDecodeDataContinued);
  if (!layout.continued_bit && continued >= 0)
    // Only the first element counts: Honeywell declares eight one-bit elements with a single usage.
    layout.continued_bit = lead * 8 + field.bit_offset + static_cast<std::size_t>(continued) * field.bit_size;
}

}  // namespace

Result<PosLayout> pos_layout(const ReportDescriptor& descriptor) {
  const Field* data = find_data_field(descriptor);
  if (data == nullptr)
    return Error{Errc::unsupported, "no scanned-data report (usage page 8C) in the HID descriptor"};
  PosLayout layout;
  layout.has_report_id = descriptor.uses_report_ids;
  layout.report_id = data->report_id;
  layout.report_bytes = descriptor.report_bytes(ReportType::input, data->report_id);
  const std::size_t lead = layout.has_report_id ? 1 : 0;
  layout.data_at = lead + data->bit_offset / 8;
  layout.data_bytes = data->count;
  for (const Field& field : descriptor.fields) {
    if (field.type == ReportType::feature && field.index_of(kHoneywellOutputRedirect) >= 0)
      layout.redirect_feature = field.report_id;
    if (&field == data || field.type != ReportType::input || field.report_id != data->report_id) continue;
    place(field, lead, layout);
  }
  return layout;
}

bool is_pos_scanner(const ReportDescriptor& descriptor) {
  const auto& all = descriptor.applications;
  return std::find(all.begin(), all.end(), kBarCodeScanner) != all.end();
}

}  // namespace packbench::drivers::hid
