// AIM symbology identifiers in front of the data, as keyboards and serial lines send them.
// Source: ISO/IEC 15424: a bracket, a letter for the symbology, a modifier.
#pragma once

#include <string_view>

#include "drivers/scan_decoder.hpp"

namespace packbench::drivers {

// Moves the identifier to scan.aim if it stands at the very front or right behind `prefix`, which stays. Only
// where something stands behind it: a code may hold the three characters alone.
void move_aim(DecodedScan& scan, std::string_view prefix);

}  // namespace packbench::drivers
