// The user that the bench runs under, and the groups that the machine gives its devices to.
#include <sstream>

#include "station/commands/check/checks.hpp"

namespace packbench::station {
namespace {

struct Membership {
  const char* group;
  const char* devices;
};
constexpr Membership kMemberships[] = {{"lp", "USB printers"}, {"video", "cameras"}};

// Nothing: there is no such group.
std::optional<gid_t> group_id(const Machine& machine, const std::string& name) {
  for (const auto& line : machine.lines("/etc/group")) {
    std::istringstream row(line);
    std::string group, password, id;
    if (!std::getline(row, group, ':') || group != name) continue;
    if (std::getline(row, password, ':') && std::getline(row, id, ':'))
      return static_cast<gid_t>(std::strtoul(id.c_str(), nullptr, 10));
  }
  return std::nullopt;
}

}  // namespace

void check_account(const Machine& machine, const Config& config, Findings& findings) {
  const auto account = machine.account("packbench");
  if (!account)
    return findings.bad("there is no user packbench, for whom the rules open the devices",
                        "systemd-sysusers");
  bool complete = true;
  for (const auto& [group, devices] : kMemberships) {
    const auto id = group_id(machine, group);
    if (!config.usb || (id && account->groups.contains(*id))) continue;
    complete = false;
    findings.bad(
        "the user packbench is not in the group " + std::string(group) + " and can't open " + devices,
        "systemd-sysusers && systemctl try-restart packbench");
  }
  if (complete) findings.good("user packbench");
}

}  // namespace packbench::station
