// What the demo's virtual scanner offers to scan next at a lane.
#include "station/demo/suggestions.hpp"

#include <set>

#include "station/label_source.hpp"

namespace packbench::station {
namespace {

namespace json = boost::json;

constexpr std::size_t kOrdersOffered = 9;

void offer(json::array& list, const std::string& code, const std::string& text, const std::string& aim = {}) {
  list.push_back({{"code", code}, {"text", text}, {"aim", aim}});
}

// What would stand on the piece beside its EAN where the item has a lot, an expiry or a serial.
std::string gs1_code(const records::PackLine& line, const std::string& ean) {
  std::string code = "010" + ean;
  if (line.expiry) code += "17301231";
  if (line.lot) code += "10LOT-A1";
  if (line.serial) code += "21SN" + line.line + "0001";
  return code;
}

void offer_pieces(json::array& list, db::Reader& reader, const records::PackOrder& order) {
  std::set<std::string> seen;
  for (const auto& line : order.lines) {
    const auto item = reader.item(line.item);
    if (!item || !seen.insert(line.item).second) continue;
    for (const auto& barcode : item->barcodes) {
      const bool captured = (line.lot || line.expiry || line.serial) && barcode.code.size() == 13;
      const auto many = barcode.quantity > 1 ? " × " + std::to_string(barcode.quantity) : std::string();
      offer(list, barcode.code, line.item + many, barcode.code.size() == 13 ? "]E0" : "");
      if (captured) offer(list, gs1_code(line, barcode.code), line.item + " (GS1)", "]d2");
    }
  }
}

void offer_labels(json::array& list, const workflows::PackState& pack) {
  for (const auto& job : pack.jobs)
    if (job.intent == "label" && job.state != records::JobState::voided)
      offer(list, own_code(job.parcel, job.copy), job.parcel + " #" + std::to_string(job.copy), "]d1");
  for (const auto& parcel : pack.parcels)
    if (!parcel.sealed && !parcel.waybill.empty()) offer(list, parcel.waybill, parcel.carrier, "]C0");
}

}  // namespace

json::array suggestions(db::Reader& reader, const workflows::LaneState& state) {
  json::array list;
  for (const auto& person : reader.operators()) offer(list, "PB-B-" + person.badge, person.name);
  if (!state.pack) {
    for (const auto& order : reader.work(kOrdersOffered)) offer(list, order.order, order.tote);
    return list;
  }
  offer_labels(list, *state.pack);
  offer_pieces(list, reader, state.pack->order);
  offer(list, "6901234500127", "CARD-THX", "]E0");
  return list;
}

}  // namespace packbench::station
