// Lot, expiry and serial of a piece: which are missing, which are refused, and the scan that brings them.
#include <algorithm>

#include "station/scan/gtin.hpp"
#include "station/workflows/expiry.hpp"
#include "station/workflows/pack.hpp"
#include "station/workflows/pack_progress.hpp"

namespace packbench::workflows {
namespace {

using namespace records;

constexpr std::size_t kLongestPlain = 48;  // of a lot or serial that is no GS1 (which allows 20)

bool is_used(const PackState& pack, const std::string& serial, const std::string& item) {
  return std::any_of(pack.entries.begin(), pack.entries.end(), [&](const PackEntry& entry) {
    return entry.item == item && entry.capture.serial == serial;
  });
}

// Takes over what `more` says; nothing if one of them contradicts what is known already.
std::optional<Capture> merged(Capture known, const Capture& more) {
  for (const auto field : {&Capture::lot, &Capture::expiry, &Capture::serial}) {
    if ((more.*field).empty()) continue;
    if (!(known.*field).empty() && known.*field != more.*field) return std::nullopt;
    known.*field = more.*field;
  }
  return known;
}

// What a scan without GS1 fills: the one of lot and serial that is missing, else the expiry.
std::optional<Capture> plain_capture(const Draft& draft, const PackLine& line, const Capture& known) {
  const auto& plain = draft.input().code;
  const bool lot = line.lot && known.lot.empty();
  const bool serial = line.serial && known.serial.empty();
  if (plain.empty() || plain.size() > kLongestPlain || (lot && serial)) return std::nullopt;
  Capture capture;
  if (lot) {
    capture.lot = plain;
  } else if (serial) {
    capture.serial = plain;
  } else if (auto date = read_expiry(plain, draft.input().today)) {
    capture.expiry = *std::move(date);
  } else {
    return std::nullopt;
  }
  return capture;
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

// Text that says nothing by itself. A whole item number (UPC, EAN, GTIN-14) is that of some article, never a
// lot; 8 digits are taken, as many lots and dates are written so.
bool is_plain(const Draft& draft) {
  const auto& meaning = draft.input().meaning;
  const auto* unknown = draft.as<scan::Unknown>();
  if (!draft.as<scan::Waybill>() && (!unknown || unknown->own)) return false;
  const auto gtin = scan::read_gtin(meaning.text, meaning.aim);
  const bool is_number = gtin && *gtin;
  return !is_number || (meaning.text.size() == 8 && !meaning.aim.starts_with("]E"));
}

const PackLine* awaited_line(const PackState& pack) {
  for (const auto& line : pack.order.lines) {
    if (line.line == pack.awaited->line && line.item == pack.awaited->item) return &line;
  }
  return nullptr;
}

}  // namespace

Capture capture_of(const scan::Gs1Attributes& attributes) {
  return {attributes.lot.value_or(""), attributes.expiry.value_or(""), attributes.serial.value_or("")};
}

std::string missing(const PackLine& line, const Capture& capture) {
  if (line.lot && capture.lot.empty()) return "lot";
  if (line.serial && capture.serial.empty()) return "serial";
  if (line.expiry && capture.expiry.empty()) return "expiry";
  return "";
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
    const auto capture = plain_capture(draft, *line, pack.awaited->capture);
    return capture ? filled(draft, *line, *capture) : draft.stop(say("await.unreadable", name));
  }
  return draft.stop(say("await.first", name));
}

}  // namespace packbench::workflows
