// The availability of the bench, its lanes and devices over days, as a sheet of the desk (F27).
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "db/reader.hpp"
#include "printing/sheet.hpp"
#include "station/maintenance.hpp"
#include "station/reports/sheets.hpp"

namespace packbench::station {

inline constexpr std::string_view kAvailabilityReport = "availability";

// One row for each that was wanted in those days, as far as they have passed at `now_ms` (UTC): minutes
// wanted, up, down and in planned maintenance, failures, per cent up of what was wanted.
[[nodiscard]] printing::Sheet availability_sheet(db::Reader& reader, const std::vector<Maintenance>& planned,
                                                 const Days& days, std::int64_t now_ms,
                                                 const std::string& language);

}  // namespace packbench::station
