// Cameras that the configuration names: are they there, and may the bench open them?
#include "station/commands/check/checks.hpp"

namespace packbench::station {

void check_cameras(const Machine& machine, const Config& config, Findings& findings) {
  const auto account = machine.bench_account();
  for (const auto& camera : config.cameras) {
    const auto called = "camera " + camera.name + " at " + camera.device;
    const auto open = machine.may_open(camera.device, account);
    if (!open)
      findings.bad(called + " is not there",
                   "plug it in, or name under [[camera]] device one of those that "
                   "`ls /dev/v4l/by-id` shows");
    else if (!*open)
      findings.bad(called + ": " + account.name + " may not open it",
                   "usermod -aG video " + account.name + ", then systemctl restart packbench");
    else
      findings.good(called);
  }
}

}  // namespace packbench::station
