// Reads the configuration with toml++; every key is known, everything else is an error with its line.
#include "station/config.hpp"

#include <toml++/toml.h>
#include <algorithm>
#include <boost/mp11.hpp>
#include <fstream>
#include <functional>
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "http/client.hpp"
#include "printing/language.hpp"
#include "station/scan/printable.hpp"
#include "station/workflows/returns.hpp"

namespace packbench::station {
namespace {

// Reads one table: each key is taken once, and what nobody took is reported as unknown.
class Section {
 public:
  Section(const toml::table& table, std::string file, std::string name)
      : table_(table), file_(std::move(file)), name_(std::move(name)) {}

  template <class T>
  void take(const char* key, T& into, const char* expected) {
    taken_.push_back(key);
    const auto* node = table_.get(key);
    if (!node) return;
    if (auto value = node->value_exact<T>()) {
      into = *value;
    } else {
      complain(*node, key, std::string("must be ") + expected);
    }
  }

  void take_number(const char* key, std::int64_t& into, std::int64_t least, std::int64_t most) {
    const auto before = into;
    take(key, into, "a whole number");
    if (into != before && (into < least || into > most)) {
      complain(*table_.get(key), key,
               "must be from " + std::to_string(least) + " to " + std::to_string(most));
      into = before;
    }
  }

  void take_number(const char* key, int& into, int least, int most) {
    std::int64_t wide = into;
    take_number(key, wide, least, most);
    into = static_cast<int>(wide);
  }

  // Millimetres, whole or not.
  void take_millimetres(const char* key, double& into, double least, double most) {
    taken_.push_back(key);
    const auto* node = table_.get(key);
    if (!node) return;
    const auto value = node->is_number() ? node->value<double>() : std::nullopt;
    if (value && *value >= least && *value <= most)
      into = *value;
    else
      complain(*node, key,
               "must be millimetres, a number from " + std::to_string(static_cast<int>(least)) + " to " +
                   std::to_string(static_cast<int>(most)));
  }

  // "HH:MM", or empty.
  void take_time(const char* key, std::string& into) {
    const auto before = into;
    take(key, into, "a time in quotes, \"18:00\"");
    static const std::regex kTime("|([01][0-9]|2[0-3]):[0-5][0-9]");
    if (into == before || std::regex_match(into, kTime)) return;
    complain(*table_.get(key), key, "must be a time, \"18:00\", or empty");
    into = before;
  }

  // What need not be there at all.
  template <class T>
  void take(const char* key, std::optional<T>& into, const char* expected) {
    T value{};
    take(key, value, expected);
    if (table_.contains(key)) into = std::move(value);
  }

  // A text stands for true and says which.
  void take_flag_or_text(const char* key, bool& flag, std::string& which, const char* expected) {
    const auto* node = table_.get(key);
    if (!node || !node->is_string()) return take(key, flag, expected);
    take(key, which, expected);
    flag = !which.empty();
  }

  // Bytes as `packbench explain` takes them.
  void take_bytes(const char* key, std::optional<std::string>& into) {
    take(key, into, "a text in quotes; <GS> and \\xNN stand for bytes");
    if (into) into = scan::unescape_line(*into);
  }

  // A word of a described enum.
  template <class Enum>
  void take_word(const char* key, Enum& into) {
    std::string word = boost::describe::enum_to_string(into, "");
    take(key, word, "a word in quotes");
    if (boost::describe::enum_from_string(word.c_str(), into)) return;
    std::string allowed;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Enum>>(
        [&](auto row) { allowed += (allowed.empty() ? "\"" : ", \"") + std::string(row.name) + "\""; });
    complain(*table_.get(key), key, "must be one of " + allowed);
  }

  template <class Enum>
  void take_word(const char* key, std::optional<Enum>& into) {
    Enum value{};
    take_word(key, value);
    if (table_.contains(key)) into = value;
  }

  void take_words(const char* key, std::vector<std::string>& into) {
    taken_.push_back(key);
    const auto* node = table_.get(key);
    if (!node) return;
    const auto* array = node->as_array();
    if (!array || !array->is_homogeneous(toml::node_type::string)) {
      complain(*node, key, "must be a list of texts in quotes, one or more");
      return;
    }
    into.clear();
    for (const auto& element : *array) {
      into.push_back(*element.value<std::string>());
      if (into.back().empty()) complain(element, key, "\"\" is no text: take it out, or write one");
    }
  }

  void complain(const toml::node& node, std::string_view key, const std::string& what) {
    if (error_.empty())
      error_ = file_ + ":" + std::to_string(node.source().begin.line) + ": " + name_ + "." +
               std::string(key) + ": " + what;
  }

  // The first thing that was wrong here, or empty.
  std::string finish() {
    for (const auto& [key, node] : table_) {
      if (std::find(taken_.begin(), taken_.end(), key.str()) == taken_.end())
        complain(node, key.str(), "no such setting");
    }
    return error_;
  }

 private:
  const toml::table& table_;
  std::string file_, name_, error_;
  std::vector<std::string> taken_;
};

void read_bench(Section& at, Config& config) {
  std::string data = config.data.string(), backup;
  at.take("data", data, "a folder in quotes");
  at.take("backup", backup, "a folder in quotes");
  config.data = data;
  config.backup = backup.empty() ? config.data / "backup" : std::filesystem::path(backup);
  at.take_time("backup_at", config.backup_at);
  at.take_number("backup_keep", config.backup_keep, 1, 10'000);
  at.take("language", config.language, "\"zh-CN\" or \"en\"");
  at.take("usb", config.usb, "true or false");
  at.take("fnc1", config.fnc1, "a text in quotes");
}

void read_api(Section& at, Config& config) {
  at.take("address", config.address, "a loopback address in quotes");
  std::int64_t port = config.port;
  at.take_number("port", port, 0, 65535);
  config.port = static_cast<std::uint16_t>(port);
}

void read_tablets(Section& at, Config& config) {
  auto& tablets = config.tablets;
  at.take("address", tablets.address, "an address of this machine in quotes, \"0.0.0.0\" for all of them");
  std::int64_t port = tablets.port;
  at.take_number("port", port, 0, 65535);
  tablets.port = static_cast<std::uint16_t>(port);
  at.take("host", tablets.host, "a name or an address in quotes");
  std::string certificate, key;
  at.take("certificate", certificate, "a PEM file in quotes");
  at.take("key", key, "a PEM file in quotes");
  tablets.certificate = certificate;
  tablets.key = key;
  at.take_number("idle_minutes", tablets.idle_minutes, 1, 1440);
}

void read_centre(Section& at, Config& config) {
  at.take("url", config.centre.url, "https://host:port in quotes");
  std::string ca;
  at.take("ca", ca, "a PEM file in quotes");
  config.centre.ca = ca;
  at.take_number("ahead", config.centre.ahead, 0, 1000);
}

void read_sender(Section& at, Config& config) {
  at.take("name", config.sender.name, "a text in quotes");
  at.take("phone", config.sender.phone, "a text in quotes");
  at.take("address", config.sender.address, "a text in quotes");
}

void read_passwords(Section& at, Config& config) {
  auto& rules = config.passwords;
  at.take_number("length", rules.length, 6, 64);
  at.take_number("days", rules.days, 0, 3650);
  at.take_number("remembered", rules.remembered, 0, 24);
  at.take_number("idle_minutes", rules.idle_minutes, 1, 1440);
}

void read_rules(Section& at, Config& config) {
  auto& rules = config.rules;
  at.take("close_when_complete", rules.close_when_complete, "true or false");
  at.take("print_slip", rules.print_slip, "true or false");
  at.take_number("box_g", rules.box_g, 0, 100'000);
  at.take_number("tolerance_g", rules.tolerance_g, 0, 100'000);
  at.take_number("tolerance_percent", rules.tolerance_percent, 0, 100);
  at.take_words("reasons_short", rules.reasons_short);
  at.take_words("reasons_release", rules.reasons_release);
  at.take_words("reasons_reprint", rules.reasons_reprint);
  at.take_words("reasons_weight", rules.reasons_weight);
  at.take_words("reasons_unpack", rules.reasons_unpack);
  at.take_words("reasons_reopen", rules.reasons_reopen);
  std::int64_t cluster = static_cast<std::int64_t>(rules.cluster);
  at.take_number("cluster", cluster, 1, 40);
  rules.cluster = static_cast<std::size_t>(cluster);
  at.take_words("shift_opening", rules.shift_opening);
  at.take_words("shift_closing", rules.shift_closing);
  at.take_words("shift_odd", rules.shift_odd);
  at.take("shift_supervisor", rules.shift_supervisor, "true or false");
  at.take_word("label_received", rules.label_received);
  at.take("label_returned", rules.label_returned, "true or false");
}

void read_cutoff(Section& at, Config& config) {
  auto& cutoff = config.rules.cutoffs.emplace_back();
  at.take("carrier", cutoff.carrier, "a carrier in quotes");
  at.take_time("time", cutoff.time);
}

void read_return_window(Section& at, Config& config) {
  auto& window = config.rules.return_windows.emplace_back();
  at.take("channel", window.channel, "a channel in quotes; left out: any other");
  at.take_number("return_days", window.return_days, 0, 3650);
  at.take_number("exchange_days", window.exchange_days, 0, 3650);
}

void read_grade(Section& at, Config& config) {
  auto& grade = config.rules.return_grades.emplace_back();
  at.take("grade", grade.grade, "a short name in quotes");
  at.take("text", grade.text, "what it means, in quotes");
  at.take("disposition", grade.disposition, "\"shelf\", \"repackage\", \"repair\" or \"defects\"");
}

void read_lane(Section& at, Config& config) {
  auto& lane = config.lanes.emplace_back();
  at.take("name", lane.name, "a text in quotes");
  at.take_words("scanners", lane.scanners);
  at.take("printer", lane.printer, "the name of a [[printer]] in quotes");
  at.take("item_printer", lane.item_printer, "the name of a [[printer]] in quotes");
  at.take_words("spare_printers", lane.spare_printers);
  at.take_flag_or_text("scale", lane.scale, lane.scale_device, "true, false, or a device key in quotes");
  at.take("tablet", lane.tablet, "true or false");
}

void read_scanner(Section& at, Config& config) {
  auto& scanner = config.scanners.emplace_back();
  at.take("device", scanner.device, "a device key in quotes");
  at.take("claim", scanner.claim, "true or false");
  at.take("layout", scanner.layout, "a keyboard layout in quotes, \"de\"");
  at.take_bytes("prefix", scanner.prefix);
  at.take_bytes("suffix", scanner.suffix);
  at.take_bytes("fnc1", scanner.fnc1);
  at.take("caps_lock", scanner.caps_lock, "true or false");
  at.take("ends_by_pause", scanner.ends_by_pause, "true or false");
  at.take_word("alt_code", scanner.alt_code);
}

void read_printer(Section& at, Config& config) {
  auto& printer = config.printers.emplace_back();
  at.take("name", printer.name, "a text in quotes");
  at.take("link", printer.link, "\"usb\", \"usb:<key>\", \"tcp:<host>:<port>\" or \"file:<folder>\"");
  at.take("language", printer.language, "a printer's language in quotes, \"zpl\"");
  at.take_number("dpi", printer.dpi, 203, 600);
  at.take_number("darkness", printer.darkness, 0, 100);
  at.take_number("speed", printer.speed, 1, 14);
  at.take("answers", printer.answers, "true or false");
  at.take_millimetres("width", printer.media.width, 10, 300);
  at.take_millimetres("height", printer.media.height, 10, 1000);
  at.take_millimetres("offset_x", printer.media.offset_x, -20, 20);
  at.take_millimetres("offset_y", printer.media.offset_y, -20, 20);
  at.take_word("tracking", printer.media.tracking);
  at.take_millimetres("gap", printer.media.gap, 1, 20);
  at.take_word("finish", printer.media.finish);
}

void read_camera(Section& at, Config& config) {
  auto& camera = config.cameras.emplace_back();
  at.take("name", camera.name, "a text in quotes");
  at.take("device", camera.device, "its node in quotes, \"/dev/video0\" or a name below /dev/v4l/by-id");
  at.take_number("fps", camera.fps, 1, 30);
}

void read_maintenance(Section& at, Config& config) {
  auto& planned = config.maintenance.emplace_back();
  at.take("from", planned.from, "a day and a time in quotes, \"2026-12-01 22:00\"");
  at.take("to", planned.to, "a day and a time in quotes, \"2026-12-01 23:30\"");
  at.take("text", planned.text, "a text in quotes");
}

struct SectionRow {
  const char* name;
  bool repeated;  // [[name]]
  void (*read)(Section&, Config&);
  void (*clear)(Config&) = nullptr;  // of a [[name]] that takes the place of the program's own ones
};
constexpr SectionRow kSections[] = {
    {"bench", false, read_bench},
    {"api", false, read_api},
    {"sender", false, read_sender},
    {"passwords", false, read_passwords},
    {"tablets", false, read_tablets},
    {"centre", false, read_centre},
    {"rules", false, read_rules},
    {"lane", true, read_lane},
    {"scanner", true, read_scanner},
    {"printer", true, read_printer},
    {"camera", true, read_camera},
    {"cutoff", true, read_cutoff},
    {"return_window", true, read_return_window, [](Config& config) { config.rules.return_windows.clear(); }},
    {"grade", true, read_grade, [](Config& config) { config.rules.return_grades.clear(); }},
    {"maintenance", true, read_maintenance},
};

std::string read_section(const SectionRow& row, const toml::node& node, const std::string& file,
                         Config& config) {
  const auto at = file + ":" + std::to_string(node.source().begin.line) + ": ";
  if (!row.repeated) {
    if (!node.is_table()) return at + row.name + " must be a section, [" + row.name + "]";
    Section section(*node.as_table(), file, row.name);
    row.read(section, config);
    return section.finish();
  }
  if (!node.is_array_of_tables()) return at + row.name + " must be written [[" + row.name + "]]";
  if (row.clear) row.clear(config);
  for (const auto& element : *node.as_array()) {
    Section section(*element.as_table(), file, row.name);
    row.read(section, config);
    if (auto wrong = section.finish(); !wrong.empty()) return wrong;
  }
  return {};
}

bool known_link(const std::string& link) {
  if (link == "usb") return true;
  for (const char* kind : {"usb:", "file:"}) {
    if (link.starts_with(kind) && link.size() > std::string(kind).size()) return true;
  }
  return link.starts_with("tcp:") && link.find(':', 4) != std::string::npos && link.back() != ':';
}

std::string problem_of(const TabletsConfig& tablets) {
  if (tablets.address.empty()) return {};
  if (tablets.host.empty() ||
      tablets.host.find_first_not_of("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-[]:") !=
          std::string::npos)
    return "tablets.host: must be the name or the address by which tablets reach this machine, without port";
  if (tablets.certificate.empty() != tablets.key.empty())
    return "tablets.certificate: certificate and key belong together: give both, or none";
  return {};
}

std::string problem_of(const CentreConfig& centre) {
  if (centre.url.empty()) return {};
  const auto origin = http::parse_origin(centre.url);
  if (!origin) return "centre.url: " + origin.error().message;
  if (origin->tls && centre.ca.empty())
    return "centre.ca: must name the certificate of the authority that signed the centre's";
  return {};
}

std::string problem_of(const LaneConfig& lane, const TabletsConfig& tablets) {
  if (!lane.tablet) return {};
  if (tablets.address.empty()) return "lane.tablet: needs [tablets] address and host";
  if (!lane.scanners.empty())
    return "lane.tablet: scanners at this machine can't belong to a lane on a tablet";
  return {};
}

std::string problem_of(const ScannerConfig& scanner) {
  static const std::regex kDevice("[0-9a-f]{4}:[0-9a-f]{4}([:@].+)?");
  if (std::regex_match(scanner.device, kDevice)) return {};
  return "scanner.device: \"" + scanner.device + "\" is no key as `packbench devices` shows it, nor vid:pid";
}

constexpr const char* kNameSigns = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-";
constexpr std::string_view kCameraKey = "camera:";

bool is_name(const std::string& name) {
  return !name.empty() && name.find_first_not_of(kNameSigns) == std::string::npos;
}

std::string problem_of_cameras(const Config& config) {
  std::set<std::string> keys;
  for (const auto& camera : config.cameras) {
    if (!is_name(camera.name)) return "camera.name: each camera needs a name of letters, digits and '-'";
    if (!keys.insert(camera.key()).second) return "camera.name: \"" + camera.name + "\" is there twice";
    if (!camera.device.starts_with("/dev/"))
      return "camera.device: \"" + camera.device + "\" must be a node below /dev, as \"/dev/video0\"";
  }
  for (const auto& lane : config.lanes)
    for (const auto& scanner : lane.scanners)
      if (scanner.starts_with(kCameraKey) && !keys.count(scanner))
        return "lane.scanners: no [[camera]] has the name of \"" + scanner + "\"";
  return {};
}

// What holds between the sections. The first thing that is wrong, or empty.
std::string check_together(const Config& config) {
  for (const auto& planned : config.maintenance)
    if (auto wrong = problem_of(planned); !wrong.empty()) return "maintenance." + wrong;
  std::map<std::string, int> names;
  for (const auto& printer : config.printers) {
    if (printer.name.empty()) return "printer.name: each printer needs a name";
    if (names[printer.name]++) return "printer.name: \"" + printer.name + "\" is there twice";
    if (!known_link(printer.link))
      return "printer.link: \"" + printer.link +
             "\" is none of usb, usb:<key>, tcp:<host>:<port>, file:<folder>";
    if (printer.dpi != 0 && printer.dpi != 203 && printer.dpi != 300 && printer.dpi != 600)
      return "printer.dpi: must be 203, 300 or 600";
    if (!printer.language.empty() && !printing::language_named(printer.language))
      return "printer.language: \"" + printer.language +
             "\" is none that the bench speaks; left out: as the printer says";
  }
  std::map<std::string, int> lanes;
  for (const auto& lane : config.lanes) {
    if (!is_name(lane.name)) return "lane.name: each lane needs a name of letters, digits and '-'";
    if (auto wrong = problem_of(lane, config.tablets); !wrong.empty()) return wrong;
    if (lanes[lane.name]++) return "lane.name: \"" + lane.name + "\" is there twice";
    if (!lane.printer.empty() && !names.count(lane.printer))
      return "lane.printer: no [[printer]] has the name \"" + lane.printer + "\"";
    if (!lane.item_printer.empty() && !names.count(lane.item_printer))
      return "lane.item_printer: no [[printer]] has the name \"" + lane.item_printer + "\"";
    for (const auto& spare : lane.spare_printers)
      if (!names.count(spare) || lane.printer.empty() || spare == lane.printer)
        return "lane.spare_printers: \"" + spare +
               "\" must be the name of a [[printer]] other than lane.printer";
  }
  for (const auto& scanner : config.scanners)
    if (auto wrong = problem_of(scanner); !wrong.empty()) return wrong;
  if (auto wrong = problem_of_cameras(config); !wrong.empty()) return wrong;
  for (const auto& cutoff : config.rules.cutoffs)
    if (cutoff.carrier.empty() || cutoff.time.empty()) return "cutoff: each needs a carrier and a time";
  for (const auto& grade : config.rules.return_grades)
    if (grade.grade.empty() || workflows::returns::disposition_of(grade.disposition).id != grade.disposition)
      return "grade.disposition: \"" + grade.disposition +
             "\" is none of shelf, repackage, repair, defects, supplier, hold";
  if (auto wrong = problem_of(config.tablets); !wrong.empty()) return wrong;
  if (auto wrong = problem_of(config.centre); !wrong.empty()) return wrong;
  if (config.lanes.empty()) return "lane: at least one [[lane]] is needed";
  if (config.language != "zh-CN" && config.language != "en")
    return "bench.language: must be \"zh-CN\" or \"en\"";
  if (config.address != "127.0.0.1" && config.address != "::1")
    return "api.address: must be 127.0.0.1 or ::1, the page is for this machine only";
  return {};
}

}  // namespace

const LaneConfig* lane_naming(const Config& config, const std::string& scanner) {
  for (const auto& lane : config.lanes)
    if (std::find(lane.scanners.begin(), lane.scanners.end(), scanner) != lane.scanners.end()) return &lane;
  return nullptr;
}

const LaneConfig* lane_of_scanner(const Config& config, const std::string& scanner, const Bindings& bound) {
  if (const auto* named = lane_naming(config, scanner)) return named;
  const auto binding = bound.find(scanner);
  const LaneConfig* unnamed = nullptr;
  std::size_t here = 0;
  for (const auto& lane : config.lanes) {
    if (lane.tablet) continue;
    if (binding != bound.end() && lane.name == binding->second) return &lane;
    ++here;
    if (lane.scanners.empty()) unnamed = &lane;
  }
  return here == 1 ? unnamed : nullptr;
}

Result<Config> parse_config(std::string_view text, const std::string& name) {
  Config config;
  try {
    const auto table = toml::parse(text, name);
    for (const auto& [key, node] : table) {
      const auto* row = std::find_if(std::begin(kSections), std::end(kSections),
                                     [&](const SectionRow& r) { return key.str() == r.name; });
      if (row == std::end(kSections))
        return Error{Errc::configuration, name + ":" + std::to_string(node.source().begin.line) + ": " +
                                              std::string(key.str()) + ": no such section"};
      if (auto wrong = read_section(*row, node, name, config); !wrong.empty())
        return Error{Errc::configuration, wrong};
    }
  } catch (const toml::parse_error& error) {
    std::ostringstream line;
    line << name << ":" << error.source().begin.line << ": " << error.description();
    return Error{Errc::configuration, line.str()};
  }
  if (auto wrong = check_together(config); !wrong.empty())
    return Error{Errc::configuration, name + ": " + wrong};
  return config;
}

Result<Config> load_config(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in)
    return Error{Errc::configuration, path.string() + ": can't be read; write one, or name it with --config"};
  std::ostringstream text;
  text << in.rdbuf();
  auto config = parse_config(text.str(), path.string());
  if (config) config->folder = std::filesystem::absolute(path).parent_path();
  return config;
}

}  // namespace packbench::station
