// `packbench explain`: what one scan says, as one JSON object.
#pragma once

#include <boost/json/object.hpp>
#include <string_view>

#include "station/scan/reading.hpp"

namespace packbench::scan {

// Explains one written-down scan (see unescape_line). A carriage return at its end is dropped.
//   {"raw":…,"aim":…|null,"gs1":{"01":"…"}|null,"gs1_error":"…"|null,"gtin14":"…"|null,
//    "waybills":[{"carrier":…,"format":…}],"plain":…}
// raw is the line as given; aim the AIM identifier; gs1 the elements in their order; gs1_error a name of
// Errc; plain the text without AIM identifier, written as printable() does.
boost::json::object explain(std::string_view line, const Options& options = {});

// The elements as an object, AI to value.
boost::json::object to_json(const Gs1Elements& elements);

// [{"carrier":…,"format":…}]
boost::json::array to_json(const std::vector<WaybillCandidate>& candidates);

}  // namespace packbench::scan
