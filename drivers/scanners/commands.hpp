// What the bench tells a scanner.
#pragma once

#include <string>

#include "drivers/hid/report_descriptor.hpp"
#include "drivers/protocol.hpp"

namespace packbench::drivers {

enum class Feedback { good, error };

// Output report that must be sent once before the scanner sends anything, report id byte first (0 where there
// are none); empty: none needed. Source: IBM OEM command 11h, "enable".
std::string opening_command(Protocol protocol);

// Output report that makes a HID POS scanner beep, by the usages "error beep" (85) and "good-read beep" (86)
// of its descriptor; empty where it has none. Source: HID POS Usage Tables 1.02, trigger report.
std::string feedback_command(const hid::ReportDescriptor& descriptor, Feedback feedback);

}  // namespace packbench::drivers
