// What of the bench works now.
#include "station/parts.hpp"

#include <algorithm>

namespace packbench::station {
namespace {

using records::PartKind;

// Whether scans of that lane come from a scanner of this machine.
bool wants_scanner(const LaneConfig& lane, const Config& config, const Bindings& bound) {
  if (lane.tablet) return false;
  return config.usb || std::any_of(config.cameras.begin(), config.cameras.end(), [&](const auto& camera) {
           return lane_of_scanner(config, camera.key(), bound) == &lane;
         });
}

bool lane_works(const LaneConfig& lane, const Config& config, const Bindings& bound, const Parts& parts) {
  const bool scanner =
      !wants_scanner(lane, config, bound) || std::any_of(parts.begin(), parts.end(), [&](const auto& part) {
        return part.second && part.first.kind == PartKind::scanner &&
               lane_of_scanner(config, part.first.name, bound) == &lane;
      });
  const auto printer = parts.find({PartKind::printer, lane.printer});
  return scanner && (printer == parts.end() || printer->second);
}

}  // namespace

Parts parts_of(const Config& config, const Bindings& bound, const drivers::DeviceReport& devices,
               const std::set<std::string>& connected) {
  Parts parts;
  for (const auto& lane : config.lanes)
    for (const auto& scanner : lane.scanners)
      if (config.usb) parts[{PartKind::scanner, scanner}] = false;
  for (const auto& device : devices.devices)
    if (device.kind == drivers::DeviceKind::scanner && lane_of_scanner(config, device.key, bound))
      parts[{PartKind::scanner, device.key}] = device.phase == drivers::Phase::open;
  for (const auto& camera : config.cameras)
    if (lane_of_scanner(config, camera.key(), bound))
      parts[{PartKind::scanner, camera.key()}] = connected.count(camera.key()) > 0;
  for (const auto& printer : config.printers)
    parts[{PartKind::printer, printer.name}] = connected.count(printer.name) > 0;
  for (const auto& lane : config.lanes)
    parts[{PartKind::lane, lane.name}] = lane_works(lane, config, bound, parts);
  return parts;
}

}  // namespace packbench::station
