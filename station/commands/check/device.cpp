// One device that is plugged in: may the bench open it, who holds it, may it fall asleep?
#include <cstdio>
#include <cstdlib>

#include "station/commands/check/checks.hpp"

namespace packbench::station {
namespace {

constexpr const char* kDevices = "/sys/bus/usb/devices/";

// "/dev/bus/usb/001/004"
std::string node_of(const Machine& machine, const std::string& directory) {
  char node[40];
  std::snprintf(node, sizeof node, "/dev/bus/usb/%03d/%03d",
                std::atoi(machine.line(directory + "/busnum").c_str()),
                std::atoi(machine.line(directory + "/devnum").c_str()));
  return node;
}

// Whether somebody has claimed one of its interfaces past the kernel's own drivers.
bool is_claimed(const Machine& machine, const BenchDevice& device) {
  for (const auto& name : machine.list(kDevices)) {
    if (!name.starts_with(device.port_path + ":")) continue;
    std::error_code none;
    const auto driver = std::filesystem::read_symlink(machine.at(kDevices + name + "/driver"), none);
    if (driver.filename() == "usbfs") return true;
  }
  return false;
}

// Returns false when a finding says that the bench can't have the device now.
bool is_free(const Machine& machine, const BenchDevice& device, const std::string& node,
             const std::string& called, Findings& findings) {
  const auto holder = machine.holder(node);
  if (holder && holder->name == "packbench") return true;
  if (!is_claimed(machine, device)) return true;
  if (!holder) {
    findings.note(called + ": some program has claimed it; sudo packbench check tells which");
    return true;
  }
  findings.bad(called + " is held by " + holder->name + " (process " + holder->id + ")",
               "stop " + holder->name + ", and unplug the device for a moment if it stays silent");
  return false;
}

}  // namespace

void check_device(const Machine& machine, const BenchDevice& device, Findings& findings) {
  const auto called = device.kind + " " + device.key + "  " + device.product;
  const auto directory = kDevices + device.port_path;
  const auto node = node_of(machine, directory);
  const auto account = machine.bench_account();
  const auto open = machine.may_open(node, account);
  if (!open)
    return findings.bad(called + ": " + node + " is not there",
                        "systemctl restart systemd-udevd, and plug it in again");
  if (!*open)
    return findings.bad(
        called + ": " + account.name + " may not open " + node,
        "udevadm control --reload && udevadm trigger --subsystem-match=usb --action=change; if that "
        "doesn't help, add it to the hwdb as udev/README.md says");
  if (!is_free(machine, device, node, called, findings)) return;
  findings.good(called);
  if (machine.line(directory + "/power/control") == "auto")
    findings.note(
        called +
        ": a power saving tool lets it fall asleep, and the first scan may be lost; take USB out of "
        "that tool (TLP, powertop)");
}

}  // namespace packbench::station
