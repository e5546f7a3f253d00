// The scales at this machine.
#include "station/scales.hpp"

#include <algorithm>

namespace packbench::station {
namespace {

bool wants_any(const LaneConfig& lane) {
  return lane.scale && lane.scale_device.empty();
}

bool is_named(const Config& config, const std::string& scale) {
  return std::any_of(config.lanes.begin(), config.lanes.end(),
                     [&](const auto& lane) { return lane.scale_device == scale; });
}

std::int64_t rounded_grams(std::int64_t micrograms) {
  constexpr std::int64_t kGram = 1'000'000;
  return (micrograms + (micrograms < 0 ? -kGram / 2 : kGram / 2)) / kGram;
}

// The lane's scale where it is open, or empty.
std::string working(const Config& config, const LaneConfig& lane, const drivers::DeviceReport& devices) {
  const auto key = scale_of_lane(config, lane, devices);
  for (const auto& device : devices.devices)
    if (device.kind == drivers::DeviceKind::scale && device.key == key &&
        device.phase == drivers::Phase::open)
      return key;
  return {};
}

}  // namespace

std::string scale_of_lane(const Config& config, const LaneConfig& lane,
                          const drivers::DeviceReport& devices) {
  if (!wants_any(lane)) return lane.scale_device;
  if (std::count_if(config.lanes.begin(), config.lanes.end(), wants_any) > 1) return {};
  std::vector<std::string> free;
  for (const auto& device : devices.devices)
    if (device.kind == drivers::DeviceKind::scale && device.phase != drivers::Phase::gone &&
        !is_named(config, device.key))
      free.push_back(device.key);
  return free.size() == 1 ? free.front() : "";
}

const LaneConfig* lane_of_scale(const Config& config, const std::string& scale,
                                const drivers::DeviceReport& devices) {
  for (const auto& lane : config.lanes)
    if (scale_of_lane(config, lane, devices) == scale) return &lane;
  return nullptr;
}

std::string scale_state(const Config& config, const LaneConfig& lane, const drivers::DeviceReport& devices,
                        bool heard) {
  if (!lane.scale) return "none";
  if (!working(config, lane, devices).empty()) return "ok";
  return heard && scale_of_lane(config, lane, devices).empty() ? "ok" : "error";
}

LaneScale lane_scale(const Config& config, const LaneConfig& lane,
                     const std::unique_ptr<drivers::DeviceManager>& devices,
                     const drivers::DeviceReport& report) {
  const auto key = [&config, &lane, &report] { return working(config, lane, report); };
  return {[key, &devices]() -> std::optional<ScaleNow> {
            const auto scale = key();
            if (scale.empty()) return std::nullopt;
            const auto known = devices->weight_now(scale);
            ScaleNow now{std::nullopt, known.of_this_load};
            if (known.micrograms) now.grams = rounded_grams(*known.micrograms);
            return now;
          },
          [key, &devices] { devices->next_load(key()); }, [key, &devices] { return devices->zero(key()); }};
}

}  // namespace packbench::station
