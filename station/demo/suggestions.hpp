// What the demo's virtual scanner offers to scan next at a lane.
#pragma once
#include <boost/json.hpp>

#include "db/reader.hpp"
#include "station/workflows/lane_state.hpp"

namespace packbench::station {

// [{"code","text","aim"}]: first what a careful packer scans now, then the other pieces of the order or the
// orders that wait, and the badges.
[[nodiscard]] boost::json::array suggestions(db::Reader& reader, const workflows::LaneState& state,
                                             std::int64_t now_ms);

}  // namespace packbench::station
