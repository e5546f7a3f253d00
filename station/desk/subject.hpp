// What a code that somebody typed or scanned at the desk is about.
#pragma once
#include <string>

#include "db/reader.hpp"

namespace packbench::station {

// The order of that number, or of the parcel, waybill or serial; empty: there is none. Of several the first.
[[nodiscard]] std::string order_of(db::Reader& reader, const std::string& code);

}  // namespace packbench::station
