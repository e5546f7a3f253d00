// The files of udev/ as this program knows them, to be compared with what is installed.
#pragma once
#include <string_view>

namespace packbench::station {

extern const std::string_view kRulesText;  // 60-packbench.rules
extern const std::string_view kHwdbText;   // 60-packbench.hwdb
extern const std::string_view kUnitText;   // packbench.service

}  // namespace packbench::station
