// Text of a keyboard scanner to scans, and its trace.
#include "drivers/hid/keyboard_scanner.hpp"

#include <utility>

#include "drivers/aim.hpp"
#include "drivers/hid/pos_scanner.hpp"

namespace packbench::drivers::hid {
namespace {

constexpr std::uint8_t kCapsLock = 0x39;
// Enough for the largest barcode, each character typed as an ALT code of five digits.
constexpr std::size_t kMaxTraceBytes = kMaxScanBytes * 128;

constexpr bool is_end(char c) {
  return c == '\r' || c == '\n' || c == '\t';
}

// The identifier behind a prefix is for the session to find: here nothing is known of a prefix.
DecodedScan scan_of(std::string data) {
  DecodedScan scan;
  scan.data = std::move(data);
  move_aim(scan, "");
  return scan;
}

std::span<const std::uint8_t> bytes_of(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

}  // namespace

Result<std::unique_ptr<KeyboardDecoder>> KeyboardDecoder::make(KeyboardForm form,
                                                               const ScannerSettings& settings) {
  auto text = KeyboardText::make(settings);
  if (!text) return text.error();
  return std::unique_ptr<KeyboardDecoder>(
      new KeyboardDecoder(std::move(form), std::move(*text), settings.ends_by_pause));
}

Decoded KeyboardDecoder::feed(std::span<const std::uint8_t> report) {
  Decoded decoded;
  for (const KeyEvent& event : keys_.feed(report)) take(event, decoded);
  return decoded;
}

bool KeyboardDecoder::in_scan() const {
  return skipping_ || !data_.empty() || text_.pending();
}

Decoded KeyboardDecoder::give_up() {
  Decoded decoded;
  const bool cut = text_.in_code();
  for (const char c : text_.flush()) append(c, decoded);
  if (cut && data_.empty() && !skipping_)
    decoded.damage = Error{Errc::timeout, "the scanner broke off in the middle of a character; scan again"};
  finish(ends_by_pause_ && !cut, decoded);
  keys_.release();
  return decoded;
}

void KeyboardDecoder::reset() {
  keys_.release();
  text_.reset();
  data_.clear();
  raw_.clear();
  skipping_ = false;
}

void KeyboardDecoder::take(const KeyEvent& event, Decoded& decoded) {
  if (!in_scan()) begin_trace();
  trace(event);
  for (const char c : text_.type(event)) {
    append(c, decoded);
    if (!is_end(c)) continue;
    // The same key press may have ended an ALT code before it typed its own.
    begin_trace();
    trace(event);
  }
  if (raw_.size() > kMaxTraceBytes && in_scan()) drop(decoded);
}

void KeyboardDecoder::begin_trace() {
  raw_.clear();
  if (text_.caps_toggled()) trace({0, kCapsLock});
}

void KeyboardDecoder::trace(const KeyEvent& event) {
  if (skipping_) return;
  const std::string rest(kBootReportBytes - 3, '\0');
  const auto report = [&](std::uint8_t usage) {
    raw_ += static_cast<char>(event.modifiers);
    raw_ += '\0';
    raw_ += static_cast<char>(usage);
    raw_ += rest;
  };
  if (event.usage != 0) report(event.usage);
  report(0);
}

void KeyboardDecoder::append(char c, Decoded& decoded) {
  if (is_end(c)) return finish(true, decoded);
  if (skipping_) return;
  data_ += c;
  if (data_.size() > kMaxScanBytes) drop(decoded);
}

void KeyboardDecoder::finish(bool complete, Decoded& decoded) {
  if (!data_.empty()) {
    DecodedScan scan = scan_of(std::exchange(data_, {}));
    scan.complete = complete;
    scan.raw = std::move(raw_);
    decoded.scans.push_back(std::move(scan));
  }
  raw_.clear();
  skipping_ = false;
}

void KeyboardDecoder::drop(Decoded& decoded) {
  data_.clear();
  raw_.clear();
  skipping_ = true;
  decoded.damage = Error{Errc::malformed, "scan longer than any barcode; scan again"};
}

Result<DecodedScan> retype(std::string_view raw, const ScannerSettings& settings) {
  auto decoder = KeyboardDecoder::make(boot_keyboard(), settings);
  if (!decoder) return decoder.error();
  Decoded decoded;
  for (; decoded.scans.empty() && !raw.empty(); raw.remove_prefix(std::min(kBootReportBytes, raw.size()))) {
    decoded = (*decoder)->feed(bytes_of(raw.substr(0, kBootReportBytes)));
    if (decoded.damage) return *decoded.damage;
  }
  if (decoded.scans.empty()) decoded = (*decoder)->give_up();
  if (!decoded.scans.empty()) return std::move(decoded.scans.front());
  if (decoded.damage) return *decoded.damage;
  return DecodedScan{};
}

}  // namespace packbench::drivers::hid
