// The barcode of a lane: a scanner that scans it belongs to the lane from then on.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace packbench::station {

// "PB-C-LANE-1".
[[nodiscard]] std::string lane_code(std::string_view lane);

// The lane that the scanned text is the code of, whether or not there is one of that name; nothing: another
// code.
[[nodiscard]] std::optional<std::string> lane_of_code(std::string_view text);

}  // namespace packbench::station
