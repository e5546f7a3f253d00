// The bench's configuration: one TOML file. `packbench check` reads it and says what is wrong, with line
// numbers.
#pragma once
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "db/records/scanner_events.hpp"
#include "station/access/password_rules.hpp"
#include "station/error.hpp"
#include "station/maintenance.hpp"
#include "station/printers/media.hpp"
#include "station/workflows/input.hpp"

namespace packbench::station {

struct LaneConfig {
  std::string name;  // "1"; also in the address of its page, /lane/1
  std::vector<std::string>
      scanners;         // device keys as `packbench devices` shows them; empty and the only lane: all
  std::string printer;  // name of a [[printer]], or empty: no label is printed here
  std::string item_printer = "";                 // the same for item labels; empty: the one above
  std::vector<std::string> spare_printers = {};  // what somebody may choose instead of `printer`
  bool scale = false;                            // a weight is awaited before a parcel is closed
  bool tablet = false;            // carried about: worked from a paired tablet or phone ([tablets])
  std::string scale_device = "";  // key of the scale; empty: the only one here, or weights come over the API

  // The printer for jobs of that intent (as records::PrintRequested), or empty.
  [[nodiscard]] const std::string& printer_of(std::string_view intent) const {
    return intent == "item" && !item_printer.empty() ? item_printer : printer;
  }
};

// How scanners are set up, where the configuration knows it: what stands here wins over what the self-test
// sheet told.
struct ScannerConfig {
  std::string device;  // a key as `packbench devices` shows it; or "vid:pid", all scanners that say so
  bool claim = false;  // taken although it looks like a plain keyboard
  // As drivers::ScannerSettings.
  std::optional<std::string> layout = {}, prefix = {}, suffix = {}, fnc1 = {};
  std::optional<bool> caps_lock = {}, ends_by_pause = {};
  std::optional<records::AltCodes> alt_code = {};
};

struct PrinterConfig {
  std::string name;
  std::string link;  // "usb:<device key>", "usb" (the only one), "tcp:<host>:<port>", "file:<folder>"
  std::string language = {};  // "zpl" ...; empty: as the tables know or the printer says
  int dpi = 0;                // 203, 300 or 600; 0: as the tables know, else 203
  int darkness = -1;          // percent of what the printer can do, -1: as it is set
  int speed = -1;             // inches a second, -1: as the printer is set
  bool answers = true;        // false: never ask it for its status
  Media media = {};           // what lies in it
};

// Read as one more scanner, "camera:<name>".
struct CameraConfig {
  std::string name;
  std::string device;  // "/dev/video0", or better a name below /dev/v4l/by-id
  int fps = 8;         // pictures read in a second, at most

  // As the lanes' scanners name it.
  [[nodiscard]] std::string key() const { return "camera:" + name; }
};

struct SenderConfig {
  std::string name, phone, address;
};

// Lanes that are carried about, over TLS on the LAN.
struct TabletsConfig {
  std::string address;        // to listen on; empty: there are none
  std::uint16_t port = 8443;  // 0: any free one
  std::string host;           // as tablets reach this machine: a name or an address, IPv6 in brackets
  std::filesystem::path certificate, key;  // PEM files; both empty: the bench makes its own
  std::int64_t idle_minutes = 10;          // without a scan; then the badge must be scanned again
};

// The centre that this bench belongs to.
struct CentreConfig {
  std::string url;           // empty: the bench works for itself
  std::filesystem::path ca;  // who signs the centre's certificate
  std::int64_t ahead = 20;   // orders that it holds in advance, so that there is work without a line
};

struct Config {
  std::filesystem::path data = "/var/lib/packbench";  // the store lives here
  std::filesystem::path backup = "/var/lib/packbench/backup";
  std::string backup_at = "18:00";  // every day, at the bench; empty: never
  std::int64_t backup_keep = 30;    // so many of them stay
  std::string address = "127.0.0.1";
  std::uint16_t port = 8484;  // 0: any free one
  std::string language = "zh-CN";
  bool usb = true;   // look for devices on USB
  std::string fnc1;  // what scanners send for FNC1 when they send no AIM id; empty: byte 0x1D only
  std::vector<LaneConfig> lanes;
  std::vector<PrinterConfig> printers;
  std::vector<ScannerConfig> scanners;
  std::vector<CameraConfig> cameras;
  SenderConfig sender;
  workflows::Rules rules;
  std::vector<Maintenance> maintenance;
  PasswordRules passwords;
  TabletsConfig tablets;
  CentreConfig centre;
  std::filesystem::path folder;  // where the configuration file lies; empty: there is none
  bool demo = false;             // set by the verbs alone: lanes have a virtual scanner
  bool durable = true;           // db::StoreOptions; false for simulations only
  std::int64_t wal_bytes = 0;    // db::StoreOptions; set by the verbs that work for long

  [[nodiscard]] std::filesystem::path store() const { return data / "packbench.db"; }
  // What the bench says to the centre who it is with; its owner's alone.
  [[nodiscard]] std::filesystem::path centre_key() const { return data / "packbench.db.centre"; }
  // The administrator's own label templates.
  [[nodiscard]] std::filesystem::path templates() const { return data / "templates"; }
};

// Lanes by the device keys of the scanners that were bound to them: records::ScannerBound.
using Bindings = std::map<std::string, std::string>;

// The lane that the scanner of that device key belongs to: the one that names it; else the one that it was
// bound to, unless that is not here any more; else, where no lane here names any, the only one. Lanes that
// are carried about have none. Null: none.
[[nodiscard]] const LaneConfig* lane_of_scanner(const Config& config, const std::string& scanner,
                                                const Bindings& bound = {});

// The lane whose [[lane]] scanners name it, or null.
[[nodiscard]] const LaneConfig* lane_naming(const Config& config, const std::string& scanner);

// The configuration in `text`. configuration: "<name>:<line>: <key>: <what is wrong and what is allowed>".
[[nodiscard]] Result<Config> parse_config(std::string_view text, const std::string& name);

// The same from a file that may not be there or not be readable.
[[nodiscard]] Result<Config> load_config(const std::filesystem::path& path);

}  // namespace packbench::station
