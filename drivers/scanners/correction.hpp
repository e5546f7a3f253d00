// Takes off what a scanner was set up to add.
#pragma once

#include <string>

#include "drivers/scanner_settings.hpp"

namespace packbench::drivers {

// `data` without prefix and suffix, with FNC1 as 0x1D. A scan without the prefix or suffix stays as it is: it
// may be of another code type, for which none was set.
std::string corrected(std::string data, const ScannerSettings& settings);

}  // namespace packbench::drivers
