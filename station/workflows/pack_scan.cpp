// Pieces: matched to the lines of the order, counted, undone.
#include <algorithm>

#include "station/workflows/commands.hpp"
#include "station/workflows/pack.hpp"
#include "station/workflows/pack_progress.hpp"

namespace packbench::workflows {
namespace {

using namespace records;

// How many scans the present one stands for.
std::int64_t times(const PackState& pack) {
  return pack.quantity > 0 ? pack.quantity : 1;
}

// Whether the item is, or was before a change, one of the order.
bool knows_item(const PackState& pack, const std::string& item) {
  return line_of(pack, item) != nullptr;
}

bool is_in_order(const PackState& pack, const std::string& item) {
  return std::any_of(pack.order.lines.begin(), pack.order.lines.end(),
                     [&](const PackLine& line) { return line.item == item; });
}

const PackLine* first_line_left(const PackState& pack, const std::string& item) {
  for (const auto* line : lines_left(pack)) {
    if (line->item == item) return line;
  }
  return nullptr;
}

// Several lines may ask for the same item: filled in their order, one entry each.
std::vector<PackScanned> spread(const PackState& pack, const Piece& piece) {
  std::vector<PackScanned> entries;
  auto open = piece.quantity;
  auto number = pack.last_entry;
  const auto parcel = open_parcel(pack).parcel;
  for (const auto* line : lines_left(pack)) {
    if (line->item != piece.item || open == 0) continue;
    const auto part = std::min(open, left(pack, *line));
    entries.push_back({++number, line->line, piece.item, parcel, piece.barcode, part, piece.capture});
    open -= part;
  }
  return entries;
}

Verdict count(Draft& draft, const Piece& piece) {
  for (const auto& entry : spread(draft.pack(), piece)) draft.emit(entry);
  const auto name = item_name(draft.pack(), piece.item, draft.language());
  const auto rest = left_of_item(draft.pack(), piece.item);
  return go_on(draft,
               {Tone::good, say(rest > 0 ? "scan.counted" : "scan.counted_all", name, piece.quantity, rest)});
}

Verdict ask_which(Draft& draft, const scan::Ambiguous& ambiguous) {
  const auto& pack = draft.pack();
  PackAsked asked{PackAct::pick_item, "", "", draft.input().code, times(pack), "", {}, {}};
  bool wanted = false;
  for (const auto& candidate : ambiguous.candidates) {
    const auto* item = std::get_if<scan::Item>(&candidate);
    if (!item) continue;
    const auto name = item_name(pack, item->item_id, draft.language());
    asked.choices.push_back({item->item_id, say("choice.item", name, item->quantity), item->quantity});
    asked.gtin14 = item->gtin14.value_or("");
    asked.capture = capture_of(item->attributes);
    wanted = wanted || knows_item(pack, item->item_id);
  }
  if (!wanted) return draft.stop(say("scan.wrong", draft.input().code));
  draft.emit(asked);
  return {Tone::ask, question(draft.pack(), asked)};
}

Verdict unknown(Draft& draft) {
  if (taking_out(draft.pack())) return take_out_serial(draft);
  return draft.stop(say("scan.unknown", draft.input().code));
}

}  // namespace

std::int64_t pieces_of(std::int64_t per_scan, std::int64_t scans) {
  constexpr std::int64_t kNoOrderHolds = 1'000'000'000;  // "too many", whatever the product would be
  return std::min(per_scan, kNoOrderHolds) * std::min(scans, kMostPieces);
}

Verdict take_piece(Draft& draft, Piece piece) {
  const auto& pack = draft.pack();
  // A serial that the item does not ask for would stand for every piece of a QTY or a case.
  if (const auto* known = line_of(pack, piece.item); known && !known->serial) piece.capture.serial.clear();
  if (taking_out(pack)) return take_out(draft, piece);
  const auto name = item_name(pack, piece.item, draft.language());
  if (!is_in_order(pack, piece.item)) return draft.stop(say("scan.wrong", name));
  const auto* line = first_line_left(pack, piece.item);
  if (!line) return draft.stop(say("scan.surplus", name));
  if (line->hazardous && !draft.state().person->hazardous) return draft.stop(say("scan.hazardous", name));
  const auto rest = left_of_item(pack, piece.item);
  if (piece.quantity > rest) return draft.stop(say("scan.too_many", name, rest, piece.quantity));
  if (auto why = refuse_capture(draft, piece, *line)) return draft.stop(*std::move(why));
  const auto field = missing(*line, piece.capture);
  if (field.empty()) return count(draft, piece);
  draft.emit(PackAwaited{line->line, piece.item, piece.barcode, piece.gtin14, piece.quantity, piece.capture});
  return {Tone::ask, say("await." + field, name)};
}

Verdict scan_piece(Draft& draft) {
  const auto& code = draft.input().code;
  if (const auto* item = draft.as<scan::Item>()) {
    const auto quantity = pieces_of(item->quantity, times(draft.pack()));
    return take_piece(
        draft, {item->item_id, code, item->gtin14.value_or(""), quantity, capture_of(item->attributes)});
  }
  if (const auto* ambiguous = draft.as<scan::Ambiguous>()) return ask_which(draft, *ambiguous);
  if (const auto* malformed = draft.as<scan::Malformed>())
    return draft.stop(say("scan.malformed", scan::name(malformed->error.code)));
  if (draft.as<scan::Gs1Attributes>()) return draft.stop(say("scan.attributes_alone"));
  if (draft.as<scan::ParcelLabel>() || draft.as<scan::Waybill>())
    return draft.stop(say("scan.label_too_early"));
  if (draft.as<scan::Unknown>()) return unknown(draft);
  return draft.stop(say("lane.order_open", draft.pack().order.order));
}

Verdict set_quantity(Draft& draft) {
  const auto quantity = draft.command_number();
  if (!quantity || *quantity < 1 || *quantity > kMostPieces)
    return draft.stop(say("quantity.bad", kMostPieces));
  draft.emit(PackQuantity{*quantity == 1 ? 0 : *quantity});
  return {Tone::info, say("quantity.set", *quantity)};
}

Verdict undo(Draft& draft) {
  const auto& pack = draft.pack();
  if (pack.awaited) return drop(draft);
  const auto* closed = unsealed_parcel(pack);  // of an order that is not this bench's any more
  const auto parcel = closed ? closed->parcel : open_parcel(pack).parcel;
  const auto found = std::find_if(pack.entries.rbegin(), pack.entries.rend(),
                                  [&](const PackEntry& entry) { return entry.parcel == parcel; });
  if (found == pack.entries.rend()) return draft.stop(say("undo.nothing"));
  const PackUndone event{found->entry, found->line, found->item, parcel, found->quantity, found->capture};
  if (closed) void_prints(draft, parcel, "reason.order_elsewhere", draft.person());
  draft.emit(event);
  const auto name = item_name(draft.pack(), event.item, draft.language());
  return {Tone::info, say("undo.done", name, event.quantity)};
}

}  // namespace packbench::workflows
