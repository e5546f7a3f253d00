// The scales at this machine: which lane each belongs to, and how they are.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "drivers/device_manager.hpp"
#include "station/config.hpp"
#include "station/lane.hpp"

namespace packbench::station {

// The key of the scale of that lane: the one that it names; or, where it wants one without naming it and no
// other lane does so, the only one that is plugged in and named by none. Empty: there is none now.
[[nodiscard]] std::string scale_of_lane(const Config& config, const LaneConfig& lane,
                                        const drivers::DeviceReport& devices);

// The lane that it is the scale of, or null.
[[nodiscard]] const LaneConfig* lane_of_scale(const Config& config, const std::string& scale,
                                              const drivers::DeviceReport& devices);

// "none": the lane wants no scale; "ok": it works, or its weights come in over the API (`heard`: one has
// come); "error": neither.
[[nodiscard]] std::string scale_state(const Config& config, const LaneConfig& lane,
                                      const drivers::DeviceReport& devices, bool heard);

// That lane's scale as the lane works with it; all of these outlive it, and `devices` is there when it is
// first used.
[[nodiscard]] LaneScale lane_scale(const Config& config, const LaneConfig& lane,
                                   const std::unique_ptr<drivers::DeviceManager>& devices,
                                   const drivers::DeviceReport& report);

}  // namespace packbench::station
