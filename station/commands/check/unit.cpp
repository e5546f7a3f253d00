// The bench as a service: does it start with the machine, and may it write where the configuration says?
#include <sys/stat.h>

#include <sstream>

#include "drivers/printers/printer_address.hpp"
#include "station/commands/check/checks.hpp"

namespace packbench::station {
namespace {

namespace fs = std::filesystem;

constexpr const char* kDropIns = "/etc/systemd/system/packbench.service.d";

// What the unit and its drop-ins open for writing. All else is read-only for the service.
std::vector<std::string> writable(const Machine& machine, const std::string& unit) {
  std::vector<std::string> folders = {"/var/lib/packbench"}, files = {unit};
  for (const auto& name : machine.list(kDropIns)) files.push_back(std::string(kDropIns) + "/" + name);
  for (const auto& file : files)
    for (const auto& line : machine.lines(file)) {
      constexpr std::string_view kKey = "ReadWritePaths=";
      if (!line.starts_with(kKey)) continue;
      std::istringstream words(line.substr(kKey.size()));
      for (std::string word; words >> word;)
        folders.push_back(word.starts_with("-") || word.starts_with("+") ? word.substr(1) : word);
    }
  return folders;
}

std::vector<fs::path> written(const Config& config) {
  std::vector<fs::path> folders = {config.data};
  if (!config.backup_at.empty()) folders.push_back(config.backup);
  for (const auto& printer : config.printers) {
    const auto address = drivers::parse_printer_address(printer.link);
    if (address && address->kind == drivers::PrinterAddress::Kind::file)
      folders.push_back(address->directory);
  }
  return folders;
}

// A store that was made by hand as root, or as somebody else, is closed to the service.
void check_owner(const Machine& machine, const Config& config, Findings& findings) {
  const auto account = machine.account("packbench");
  struct stat store {};
  if (!account || ::stat(config.store().c_str(), &store) != 0 || store.st_uid == account->uid) return;
  findings.bad("the store belongs to another user than packbench, under whom the service runs",
               "chown -R packbench:packbench " + config.data.string());
}

}  // namespace

void check_unit(const Machine& machine, const Config& config, Findings& findings) {
  const auto unit = machine.find(kUnitFolders, "packbench.service");
  if (!unit) return;
  if (!machine.has("/etc/systemd/system/multi-user.target.wants/packbench.service"))
    findings.note("the bench doesn't start with the machine; systemctl enable --now packbench");
  check_owner(machine, config, findings);
  const auto open = writable(machine, *unit);
  for (const auto& folder : written(config)) {
    bool may = false;
    for (const auto& there : open) may = may || is_below(folder, there);
    if (!may)
      findings.bad("the service may not write to " + folder.string(),
                   "systemctl edit packbench, and there: [Service] ReadWritePaths=" + folder.string());
  }
}

}  // namespace packbench::station
