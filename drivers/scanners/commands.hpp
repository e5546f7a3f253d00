// What the bench tells a scanner.
#pragma once

#include <optional>
#include <string>

#include "drivers/hid/report_descriptor.hpp"
#include "drivers/protocol.hpp"

namespace packbench::drivers {

enum class Feedback { good, error };

// Output report that must be sent once before the scanner sends anything, report id byte first (0 where there
// are none); empty: none needed. Source: IBM OEM command 11h, "enable".
std::string opening_command(Protocol protocol);

// Output report that makes the scanner beep, in the same form; empty where no way is known. HID POS by the
// usages "error beep" (85) and "good-read beep" (86) of its descriptor (HID POS Usage Tables 1.02, trigger
// report), IBM OEM by direct I/O (hid::IbmCommand).
std::string feedback_command(Protocol protocol, const std::optional<hid::ReportDescriptor>& descriptor,
                             Feedback feedback);

}  // namespace packbench::drivers
