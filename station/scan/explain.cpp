// Scans as JSON.
#include "station/scan/explain.hpp"

#include <boost/json/array.hpp>
#include <boost/json/value.hpp>

#include "station/scan/printable.hpp"

namespace packbench::scan {

namespace json = boost::json;

json::object to_json(const Gs1Elements& elements) {
  json::object out;
  for (const Gs1Element& element : elements) out.emplace(element.ai, printable(element.value));
  return out;
}

json::array to_json(const std::vector<WaybillCandidate>& candidates) {
  json::array out;
  for (const WaybillCandidate& candidate : candidates) {
    out.push_back({{"carrier", candidate.carrier}, {"format", candidate.format}});
  }
  return out;
}

json::object explain(std::string_view line, const Options& options) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  const std::string bytes = unescape_line(line);
  const Reading reading = read_scan({bytes, {}}, options);
  json::object out;
  out["raw"] = as_utf8(line);
  out["aim"] = reading.aim.empty() ? json::value(nullptr) : json::value(reading.aim);
  out["gs1"] = reading.gs1 ? json::value(to_json(*reading.gs1)) : json::value(nullptr);
  out["gs1_error"] = reading.gs1_error ? json::value(name(reading.gs1_error->code)) : json::value(nullptr);
  out["gtin14"] = reading.gtin14 ? json::value(*reading.gtin14) : json::value(nullptr);
  out["waybills"] = to_json(reading.waybills);
  out["plain"] = printable(reading.text);
  return out;
}

}  // namespace packbench::scan
