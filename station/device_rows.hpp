// Devices as people and programs are told of them: state, model, quirks, and the lines of the tables these
// come from. The tables are those that the drivers go by.
#pragma once
#include <boost/json.hpp>
#include <string>

#include "drivers/device_manager.hpp"

namespace packbench::station {

// {"kind","key","id","product","protocol"?,"state","replugs","reason"?,"retry_s"?,"last_reading_s"?}, and
// what the tables say: {"model","model_row"}?, {"quirks","quirks_why","quirks_row"}?
[[nodiscard]] boost::json::object device_row(const drivers::DeviceState& device, drivers::TimePoint now);
[[nodiscard]] boost::json::array device_rows(const drivers::DeviceReport& report, drivers::TimePoint now);

// The same of what is plugged in and nobody has opened; `state` says what would become of it.
[[nodiscard]] boost::json::object unopened_row(std::string_view kind, const std::string& key,
                                               const drivers::DeviceIdentity& device, std::string_view state);

// Such rows as columns, each with indented lines below for what is long; a heading first. Empty without rows.
[[nodiscard]] std::string device_text(const boost::json::array& rows);

}  // namespace packbench::station
