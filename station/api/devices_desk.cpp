// Devices at the desk.
#include "station/api/devices_desk.hpp"

#include "printing/pdf.hpp"
#include "station/api/behind_door.hpp"
#include "station/api/desk_request.hpp"
#include "station/bench.hpp"
#include "station/scales.hpp"
#include "station/scan/printable.hpp"
#include "station/scanners/sheet.hpp"
#include "station/workflows/catalogue.hpp"

namespace packbench::station {
namespace {

namespace json = boost::json;
using http::Request;
using http::Response;

json::array localised(const std::vector<records::Text>& texts, const std::string& language) {
  json::array lines;
  for (const auto& text : texts) lines.emplace_back(workflows::text(text, language));
  return lines;
}

// How it is read, where that is not as scanners are delivered.
std::vector<records::Text> settings_told(const drivers::ScannerSettings& settings) {
  const drivers::ScannerSettings plain;
  std::vector<records::Text> told;
  const auto tell = [&](bool differs, const char* key, const std::string& argument) {
    if (differs) told.push_back({key, {scan::printable(argument)}});
  };
  tell(settings.layout != plain.layout, "scanner.note_layout", settings.layout);
  tell(settings.caps_lock, "scanner.corrected_caps", "");
  tell(settings.ends_by_pause, "scanner.set_pause", "");
  tell(settings.alt_code != plain.alt_code, "scanner.corrected_gbk", "");
  tell(!settings.prefix.empty(), "scanner.corrected_prefix", settings.prefix);
  tell(!settings.suffix.empty(), "scanner.corrected_suffix", settings.suffix);
  tell(!settings.fnc1.empty(), "scanner.corrected_fnc1", settings.fnc1);
  return told;
}

// A row of /api/status, with what the bench has learned of the device.
json::object with_bench(Bench& bench, json::object row, const std::string& language) {
  const std::string kind(row.at("kind").as_string()), key(row.at("key").as_string());
  const auto& scanners = bench.scanners();
  const auto* lane = kind == "scanner" ? scanners.lane_of(key) : nullptr;
  if (kind == "scale") lane = lane_of_scale(bench.config(), key, bench.devices());
  row["lane"] = lane ? lane->name : "";
  row["settings"] =
      kind == "scanner" ? localised(settings_told(scanners.settings(key)), language) : json::array();
  const auto found = scanners.findings().find(key);
  row["findings"] = found == scanners.findings().end() ? json::array() : localised(found->second, language);
  return row;
}

Response devices(Bench& bench, const Request& request) {
  const auto language = language_of(bench, request);
  auto status = bench.status();
  json::array rows;
  for (auto& row : status.at("devices").as_array())
    rows.push_back(with_bench(bench, std::move(row.as_object()), language));
  const auto* problem = status.if_contains("usb_problem");
  return http::json_response(
      json::object{{"devices", std::move(rows)}, {"problem", problem ? *problem : json::value("")}});
}

asio::awaitable<Response> sheet(Bench& bench, const Request& request) {
  std::vector<std::string> lanes;
  for (const auto& lane : bench.config().lanes)
    if (!lane.tablet) lanes.push_back(lane.name);
  const auto language = language_of(bench, request);
  return bench.office().answer<Response>([=](db::Reader&) -> Response {
    const auto pages = draw_sheet(kA4, language, lanes);
    if (!pages) return http::problem(500, "sheet", pages.error().message);
    std::vector<printing::Bitmap> bitmaps;
    for (const auto& page : *pages) bitmaps.push_back(page.bitmap);
    return {200,
            "application/pdf",
            printing::to_pdf(bitmaps, kA4.dpi),
            {{"Content-Disposition", "attachment; filename=\"scanner-sheet.pdf\""}}};
  });
}

}  // namespace

std::vector<http::Route> devices_desk_routes(Bench& bench) {
  using http::at_once;
  using http::Method;
  using http::Takes;
  return {behind_door(bench, Right::look,
                      {{Method::get, "/api/desk/devices", Takes::nothing},
                       at_once([&bench](const Request& request) { return devices(bench, request); })}),
          behind_door(bench, Right::look,
                      {{Method::get, "/api/desk/scanner-sheet.pdf", Takes::nothing},
                       [&bench](const Request& request) { return sheet(bench, request); }})};
}

}  // namespace packbench::station
