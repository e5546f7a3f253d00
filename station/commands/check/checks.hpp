// The checks of `packbench check`, one file each. They look, and change nothing.
#pragma once
#include "station/commands/check/findings.hpp"
#include "station/commands/check/machine.hpp"
#include "station/config.hpp"

namespace packbench::station {

// Where systemd looks for units: of two of one name it takes the earlier one. udev does likewise.
inline const std::vector<std::string> kUnitFolders = {"/etc/systemd/system", "/run/systemd/system",
                                                      "/usr/local/lib/systemd/system",
                                                      "/usr/lib/systemd/system", "/lib/systemd/system"};

// A device of the bench that is plugged in.
struct BenchDevice {
  std::string kind;  // "scanner", "printer", ...
  std::string key, product, serial;
  std::string port_path;  // its name below /sys/bus/usb/devices: "1-1.4"
};

// Can the store be read and written, by whom, and does the disk below it keep what it has taken?
void check_store(const Machine&, const Config&, Findings&);
void check_disk(const Machine&, const Config&, Findings&);

// What belongs to the installation: rules, hwdb, unit, user; and programs that would get in the way.
void check_installed(const Machine&, const Config&, Findings&);
void check_account(const Machine&, const Config&, Findings&);
void check_unit(const Machine&, const Config&, Findings&);

void check_labels(const Machine&, const Config&, Findings&);    // templates, fonts
void check_keys(const Machine&, const Config&, Findings&);      // layouts for scanners that type
void check_clock(const Machine&, const Config&, Findings&);     // clock and time zone
void check_scanners(const Machine&, const Config&, Findings&);  // layouts that the configuration names
void check_cameras(const Machine&, const Config&, Findings&);   // those that the configuration names
void check_tablets(const Machine&, const Config&, Findings&);   // their certificate
void check_port(const Machine&, const Config&, Findings&);      // may the bench listen there?

// The administrator's tables of models and quirks; from then on they count.
void check_tables(const Machine&, const Config&, Findings&);
// The devices that are plugged in, and of each what would keep the bench from it.
void check_usb(const Machine&, const Config&, Findings&);
void check_device(const Machine&, const BenchDevice&, Findings&);
// Print queues of CUPS that would take a printer away from the bench.
void check_queues(const Machine&, const Config&, const std::vector<BenchDevice>&, Findings&);
// Are network printers and folders there? Opens them: not beside a running bench.
void check_printers(const Machine&, const Config&, Findings&);

}  // namespace packbench::station
