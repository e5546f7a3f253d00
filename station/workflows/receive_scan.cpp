// Counting: pieces, cases and stacks into the inspection zone; places, undo, pictures.
#include <algorithm>

#include "station/workflows/commands.hpp"
#include "station/workflows/labels.hpp"
#include "station/workflows/receive.hpp"
#include "station/workflows/which_item.hpp"

namespace packbench::workflows::receive {
namespace {

using namespace records;

constexpr std::size_t kLongestPhoto = 200;

bool has_serial(const ReceiveState& state, const std::string& item, const std::string& serial) {
  return std::any_of(state.entries.begin(), state.entries.end(),
                     [&](const auto& entry) { return entry.goods.item == item && entry.serial == serial; });
}

// Why this piece can't be counted here, or nothing.
std::optional<Text> refuse_piece(const Draft& draft, const WorkAwaited& piece, const ReceiveItem& item) {
  const auto& state = job(draft);
  const auto called = name(draft, item.item);
  if (item.serial && piece.quantity != 1) return say("capture.one_by_one", called);
  if (item.serial && !piece.capture.serial.empty() && has_serial(state, item.item, piece.capture.serial))
    return say("capture.serial_twice", called, piece.capture.serial);
  if (item.hazardous && !state.place_hazardous) return say("receive.hazardous_place", called);
  if (!item.hazardous && state.place_hazardous) return say("receive.not_hazardous", called, state.place);
  return std::nullopt;
}

// The lines are filled in turn; what is too much stands on the last of them.
std::vector<ReceivePart> spread(const ReceiveState& state, const WorkAwaited& piece) {
  std::vector<ReceivePart> parts;
  auto open = piece.quantity;
  const auto lines = lines_for(state, piece.item, piece.capture.lot);
  for (const auto* line : lines) {
    const auto part = std::min(open, left(state, {line}));
    if (part > 0) parts.push_back({line->line, part, false});
    open -= part;
  }
  if (open > 0) parts.push_back({lines.empty() ? "" : lines.back()->line, open, !lines.empty()});
  return parts;
}

Verdict told_counted(const Draft& draft, const ReceiveCounted& event) {
  const auto called = name(draft, event.goods.item);
  if (event.goods.condition == ReceiveCondition::foreign)
    return {Tone::good, say("receive.counted_foreign", called, event.quantity)};
  if (event.goods.condition == ReceiveCondition::damaged)
    return {Tone::good, say("receive.counted_damaged", called, event.quantity)};
  const auto lines = lines_for(job(draft), event.goods.item, event.goods.lot);
  if (lines.empty()) return {Tone::good, say("receive.counted", called, event.quantity)};
  const auto rest = left(job(draft), lines);
  return {Tone::good, say(rest > 0 ? "scan.counted" : "scan.counted_all", called, event.quantity, rest)};
}

// Lot or expiry on a code of its own, scanned before the piece that it is of.
Verdict hold(Draft& draft, const scan::Gs1Attributes& attributes) {
  const auto more = capture_of(attributes);
  if (more == Capture{}) return draft.stop(say("scan.unknown", draft.input().code));
  const auto held = merged(job(draft).held, more);
  if (!held) return draft.stop(say("await.contradiction"));
  if (*held == job(draft).held) return draft.stop(say("await.nothing_new"));
  draft.emit(ReceiveHeld{*held});
  return {Tone::info, say("receive.held")};
}

}  // namespace

Verdict scan_counted(Draft& draft) {
  if (const auto* item = draft.as<scan::Item>()) return scan_item(draft, *item);
  if (const auto* ambiguous = draft.as<scan::Ambiguous>()) return ask_which_item(draft, *ambiguous);
  if (const auto* attributes = draft.as<scan::Gs1Attributes>()) return hold(draft, *attributes);
  if (draft.as<scan::Location>()) return set_place(draft);
  if (const auto* malformed = draft.as<scan::Malformed>())
    return draft.stop(say("scan.malformed", scan::name(malformed->error.code)));
  if (draft.as<scan::Unknown>()) return draft.stop(say("scan.unknown", draft.input().code));
  return draft.stop(say("lane.order_open", draft.work().document));
}

Verdict scan_item(Draft& draft, const scan::Item& scanned) {
  const auto* facts = item_facts(draft, scanned.item_id);
  if (!facts) return draft.stop(say("scan.unknown", draft.input().code));
  const auto pieces = pieces_of(draft, scanned);
  if (pieces < 1 || pieces > kMostPieces) return draft.stop(say("quantity.bad", kMostPieces));
  auto piece = piece_of(scanned, facts->item, pieces);
  const auto capture = merged(piece.capture, job(draft).held);
  if (!capture) return draft.stop(say("await.contradiction"));
  const auto& item = facts->item;
  piece.capture = *capture;
  piece.missing = missing({item.lot, item.expiry, item.serial}, piece.capture);
  if (piece.missing.empty()) return take_piece(draft, piece);
  if (auto why = refuse_piece(draft, piece, known_item(draft, item.item))) return draft.stop(*std::move(why));
  const auto text = say("await." + piece.missing, name(draft, item.item));
  draft.emit(piece);
  return {Tone::ask, text};
}

Verdict take_piece(Draft& draft, const WorkAwaited& scanned) {
  auto piece = scanned;
  const auto item = known_item(draft, piece.item);
  if (!item.lot) piece.capture.lot.clear();  // the ledger tells lots apart only where they matter
  if (!item.serial) piece.capture.serial.clear();
  if (auto why = refuse_piece(draft, piece, item)) return draft.stop(*std::move(why));
  const auto& state = job(draft);
  if (state.blind) return count(draft, piece, {});
  const auto lines = lines_for(state, piece.item, piece.capture.lot);
  if (lines.empty()) return ask_foreign(draft, piece);
  const auto rest = left(state, lines);
  return piece.quantity > rest ? ask_surplus(draft, piece, rest) : count(draft, piece, {});
}

Verdict count(Draft& draft, const WorkAwaited& piece, const Counting& as) {
  const auto item = known_item(draft, piece.item);
  if (!item_in(job(draft), piece.item)) draft.emit(ReceiveItemMet{item});
  const auto& state = job(draft);
  const bool foreign = as.condition == ReceiveCondition::foreign;
  const bool damaged = !foreign && !state.mark.empty();
  ReceiveCounted event;
  event.entry = state.last_entry + 1;
  event.goods = {piece.item, piece.capture.lot, piece.capture.expiry,
                 damaged ? ReceiveCondition::damaged : as.condition, state.place};
  event.barcode = piece.barcode;
  event.serial = piece.capture.serial;
  event.quantity = piece.quantity;
  event.pack = piece.pack;
  event.reason = damaged ? state.mark : as.reason;
  event.parts = foreign ? std::vector<ReceivePart>{{"", piece.quantity, false}} : spread(state, piece);
  draft.emit(event);
  const auto told = told_counted(draft, event);
  return draft.rules().label_received == LabelAt::counted ? label_each(draft, told) : told;
}

Verdict set_place(Draft& draft) {
  const auto* facts = scanned_location(draft);
  if (!facts || !facts->location.active) return draft.stop(say("scan.unknown", draft.input().code));
  const auto& place = facts->location;
  const bool inspecting = job(draft).inspecting;
  const bool defects = place.zone == Zone::defects || place.zone == Zone::quarantine;
  if (!inspecting && place.zone != Zone::inspection)
    return draft.stop(say("receive.not_inspection", place.location));
  if (inspecting && !defects) return draft.stop(say("receive.not_defects", place.location));
  draft.emit(ReceivePlaced{place.location, place.zone, place.hazardous});
  return {Tone::info, say(inspecting ? "receive.defects_here" : "receive.placed", place.location)};
}

Verdict undo(Draft& draft) {
  const auto& state = job(draft);
  if (state.inspecting) {
    if (!state.examined) return draft.stop(say("receive.undo_nothing"));
    draft.emit(ReceivePutBack{});
    return {Tone::info, say("receive.put_back")};
  }
  if (!state.mark.empty() || state.held != Capture{}) {
    if (!state.mark.empty()) draft.emit(ReceiveMarked{});
    if (job(draft).held != Capture{}) draft.emit(ReceiveHeld{});
    return {Tone::info, say("question.dropped")};
  }
  if (state.entries.empty()) return draft.stop(say("receive.undo_nothing"));
  const auto entry = state.entries.back();
  const auto* goods = find_goods(state, entry.goods);
  if (!goods || pending(*goods) < entry.quantity)
    return draft.stop(say("receive.undo_inspected", name(draft, entry.goods.item)));
  draft.emit(ReceiveUndone{entry.entry, entry.goods, entry.quantity});
  return {Tone::info, say("receive.undone", name(draft, entry.goods.item), entry.quantity)};
}

Verdict photo(Draft& draft) {
  const auto& state = job(draft);
  const auto& ref = draft.as<scan::Command>()->argument;
  if (state.last_item.empty()) return draft.stop(say("receive.photo_of_nothing"));
  if (ref.empty() || ref.size() > kLongestPhoto) return draft.stop(say("receive.photo_bad"));
  const auto called = name(draft, state.last_item);
  const auto quantity = draft.work().quantity;
  draft.emit(ReceivePhotographed{state.last_line, state.last_item, ref, state.last_entry});
  if (quantity > 0) draft.emit(WorkQuantity{quantity});  // a picture uses nothing up
  return {Tone::info, say("receive.photographed", called)};
}

}  // namespace packbench::workflows::receive
