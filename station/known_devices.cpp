// Tables and configuration to what is taken of USB.
#include "station/known_devices.hpp"

#include <algorithm>
#include <set>

#include "drivers/tables/device_tables.hpp"
#include "station/scanners/setup.hpp"

namespace packbench::station {

std::vector<std::string> use_tables_of(const Config& config) {
  if (config.folder.empty()) {
    drivers::use_device_tables(drivers::builtin_device_tables());
    return {};
  }
  auto loaded = drivers::load_device_tables(config.folder);
  drivers::use_device_tables(std::move(loaded.tables));
  std::vector<std::string> problems;
  for (auto& problem : loaded.problems) problems.push_back(std::move(problem.message));
  return problems;
}

drivers::WantedUsb wanted_usb(const Config& config) {
  std::set<std::string> named;
  for (const auto& lane : config.lanes) named.insert(lane.scanners.begin(), lane.scanners.end());
  return {config.usb, config.usb, [named, &config](const drivers::DeviceIdentity& device) {
            return drivers::is_known_scanner(device.vid, device.pid) || named.count(device.key()) ||
                   named.count(device.port_key()) || claimed(config, device.key());
          }};
}

}  // namespace packbench::station
