// A manifest as CSV.
#include "station/reports/manifest.hpp"

namespace packbench::station {
namespace {

// Quoted where a comma, a quote or a line end stands in it. What a spreadsheet would run as a formula gets a quote mark
// in front: waybills and order numbers come from outside.
std::string field(std::string text) {
  if (!text.empty() && std::string_view("=+-@").find(text.front()) != std::string_view::npos) text.insert(0, 1, '\'');
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + "\"";
}

}  // namespace

std::string manifest_csv(db::Reader& reader, const std::string& document) {
  const auto view = reader.view();
  if (!reader.manifest(document)) return "";
  std::string csv = "position,waybill,order,parcel,pieces,weight_g\r\n";
  std::int64_t count = 0, pieces = 0, weight_g = 0;
  for (const auto& parcel : reader.manifest_parcels(document)) {
    csv += std::to_string(parcel.position) + "," + field(parcel.waybill) + "," + field(parcel.order) + "," +
           field(parcel.parcel) + "," + std::to_string(parcel.pieces) + "," + std::to_string(parcel.weight_g) + "\r\n";
    ++count;
    pieces += parcel.pieces;
    weight_g += parcel.weight_g;
  }
  return csv + "total,,," + std::to_string(count) + "," + std::to_string(pieces) + "," + std::to_string(weight_g) + "\r\n";
}

}  // namespace packbench::station
