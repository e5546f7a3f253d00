// Looking at one scan.
#include "station/scan/reading.hpp"

#include "station/scan/digital_link.hpp"
#include "station/scan/gtin.hpp"

namespace packbench::scan {
namespace {

bool is_letter(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}
bool is_modifier(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F');
}

// ISO/IEC 15424: a bracket, a letter for the symbology, a modifier.
bool begins_with_aim(std::string_view bytes) {
  return bytes.size() >= 3 && bytes[0] == ']' && is_letter(bytes[1]) && is_modifier(bytes[2]);
}

// DataMatrix, QR and DotCode without GS1 mode may hold a Digital Link; so may a scan without identifier.
bool may_hold_link(std::string_view aim) {
  return aim.empty() || aim.starts_with("]Q") || aim.starts_with("]d") || aim.starts_with("]J") ||
         aim.starts_with("]X") || aim.starts_with("]Z");
}

std::string with_separators(std::string_view text, std::string_view replacement) {
  std::string out(text);
  if (replacement.empty()) return out;
  for (auto at = out.find(replacement); at != std::string::npos; at = out.find(replacement, at + 1)) {
    out.replace(at, replacement.size(), 1, kGroupSeparator);
  }
  return out;
}

// Without identifier: separators between things that begin with digits. ISO/IEC 15434 messages ("[)>") have
// group separators too and are not GS1.
bool looks_like_elements(std::string_view text) {
  if (text.find(kGroupSeparator) == std::string_view::npos) return false;
  const auto first = text.find_first_not_of(kGroupSeparator);
  return first == std::string_view::npos || (text[first] >= '0' && text[first] <= '9');
}

void read_elements(Reading& reading, std::string_view text) {
  auto elements = parse_element_string(text);
  if (elements) {
    reading.gs1 = std::move(*elements);
  } else {
    reading.gs1_error = elements.error();
  }
}

void read_link(Reading& reading) {
  auto elements = parse_digital_link(reading.text);
  if (!elements) return;
  if (*elements) {
    reading.gs1 = std::move(**elements);
  } else {
    reading.gs1_error = elements->error();
  }
}

void read_number(Reading& reading, std::string_view text) {
  auto gtin = read_gtin(text, reading.aim);
  if (gtin) {
    reading.gtin14 = std::move(*gtin);
  } else {
    reading.gs1_error = gtin.error();
  }
}

// An EAN/UPC symbol with a composite above it: two messages in one, the second one GS1 element strings.
constexpr std::string_view kCompositeMark = "|]e0";

void read_ean(Reading& reading) {
  const std::string_view text = reading.text;
  const auto mark = text.find(kCompositeMark);
  read_number(reading, text.substr(0, mark));
  if (mark != std::string_view::npos && !reading.gs1_error) read_elements(reading, text.substr(mark + 4));
}

void take_gtin_from_elements(Reading& reading) {
  if (!reading.gs1 || reading.gtin14) return;
  for (const std::string_view ai : {"01", "02"}) {
    if (const auto value = value_of(*reading.gs1, ai)) {
      reading.gtin14 = std::string(*value);
      return;
    }
  }
}

}  // namespace

Reading read_scan(const RawScanView& scan, const Options& options) {
  Reading reading;
  reading.aim = scan.aim;
  reading.text = scan.bytes;
  if (scan.aim.empty() && begins_with_aim(scan.bytes)) {
    reading.aim = scan.bytes.substr(0, 3);
    reading.text = scan.bytes.substr(3);
  }
  const std::string text = with_separators(reading.text, options.fnc1_replacement);
  if (is_gs1_aim(reading.aim)) {
    read_elements(reading, text);
  } else if (reading.aim.starts_with("]E")) {
    read_ean(reading);
  } else if (reading.aim.empty() && looks_like_elements(text)) {
    read_elements(reading, text);
  } else {
    if (may_hold_link(reading.aim)) read_link(reading);
    if (!reading.gs1 && !reading.gs1_error) read_number(reading, reading.text);
  }
  take_gtin_from_elements(reading);
  const bool from_elements = reading.aim.empty() && (reading.gs1 || reading.gs1_error);
  reading.waybills =
      waybill_candidates(text, from_elements ? std::string_view("]C1") : std::string_view(reading.aim));
  return reading;
}

}  // namespace packbench::scan
