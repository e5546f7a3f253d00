// The one thing that a careful person scans next: signing in, questions, packing an order.
#include "station/demo/next_step.hpp"

#include <algorithm>

#include "station/label_source.hpp"
#include "station/workflows/pack_progress.hpp"

namespace packbench::station {
namespace {

using workflows::Phase;

constexpr std::size_t kShortages = 200;

bool is_captured(const records::PackLine& line) {
  return line.lot || line.expiry || line.serial;
}

// The lot that was picked for this order's table; where none was, the one that the demo's goods bear.
std::string staged_lot(db::Reader& reader, const std::string& item) {
  for (const auto& row : reader.stock_of(item))
    if (row.location == "staging" && row.quantity > 0 && !row.lot.empty()) return row.lot;
  return kDemoLot;
}

// One piece of the line as a careful packer scans it; the serial is fresh with each piece.
Offer piece_of(db::Reader& reader, const workflows::PackState& pack, const records::PackLine& line) {
  if (!is_captured(line)) return piece(reader, line.item, {});
  Marks marks;
  if (line.lot) marks.lot = staged_lot(reader, line.item);
  if (line.expiry) marks.expiry = kDemoExpiry;
  if (line.serial) marks.serial = "SN" + line.line + "-" + std::to_string(1000 + pack.last_entry);
  return piece(reader, line.item, marks);
}

// A piece that comes out again is one that went in: the same lot and serial.
Offer entered_piece(db::Reader& reader, const workflows::PackState& pack, const std::string& item) {
  for (auto entry = pack.entries.rbegin(); entry != pack.entries.rend(); ++entry) {
    if (entry->item != item || entry->quantity <= 0) continue;
    Marks marks{entry->capture.lot, "", entry->capture.serial};
    if (!entry->capture.expiry.empty()) marks.expiry = kDemoExpiry;
    return piece(reader, item, marks);
  }
  return {"PB-C-DONE", "", ""};
}

Offer seal_of(const workflows::PackState& pack) {
  const auto* parcel = workflows::unsealed_parcel(pack);
  const auto* label = workflows::live_job(pack, parcel->parcel, "label");
  if (label && label->state == records::JobState::failed) return {"PB-C-REPRINT", "", ""};
  if (!parcel->waybill.empty() && (!label || label->copy == 1))
    return {parcel->waybill, parcel->carrier, "]C0"};
  const auto copy = label ? label->copy : 1;
  return {own_code(parcel->parcel, copy), parcel->parcel + " #" + std::to_string(copy), "]d1"};
}

Offer take_out_of(db::Reader& reader, const workflows::PackState& pack) {
  const auto out = workflows::to_take_out(pack);
  return out.empty() ? Offer{"PB-C-DONE", "", ""} : entered_piece(reader, pack, out.front().item);
}

// Pieces of the line that the pickers did not find.
std::int64_t not_found(const std::vector<db::ShortageRow>& shortages, const std::string& order,
                       const std::string& line) {
  std::int64_t pieces = 0;
  for (const auto& row : shortages)
    if (row.order == order && row.line == line) pieces += row.quantity;
  return pieces;
}

Offer next_in_pack(db::Reader& reader, const workflows::PackState& pack) {
  if (workflows::next_note(pack)) return {"PB-C-OK", "", ""};
  const auto left = workflows::lines_left(pack);
  if (left.empty()) return {"PB-C-DONE", "", ""};
  const auto shortages = reader.shortages(kShortages);
  for (const auto* line : left) {
    const auto wanted = workflows::left(pack, *line) - not_found(shortages, pack.order.order, line->line);
    if (wanted <= 0) continue;
    if (pack.quantity > wanted) return {"PB-C-QTY-1", "", ""};  // too many were announced
    return piece_of(reader, pack, *line);
  }
  return {"PB-C-FINISH", "", ""};
}

Offer awaited_of(db::Reader& reader, const workflows::PackState& pack) {
  const auto* line = workflows::line_of(pack, pack.awaited->item);
  return line && is_captured(*line) ? piece_of(reader, pack, *line) : Offer{"PB-C-NO", "", ""};
}

}  // namespace

Offer piece(db::Reader& reader, const std::string& item, const Marks& marks) {
  const auto known = reader.item(item);
  if (!known || known->barcodes.empty()) return {item, item, ""};
  const auto& ean = known->barcodes.front().code;
  const bool is_ean = ean.size() == 13;
  const bool bare = marks.lot.empty() && marks.expiry.empty() && marks.serial.empty();
  if (bare || !is_ean) return {ean, item, is_ean ? "]E0" : ""};
  std::string code = "010" + ean;
  if (!marks.expiry.empty()) code += "17" + marks.expiry;
  if (!marks.lot.empty()) code += "10" + marks.lot;
  if (!marks.lot.empty() && !marks.serial.empty()) code += '\x1d';
  if (!marks.serial.empty()) code += "21" + marks.serial;
  return {code, item + " (GS1)", "]d2"};
}

Offer pieces(const workflows::WorkState& work, std::int64_t quantity, Offer one) {
  if (quantity > 1 && work.quantity == 0) return {"PB-C-QTY-" + std::to_string(quantity), one.text, ""};
  return one;
}

Offer own_badge(const workflows::LaneState& state) {
  return state.person ? Offer{"PB-B-" + state.person->badge, state.person->name, ""}
                      : Offer{"PB-B-P1", "Packer 1", ""};
}

Offer supervisor(db::Reader& reader, const workflows::LaneState& state) {
  for (const auto& person : reader.operators()) {
    const bool may = person.role == records::Role::supervisor || person.role == records::Role::admin;
    if (may && person.active && (!state.person || person.id != state.person->id))
      return {"PB-B-" + person.badge, person.name, ""};
  }
  return {"PB-B-S1", "", ""};
}

Offer next_step(const Sight& sight, const workflows::LaneState& state) {
  switch (workflows::phase_of(state)) {
    case Phase::stopped:
      return {"PB-C-OK", "", ""};
    case Phase::signed_out:
      return {"PB-B-P1", "Packer 1", ""};
    case Phase::confirming:
      return {"PB-C-NO", "", ""};
    case Phase::asking:
      return {"PB-C-CHOOSE-1", "", ""};
    case Phase::approving:
      return supervisor(sight.reader, state);
    case Phase::blocked:
      return {"PB-C-ASIDE", "", ""};
    case Phase::awaiting:
      return awaited_of(sight.reader, *state.pack);
    case Phase::taking_out:
      return take_out_of(sight.reader, *state.pack);
    case Phase::sealing:
      return seal_of(*state.pack);
    case Phase::packing:
      return next_in_pack(sight.reader, *state.pack);
    case Phase::working:
      return next_in_work(sight, state);
    case Phase::work_awaiting:
      return {"PB-C-NO", "", ""};
    case Phase::work_asking:
    case Phase::work_signing:
      return answer_in_work(sight, state);
    case Phase::idle:
      break;
  }
  const auto work = sight.reader.work(1);
  return work.empty() ? Offer{"PB-C-SIGNOUT", "", ""} : Offer{work.front().order, work.front().tote, ""};
}

}  // namespace packbench::station
