// A manifest as the carrier's systems and spreadsheets take it.
#pragma once
#include <string>

#include "db/reader.hpp"

namespace packbench::station {

// CSV (RFC 4180, UTF-8, one header line): position, waybill, order, parcel, pieces, weight_g; then one line of totals.
// Empty when there is no such manifest.
[[nodiscard]] std::string manifest_csv(db::Reader& reader, const std::string& document);

}  // namespace packbench::station
