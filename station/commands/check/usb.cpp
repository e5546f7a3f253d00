// Which devices of the bench are plugged in.
#include <boost/asio/io_context.hpp>

#include "drivers/candidates.hpp"
#include "drivers/clock.hpp"
#include "drivers/usb/libusb_host.hpp"
#include "station/commands/check/checks.hpp"
#include "station/scanners/setup.hpp"

namespace packbench::station {
namespace {

// Nothing is opened. The driver's words where USB can't be looked at.
drivers::Result<std::vector<BenchDevice>> plugged_in(const Config& config) {
  boost::asio::io_context io;
  const auto clock = drivers::create_steady_clock(io.get_executor());
  const auto host = drivers::create_libusb_host(io.get_executor(), *clock);
  const auto seen = host->enumerate();
  if (!seen) return seen.error();
  std::vector<BenchDevice> devices;
  drivers::WantedUsb wanted;
  wanted.is_scanner = [&](const auto& identity) { return claimed(config, identity.key()); };
  for (const auto& candidate : drivers::find_candidates(*seen, wanted))
    devices.push_back({std::string(drivers::to_string(candidate.kind)), candidate.key,
                       candidate.identity.product, candidate.identity.serial, candidate.identity.port_path});
  return devices;
}

}  // namespace

void check_usb(const Machine& machine, const Config& config, Findings& findings) {
  if (!config.usb) {
    findings.note("USB is switched off in the configuration");
    return check_queues(machine, config, {}, findings);
  }
  const auto devices = plugged_in(config);
  if (!devices)
    return findings.bad(devices.error().message, "plug a device in, or set usb = false under [bench]");
  for (const auto& device : *devices) check_device(machine, device, findings);
  if (devices->empty()) findings.note("no scanner and no label printer is plugged in");
  check_queues(machine, config, *devices, findings);
}

}  // namespace packbench::station
