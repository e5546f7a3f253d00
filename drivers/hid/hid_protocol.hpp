// What a HID interface is, by the usages of its report descriptor.
#pragma once

#include <optional>

#include "drivers/hid/report_descriptor.hpp"
#include "drivers/protocol.hpp"

namespace packbench::drivers::hid {

// hid_pos, ibm_hand_held, ibm_table_top, scale or keyboard; nothing for all else (mice, vendor interfaces,
// flash loaders, an empty companion).
std::optional<Protocol> hid_protocol(const ReportDescriptor& descriptor);

}  // namespace packbench::drivers::hid
