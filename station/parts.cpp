// What of the bench works now.
#include "station/parts.hpp"

#include <algorithm>

namespace packbench::station {
namespace {

using records::PartKind;

// Without any name in the configuration, all scanners belong to the only lane there is.
bool belongs_to(const std::string& scanner, const LaneConfig& lane, const Config& config) {
  if (lane.scanners.empty()) return config.lanes.size() == 1;
  return std::find(lane.scanners.begin(), lane.scanners.end(), scanner) != lane.scanners.end();
}

bool lane_works(const LaneConfig& lane, const Config& config, const Parts& parts) {
  const bool scanner = !config.usb || std::any_of(parts.begin(), parts.end(), [&](const auto& part) {
    return part.second && part.first.kind == PartKind::scanner && belongs_to(part.first.name, lane, config);
  });
  const auto printer = parts.find({PartKind::printer, lane.printer});
  return scanner && (printer == parts.end() || printer->second);
}

}  // namespace

Parts parts_of(const Config& config, const drivers::DeviceReport& devices,
               const std::set<std::string>& connected) {
  Parts parts;
  for (const auto& lane : config.lanes)
    for (const auto& scanner : lane.scanners)
      if (config.usb) parts[{PartKind::scanner, scanner}] = false;
  for (const auto& device : devices.devices) {
    const auto owned = std::any_of(config.lanes.begin(), config.lanes.end(),
                                   [&](const auto& lane) { return belongs_to(device.key, lane, config); });
    if (device.kind == drivers::DeviceKind::scanner && owned)
      parts[{PartKind::scanner, device.key}] = device.phase == drivers::Phase::open;
  }
  for (const auto& printer : config.printers)
    parts[{PartKind::printer, printer.name}] = connected.count(printer.name) > 0;
  for (const auto& lane : config.lanes) parts[{PartKind::lane, lane.name}] = lane_works(lane, config, parts);
  return parts;
}

}  // namespace packbench::station
