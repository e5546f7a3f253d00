// What of the bench works now.
#include "station/parts.hpp"

#include <algorithm>

namespace packbench::station {
namespace {

using records::PartKind;

bool lane_works(const LaneConfig& lane, const Config& config, const Bindings& bound, const Parts& parts) {
  const bool elsewhere = !config.usb || lane.tablet;  // scans come from no scanner of this machine
  const bool scanner = elsewhere || std::any_of(parts.begin(), parts.end(), [&](const auto& part) {
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
  for (const auto& printer : config.printers)
    parts[{PartKind::printer, printer.name}] = connected.count(printer.name) > 0;
  for (const auto& lane : config.lanes)
    parts[{PartKind::lane, lane.name}] = lane_works(lane, config, bound, parts);
  return parts;
}

}  // namespace packbench::station
