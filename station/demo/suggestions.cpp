// What the demo's virtual scanner offers to scan next at a lane.
#include "station/demo/suggestions.hpp"

#include <algorithm>
#include <set>

#include "station/label_source.hpp"
#include "station/workflows/pack_progress.hpp"

namespace packbench::station {
namespace {

namespace json = boost::json;
using workflows::Phase;

constexpr std::size_t kOrdersOffered = 9;

struct Offer {
  std::string code, text, aim;
};

// What would stand on the piece beside its EAN where the item has a lot, an expiry or a serial; the serial is fresh
// with each piece.
std::string gs1_code(const records::PackLine& line, const std::string& ean, std::int64_t piece) {
  std::string code = "010" + ean;
  if (line.expiry) code += "17301231";
  if (line.lot) code += "10LOT-A1";
  if (line.serial) code += "21SN" + line.line + "-" + std::to_string(1000 + piece);
  return code;
}

bool is_captured(const records::PackLine& line) { return line.lot || line.expiry || line.serial; }

// One piece of the line as a careful packer scans it.
Offer piece_of(db::Reader& reader, const workflows::PackState& pack, const records::PackLine& line) {
  const auto item = reader.item(line.item);
  if (!item || item->barcodes.empty()) return {line.item, line.item, ""};
  const auto& code = item->barcodes.front().code;
  const bool ean = code.size() == 13;
  if (is_captured(line) && ean) return {gs1_code(line, code, pack.last_entry), line.item + " (GS1)", "]d2"};
  return {code, line.item, ean ? "]E0" : ""};
}

Offer seal_of(const workflows::PackState& pack) {
  const auto* parcel = workflows::unsealed_parcel(pack);
  const auto* label = workflows::live_job(pack, parcel->parcel, "label");
  if (!parcel->waybill.empty() && (!label || label->copy == 1)) return {parcel->waybill, parcel->carrier, "]C0"};
  const auto copy = label ? label->copy : 1;
  return {own_code(parcel->parcel, copy), parcel->parcel + " #" + std::to_string(copy), "]d1"};
}

Offer take_out_of(db::Reader& reader, const workflows::PackState& pack) {
  const auto out = workflows::to_take_out(pack);
  const auto* line = out.empty() ? nullptr : workflows::line_of(pack, out.front().item);
  return line ? piece_of(reader, pack, *line) : Offer{"PB-C-DONE", "", ""};
}

Offer next_in_pack(db::Reader& reader, const workflows::PackState& pack) {
  if (workflows::next_note(pack)) return {"PB-C-OK", "", ""};
  const auto left = workflows::lines_left(pack);
  return left.empty() ? Offer{"PB-C-DONE", "", ""} : piece_of(reader, pack, *left.front());
}

Offer awaited_of(db::Reader& reader, const workflows::PackState& pack) {
  const auto* line = workflows::line_of(pack, pack.awaited->item);
  return line ? piece_of(reader, pack, *line) : Offer{"PB-C-NO", "", ""};
}

// A list's totes are new ones; then the place, the piece, the tote, as the screen sends the picker.
Offer next_in_pick(db::Reader& reader, const workflows::PickState& pick) {
  if (const auto* order = workflows::without_tote(pick)) return {"PB-T-P-" + order->order, order->order, ""};
  if (!pick.step) return {"PB-C-DONE", "", ""};
  if (!pick.arrived) return {"PB-L-" + pick.step->location, pick.step->location, ""};
  if (pick.hand) return {"PB-T-" + pick.step->tote, pick.step->tote, ""};
  const auto item = reader.item(pick.step->item);
  return item && !item->barcodes.empty() ? Offer{item->barcodes.front().code, pick.step->item, ""} : Offer{"PB-C-SHORT", "", ""};
}

Offer next_in_work(db::Reader& reader, const workflows::WorkState& work) {
  const auto* pick = std::get_if<workflows::PickState>(&work.job);
  return pick ? next_in_pick(reader, *pick) : Offer{"PB-C-DONE", "", ""};
}

// The one thing that a careful packer does now.
Offer next_step(db::Reader& reader, const workflows::LaneState& state) {
  switch (workflows::phase_of(state)) {
    case Phase::stopped: return {"PB-C-OK", "", ""};
    case Phase::signed_out: return {"PB-B-P1", "Packer 1", ""};
    case Phase::confirming: return {"PB-C-NO", "", ""};
    case Phase::asking: return {"PB-C-CHOOSE-1", "", ""};
    case Phase::approving: return {"PB-B-S1", "", ""};
    case Phase::blocked: return {"PB-C-ASIDE", "", ""};
    case Phase::awaiting: return awaited_of(reader, *state.pack);
    case Phase::taking_out: return take_out_of(reader, *state.pack);
    case Phase::sealing: return seal_of(*state.pack);
    case Phase::packing: return next_in_pack(reader, *state.pack);
    case Phase::working: return next_in_work(reader, *state.work);
    case Phase::work_awaiting: return {"PB-C-NO", "", ""};
    case Phase::work_asking: return {"PB-C-CHOOSE-1", "", ""};
    case Phase::work_signing: return {"PB-B-S1", "", ""};
    case Phase::idle: break;
  }
  const auto work = reader.work(1);
  return work.empty() ? Offer{"PB-C-SIGNOUT", "", ""} : Offer{work.front().order, work.front().tote, ""};
}

std::vector<Offer> pieces(db::Reader& reader, const records::PackOrder& order) {
  std::vector<Offer> offers;
  std::set<std::string> seen;
  for (const auto& line : order.lines) {
    const auto item = reader.item(line.item);
    if (!item || !seen.insert(line.item).second) continue;
    for (const auto& barcode : item->barcodes) {
      const auto many = barcode.quantity > 1 ? " × " + std::to_string(barcode.quantity) : std::string();
      offers.push_back({barcode.code, line.item + many, barcode.code.size() == 13 ? "]E0" : ""});
    }
  }
  offers.push_back({"6901234500127", "CARD-THX", "]E0"});  // wanted by few orders: see what a wrong piece does
  return offers;
}

}  // namespace

json::array suggestions(db::Reader& reader, const workflows::LaneState& state) {
  std::vector<Offer> offers{next_step(reader, state)};
  if (state.pack) {
    for (auto& offer : pieces(reader, state.pack->order)) offers.push_back(std::move(offer));
  } else if (state.person) {
    for (const auto& order : reader.work(kOrdersOffered)) offers.push_back({order.order, order.tote, ""});
  }
  for (const auto& person : reader.operators()) offers.push_back({"PB-B-" + person.badge, person.name, ""});
  json::array list;
  std::set<std::string> seen;
  for (const auto& offer : offers)
    if (seen.insert(offer.code).second)
      list.push_back({{"code", offer.code}, {"text", offer.text}, {"aim", offer.aim}});
  return list;
}

}  // namespace packbench::station
