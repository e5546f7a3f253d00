// Reads the configuration with toml++; every key is known, everything else is an error with its line.
#include "station/config.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

#include "station/config_check.hpp"
#include "station/config_section.hpp"

namespace packbench::station {
namespace {

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
  if (auto wrong = problem_of(config); !wrong.empty()) return Error{Errc::configuration, name + ": " + wrong};
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
