// What the demo's virtual scanner offers to scan next at a lane.
#pragma once
#include <boost/json.hpp>

#include "db/reader.hpp"
#include "station/workflows/lane_state.hpp"

namespace packbench::station {

// [{"code","text","aim"}]: badges; with nobody's order open, orders; else the pieces that are wanted, one that is not,
// lots, and the codes on the labels.
[[nodiscard]] boost::json::array suggestions(db::Reader& reader, const workflows::LaneState& state);

}  // namespace packbench::station
