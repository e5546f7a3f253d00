// Lot, expiry and serial of a piece: which are missing, which are refused, and the scan that brings them.
#include <algorithm>

#include "station/workflows/capture.hpp"
#include "station/workflows/pack.hpp"
#include "station/workflows/pack_progress.hpp"

namespace packbench::workflows {
namespace {

using namespace records;

bool is_used(const PackState& pack, const std::string& serial, const std::string& item) {
  return std::any_of(pack.entries.begin(), pack.entries.end(), [&](const PackEntry& entry) {
    return entry.item == item && entry.capture.serial == serial;
  });
}

// Goes on with the awaited piece, which now has this capture; a refusal leaves it awaited as it was.
Verdict filled(Draft& draft, const PackLine& line, const Capture& more) {
  const auto awaited = *draft.pack().awaited;
  const auto capture = merged(awaited.capture, more);
  if (!capture) return draft.stop(say("await.contradiction"));
  if (*capture == awaited.capture) return draft.stop(say("await.nothing_new"));
  const Piece piece{awaited.item, awaited.barcode, awaited.gtin14, awaited.quantity, *capture};
  if (auto why = refuse_capture(draft, piece, line)) return draft.stop(*std::move(why));
  return take_piece(draft, piece);
}

const PackLine* awaited_line(const PackState& pack) {
  for (const auto& line : pack.order.lines) {
    if (line.line == pack.awaited->line && line.item == pack.awaited->item) return &line;
  }
  return nullptr;
}

}  // namespace

std::string missing(const PackLine& line, const Capture& capture) {
  return missing(Captured{line.lot, line.expiry, line.serial}, capture);
}

std::optional<Text> refuse_capture(const Draft& draft, const Piece& piece, const PackLine& line) {
  const auto name = name_of(line, draft.language());
  const auto& capture = piece.capture;
  if (!capture.expiry.empty() && capture.expiry < draft.input().today)
    return say("capture.expired", name, capture.expiry);
  if (!line.serial) return std::nullopt;
  if (piece.quantity != 1) return say("capture.one_by_one", name);
  if (!capture.serial.empty() && is_used(draft.pack(), capture.serial, piece.item))
    return say("capture.serial_twice", name, capture.serial);
  return std::nullopt;
}

Verdict fill_awaited(Draft& draft) {
  const auto& pack = draft.pack();
  const auto* line = awaited_line(pack);
  const auto name = item_name(pack, pack.awaited->item, draft.language());
  if (!line) return draft.stop(say("await.first", name));
  if (const auto* more = draft.as<scan::Gs1Attributes>()) {
    const auto gtin = scan::value_of(more->elements, "01");
    if (gtin && *gtin != pack.awaited->gtin14) return draft.stop(say("await.other_item", name));
    return filled(draft, *line, capture_of(*more));
  }
  if (const auto* same = draft.as<scan::Item>()) {
    if (same->item_id != pack.awaited->item) return draft.stop(say("await.other_item", name));
    return filled(draft, *line, capture_of(same->attributes));
  }
  if (is_plain(draft)) {
    const auto capture = plain_capture(draft, {line->lot, line->expiry, line->serial}, pack.awaited->capture);
    return capture ? filled(draft, *line, *capture) : draft.stop(say("await.unreadable", name));
  }
  return draft.stop(say("await.first", name));
}

}  // namespace packbench::workflows
