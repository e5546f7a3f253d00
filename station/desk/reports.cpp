// Reports over a range of days.
#include "station/desk/reports.hpp"

#include <map>

#include "station/time.hpp"

namespace packbench::station {
namespace {

namespace json = boost::json;

struct Sum {
  std::int64_t parcels = 0, pieces = 0, weight_g = 0, value = 0;
  void add(const db::SentParcel& parcel) {
    ++parcels;
    pieces += parcel.pieces;
    weight_g += parcel.weight_g;
    value += parcel.value;
  }
};

std::vector<db::SentParcel> sent(db::Reader& reader, const std::string& from, const std::string& to) {
  return reader.sent_between(day_of(from).first, day_of(to).second);
}

json::array sums(const std::map<std::string, Sum>& by_name) {
  json::array rows;
  for (const auto& [name, sum] : by_name)
    rows.push_back({{"name", name},
                    {"parcels", sum.parcels},
                    {"pieces", sum.pieces},
                    {"weight_g", sum.weight_g},
                    {"value", sum.value}});
  return rows;
}

std::string quoted_cell(const std::string& text) {
  std::string cell = "\"";
  // A spreadsheet takes what begins so for a formula.
  if (!text.empty() && std::string_view("=+-@").find(text.front()) != std::string_view::npos) cell += '\'';
  for (const char c : text) cell += c == '"' ? std::string("\"\"") : std::string(1, c);
  return cell + '"';
}

// Which events count for which column of a person's figures.
struct Figure {
  const char* type;
  const char* column;
  bool pieces;  // their quantities, not their number
};
constexpr Figure kFigures[] = {
    {"pack.scanned", "pieces", true},   {"pack.scanned", "scans", false},    {"pack.sealed", "parcels", false},
    {"pack.opened", "orders", false},   {"lane.stopped", "stops", false},    {"pack.undone", "undone", true},
    {"pack.released", "released", true}, {"pack.shorted", "shorted", true},  {"receive.counted", "received", true},
    {"move.moved", "moved", true},      {"pick.picked", "picked", true},     {"count.counted", "counted", true},
};

}  // namespace

json::object dispatch_report(db::Reader& reader, const std::string& from, const std::string& to) {
  std::map<std::string, Sum> carriers, channels;
  json::array parcels;
  for (const auto& parcel : sent(reader, from, to)) {
    carriers[parcel.carrier].add(parcel);
    channels[parcel.channel].add(parcel);
    parcels.push_back({{"at", local_second(parcel.sealed_ms)}, {"parcel", parcel.parcel},     {"order", parcel.order},
                       {"carrier", parcel.carrier},            {"waybill", parcel.waybill},   {"channel", parcel.channel},
                       {"pieces", parcel.pieces},              {"weight_g", parcel.weight_g}, {"value", parcel.value}});
  }
  return {{"from", from}, {"to", to}, {"parcels", std::move(parcels)}, {"carriers", sums(carriers)}, {"channels", sums(channels)}};
}

std::string dispatch_csv(db::Reader& reader, const std::string& from, const std::string& to) {
  std::string csv = "\xEF\xBB\xBF" "sealed_at,carrier,waybill,parcel,order,channel,pieces,weight_g,value\r\n";
  for (const auto& parcel : sent(reader, from, to)) {
    for (const auto& cell : {local_second(parcel.sealed_ms), parcel.carrier, parcel.waybill, parcel.parcel, parcel.order, parcel.channel})
      csv += quoted_cell(cell) + ",";
    csv += std::to_string(parcel.pieces) + "," + std::to_string(parcel.weight_g) + "," + std::to_string(parcel.value) + "\r\n";
  }
  return csv;
}

json::object people_report(db::Reader& reader, const std::string& from, const std::string& to) {
  std::map<std::string, std::map<std::string, std::int64_t>> people;
  for (const auto& row : reader.activity(day_of(from).first, day_of(to).second))
    for (const auto& figure : kFigures)
      if (row.type == figure.type) people[row.person][figure.column] += figure.pieces ? row.quantity : row.times;
  json::array rows;
  for (const auto& [person, figures] : people) {
    json::object row{{"person", person}};
    for (const auto& figure : kFigures) row[figure.column] = 0;
    for (const auto& [column, value] : figures) row[column] = value;
    rows.push_back(std::move(row));
  }
  return {{"from", from}, {"to", to}, {"people", std::move(rows)}};
}

}  // namespace packbench::station
