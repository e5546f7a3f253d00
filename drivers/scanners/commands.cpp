// Commands by protocol.
#include "drivers/scanners/commands.hpp"

#include "drivers/hid/ibm_oem.hpp"
#include "drivers/hid/pos_layout.hpp"

namespace packbench::drivers {
namespace {

constexpr hid::Usage kErrorBeep = hid::usage(hid::kScannerPage, 0x85);
constexpr hid::Usage kGoodReadBeep = hid::usage(hid::kScannerPage, 0x86);

bool is_ibm(Protocol protocol) {
  return protocol == Protocol::ibm_hand_held || protocol == Protocol::ibm_table_top;
}

// IBM OEM has no report ids: the byte 0 in front only says so.
std::string ibm_report(hid::IbmCommand command) {
  const auto bytes = hid::ibm_command(command);
  return std::string(1, '\0') + std::string(bytes.begin(), bytes.end());
}

std::string pos_beep(const hid::ReportDescriptor& descriptor, Feedback feedback) {
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

}  // namespace

std::string opening_command(Protocol protocol) {
  return is_ibm(protocol) ? ibm_report(hid::IbmCommand::enable) : std::string();
}

std::string feedback_command(Protocol protocol, const std::optional<hid::ReportDescriptor>& descriptor,
                             Feedback feedback) {
  if (is_ibm(protocol))
    return ibm_report(feedback == Feedback::good ? hid::IbmCommand::good_beep : hid::IbmCommand::error_beep);
  return descriptor ? pos_beep(*descriptor, feedback) : std::string();
}

}  // namespace packbench::drivers
