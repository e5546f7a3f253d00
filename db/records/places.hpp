// Places of the ledger that exist without being told: where goods are booked until somebody names a location.
#pragma once
#include <string_view>

namespace packbench::records {

inline constexpr std::string_view kInspectionPlace =
    "INSPECTION";                                             // arrived, not inspected; always of that zone
inline constexpr std::string_view kPassedPlace = "passed";    // inspected, to be put away
inline constexpr std::string_view kDefectsPlace = "defects";  // rejected

}  // namespace packbench::records
