// What holds between the sections of a configuration.
#include "station/config_check.hpp"

#include <algorithm>
#include <regex>
#include <set>

#include "http/client.hpp"
#include "printing/language.hpp"
#include "station/workflows/returns.hpp"

namespace packbench::station {
namespace {

bool known_link(const std::string& link) {
  if (link == "usb") return true;
  for (const char* kind : {"usb:", "file:"}) {
    if (link.starts_with(kind) && link.size() > std::string(kind).size()) return true;
  }
  return link.starts_with("tcp:") && link.find(':', 4) != std::string::npos && link.back() != ':';
}

std::string problem_of_tablets(const Config& config) {
  const auto& tablets = config.tablets;
  if (tablets.address.empty()) return {};
  if (tablets.host.empty() ||
      tablets.host.find_first_not_of("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-[]:") !=
          std::string::npos)
    return "tablets.host: must be the name or the address by which tablets reach this machine, without port";
  if (tablets.certificate.empty() != tablets.key.empty())
    return "tablets.certificate: certificate and key belong together: give both, or none";
  return {};
}

std::string problem_of_centre(const Config& config) {
  const auto& centre = config.centre;
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

std::string problem_of_printers(const Config& config) {
  std::set<std::string> names;
  for (const auto& printer : config.printers) {
    if (printer.name.empty()) return "printer.name: each printer needs a name";
    if (!names.insert(printer.name).second) return "printer.name: \"" + printer.name + "\" is there twice";
    if (!known_link(printer.link))
      return "printer.link: \"" + printer.link +
             "\" is none of usb, usb:<key>, tcp:<host>:<port>, file:<folder>";
    if (printer.dpi != 0 && printer.dpi != 203 && printer.dpi != 300 && printer.dpi != 600)
      return "printer.dpi: must be 203, 300 or 600";
    if (!printer.language.empty() && !printing::language_named(printer.language))
      return "printer.language: \"" + printer.language +
             "\" is none that the bench speaks; left out: as the printer says";
  }
  return {};
}

std::string problem_of(const LaneConfig& lane, const std::vector<PrinterConfig>& printers) {
  const auto is_printer = [&](const std::string& name) {
    return std::any_of(printers.begin(), printers.end(), [&](const auto& p) { return p.name == name; });
  };
  if (!lane.printer.empty() && !is_printer(lane.printer))
    return "lane.printer: no [[printer]] has the name \"" + lane.printer + "\"";
  if (!lane.item_printer.empty() && !is_printer(lane.item_printer))
    return "lane.item_printer: no [[printer]] has the name \"" + lane.item_printer + "\"";
  for (const auto& spare : lane.spare_printers)
    if (!is_printer(spare) || lane.printer.empty() || spare == lane.printer)
      return "lane.spare_printers: \"" + spare +
             "\" must be the name of a [[printer]] other than lane.printer";
  return {};
}

std::string problem_of_lanes(const Config& config) {
  std::set<std::string> names;
  for (const auto& lane : config.lanes) {
    if (!is_name(lane.name)) return "lane.name: each lane needs a name of letters, digits and '-'";
    if (!names.insert(lane.name).second) return "lane.name: \"" + lane.name + "\" is there twice";
    if (auto wrong = problem_of(lane, config.tablets); !wrong.empty()) return wrong;
    if (auto wrong = problem_of(lane, config.printers); !wrong.empty()) return wrong;
  }
  if (config.lanes.empty()) return "lane: at least one [[lane]] is needed";
  return {};
}

std::string problem_of_scanners(const Config& config) {
  for (const auto& scanner : config.scanners)
    if (auto wrong = problem_of(scanner); !wrong.empty()) return wrong;
  return {};
}

std::string problem_of_rules(const Config& config) {
  for (const auto& cutoff : config.rules.cutoffs)
    if (cutoff.carrier.empty() || cutoff.time.empty()) return "cutoff: each needs a carrier and a time";
  for (const auto& grade : config.rules.return_grades)
    if (grade.grade.empty() || workflows::returns::disposition_of(grade.disposition).id != grade.disposition)
      return "grade.disposition: \"" + grade.disposition +
             "\" is none of shelf, repackage, repair, defects, supplier, hold";
  return {};
}

std::string problem_of_maintenance(const Config& config) {
  for (const auto& planned : config.maintenance)
    if (auto wrong = problem_of(planned); !wrong.empty()) return "maintenance." + wrong;
  return {};
}

std::string problem_of_bench(const Config& config) {
  if (config.language != "zh-CN" && config.language != "en")
    return "bench.language: must be \"zh-CN\" or \"en\"";
  if (config.address != "127.0.0.1" && config.address != "::1")
    return "api.address: must be 127.0.0.1 or ::1, the page is for this machine only";
  return {};
}

}  // namespace

std::string problem_of(const Config& config) {
  for (const auto check :
       {problem_of_maintenance, problem_of_printers, problem_of_lanes, problem_of_scanners,
        problem_of_cameras, problem_of_rules, problem_of_tablets, problem_of_centre, problem_of_bench})
    if (auto wrong = check(config); !wrong.empty()) return wrong;
  return {};
}

}  // namespace packbench::station
