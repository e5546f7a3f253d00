// The clock: each record bears its time, and the day closes, backs up and cuts off by it.
#include "station/commands/check/checks.hpp"

namespace packbench::station {
namespace {

// "/usr/share/zoneinfo/Asia/Shanghai" -> "Asia/Shanghai"; empty: none is set, which is UTC.
std::string time_zone(const Machine& machine) {
  std::error_code none;
  const auto target = std::filesystem::read_symlink(machine.at("/etc/localtime"), none).string();
  const auto zone = target.find("zoneinfo/");
  if (!none && zone != std::string::npos) return target.substr(zone + 9);
  return machine.line("/etc/timezone");
}

}  // namespace

void check_clock(const Machine& machine, const Config&, Findings& findings) {
  const auto zone = time_zone(machine);
  if (zone.empty() || zone == "UTC" || zone == "Etc/UTC")
    findings.note(
        "the time zone is UTC: cut-off times, the daily backup and the day's close go by it; timedatectl "
        "set-timezone Asia/Shanghai");
  else
    findings.good("time zone " + zone);
  if (!machine.clock_is_kept()) findings.note("nothing keeps the clock right; timedatectl set-ntp true");
}

}  // namespace packbench::station
