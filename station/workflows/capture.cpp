// Lot, expiry and serial as codes and labels tell them.
#include "station/workflows/capture.hpp"

#include "station/scan/gtin.hpp"
#include "station/workflows/expiry.hpp"

namespace packbench::workflows {

using namespace records;

namespace {

constexpr std::size_t kLongestPlain = 48;  // of a lot or serial that is no GS1 (which allows 20)

}  // namespace

Capture capture_of(const scan::Gs1Attributes& attributes) {
  return {attributes.lot.value_or(""), attributes.expiry.value_or(""), attributes.serial.value_or("")};
}

std::string missing(const Captured& wanted, const Capture& capture) {
  if (wanted.lot && capture.lot.empty()) return "lot";
  if (wanted.serial && capture.serial.empty()) return "serial";
  if (wanted.expiry && capture.expiry.empty()) return "expiry";
  return "";
}

std::optional<Capture> merged(Capture known, const Capture& more) {
  for (const auto field : {&Capture::lot, &Capture::expiry, &Capture::serial}) {
    if ((more.*field).empty()) continue;
    if (!(known.*field).empty() && known.*field != more.*field) return std::nullopt;
    known.*field = more.*field;
  }
  return known;
}

bool is_plain(const Draft& draft) {
  const auto& meaning = draft.input().meaning;
  const auto* unknown = draft.as<scan::Unknown>();
  if (!draft.as<scan::Waybill>() && (!unknown || unknown->own)) return false;
  const auto gtin = scan::read_gtin(meaning.text, meaning.aim);
  const bool is_number = gtin && *gtin;
  return !is_number || (meaning.text.size() == 8 && !meaning.aim.starts_with("]E"));
}

std::optional<Capture> plain_capture(const Draft& draft, const Captured& wanted, const Capture& known) {
  const auto& plain = draft.input().code;
  const bool lot = wanted.lot && known.lot.empty();
  const bool serial = wanted.serial && known.serial.empty();
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

}  // namespace packbench::workflows
