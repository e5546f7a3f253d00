// Commands by protocol.
#include "drivers/scanners/commands.hpp"

#include "drivers/hid/pos_layout.hpp"

namespace packbench::drivers {
namespace {

constexpr std::size_t kIbmCommandBytes = 11;
constexpr char kIbmEnable = 0x11;
constexpr hid::Usage kErrorBeep = hid::usage(hid::kScannerPage, 0x85);
constexpr hid::Usage kGoodReadBeep = hid::usage(hid::kScannerPage, 0x86);

}  // namespace

std::string opening_command(Protocol protocol) {
  if (protocol != Protocol::ibm_hand_held && protocol != Protocol::ibm_table_top) return {};
  std::string report(1 + kIbmCommandBytes, '\0');  // no report ids: the first byte only says so
  report[1] = kIbmEnable;
  return report;
}

std::string feedback_command(const hid::ReportDescriptor& descriptor, Feedback feedback) {
  const hid::Usage wanted = feedback == Feedback::good ? kGoodReadBeep : kErrorBeep;
  for (const hid::Field& field : descriptor.fields) {
    const std::int64_t index = field.index_of(wanted);
    if (field.type != hid::ReportType::output || index < 0) continue;
    const std::size_t bytes = descriptor.report_bytes(hid::ReportType::output, field.report_id);
    const std::size_t bit = field.bit_offset + static_cast<std::size_t>(index) * field.bit_size;
    // report_bytes counts the id byte only where there are ids; here it is always there.
    std::string report(bytes + (descriptor.uses_report_ids ? 0 : 1), '\0');
    report[0] = static_cast<char>(field.report_id);
    report[1 + bit / 8] = static_cast<char>(1 << bit % 8);
    return report;
  }
  return {};
}

}  // namespace packbench::drivers
