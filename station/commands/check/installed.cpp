// What udev and systemd must have been given: the files of udev/, as this program knows them, and compiled.
#include <sys/stat.h>

#include "station/commands/check/checks.hpp"
#include "station/commands/check/installed_files.hpp"

namespace packbench::station {
namespace {

constexpr const char* kInstall = "./dev install, in the folder of Packbench's sources";
constexpr const char* kCompile =
    "systemd-hwdb update && udevadm trigger --action=change --subsystem-match=usb "
    "--subsystem-match=input --subsystem-match=tty";

const std::vector<std::string> kRulesFolders = {"/etc/udev/rules.d", "/run/udev/rules.d",
                                                "/usr/local/lib/udev/rules.d", "/usr/lib/udev/rules.d",
                                                "/lib/udev/rules.d"};
const std::vector<std::string> kHwdbFolders = {"/etc/udev/hwdb.d", "/usr/lib/udev/hwdb.d",
                                               "/lib/udev/hwdb.d"};
const std::vector<std::string> kCompiledFolders = {"/etc/systemd/hwdb", "/etc/udev", "/usr/lib/systemd/hwdb",
                                                   "/usr/lib/udev", "/lib/udev"};

struct InstalledFile {
  const char* name;
  const std::vector<std::string>& folders;
  const std::string_view& text;
  Grade without;
  const char* effect;
};

const InstalledFile kFiles[] = {
    {"60-packbench.rules", kRulesFolders, kRulesText, Grade::bad, "the bench may not open its devices"},
    {"60-packbench.hwdb", kHwdbFolders, kHwdbText, Grade::bad, "scanners that type may type into any window"},
    {"packbench.service", kUnitFolders, kUnitText, Grade::note, "the bench must be started by hand"},
};

void tell(Findings& findings, Grade grade, const std::string& text) {
  if (grade == Grade::bad)
    findings.bad(text, kInstall);
  else
    findings.note(text + "; " + kInstall);
}

void check_file(const Machine& machine, const InstalledFile& file, Findings& findings) {
  const std::string name = file.name;
  const auto path = machine.find(file.folders, name);
  if (!path) return tell(findings, file.without, name + " is not installed: " + file.effect);
  const auto text = machine.read(*path);
  if (text && *text == file.text) return findings.good(*path);
  if (path->starts_with("/etc/"))
    return findings.note(*path + " stands in for the program's own file: somebody here keeps it up to date");
  tell(findings, file.without, *path + " is of another version than this program: " + file.effect);
}

// What udev asks is one file that systemd-hwdb makes of all hwdb files.
void check_compiled(const Machine& machine, Findings& findings) {
  const auto source = machine.find(kHwdbFolders, "60-packbench.hwdb");
  if (!source) return;
  const auto compiled = machine.find(kCompiledFolders, "hwdb.bin");
  const auto text = compiled ? machine.read(*compiled) : std::nullopt;
  if (!text || text->find("PACKBENCH_DEVICE") == std::string::npos)
    return findings.bad("udev doesn't know " + *source + " yet: it is not compiled", kCompile);
  // Installing keeps a file's own time; when it came here is the time of its last change of state.
  struct stat from {
  }, into{};
  if (::stat(machine.at(*source).c_str(), &from) != 0 || ::stat(machine.at(*compiled).c_str(), &into) != 0)
    return;
  if (into.st_mtim.tv_sec < from.st_ctim.tv_sec)
    return findings.bad(*source + " is newer than what udev knows of it", kCompile);
  findings.good(*compiled + " knows the bench's devices");
}

}  // namespace

void check_installed(const Machine& machine, const Config& config, Findings& findings) {
  for (const auto& file : kFiles)
    if (config.usb || file.without != Grade::bad) check_file(machine, file, findings);
  if (!config.usb) return;
  check_compiled(machine, findings);
  if (!machine.find(kRulesFolders, "60-packbench.rules") && machine.runs("ModemManager"))
    findings.note(
        "ModemManager runs here, and without the rules it sends AT to serial scanners, which beep or change "
        "their mode");
}

}  // namespace packbench::station
