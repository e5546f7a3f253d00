// Lines of a serial scanner.
#include "drivers/serial/line_decoder.hpp"

#include <utility>

#include "drivers/aim.hpp"
#include "drivers/hid/pos_scanner.hpp"

namespace packbench::drivers {
namespace {

constexpr char kStx = 0x02;
constexpr char kEtx = 0x03;

bool is_end_mark(char byte) {
  return byte == '\r' || byte == '\n' || byte == '\0' || byte == kEtx;
}

}  // namespace

Decoded LineDecoder::feed(std::span<const std::uint8_t> bytes) {
  Decoded out;
  for (const std::uint8_t byte : bytes) take(static_cast<char>(byte), out);
  return out;
}

void LineDecoder::take(char byte, Decoded& out) {
  const bool begins_frame = framed_ || (text_.empty() && !skipping_);
  if (byte == kStx && begins_frame && !settings_.ends_by_pause) {
    end(false, out);
    framed_ = true;
    return;
  }
  if (ends_scan(byte)) {
    end(true, out);
    return;
  }
  if (skipping_) return;
  if (text_.size() >= hid::kMaxScanBytes) {
    text_.clear();
    skipping_ = true;
    out.damage = Error{Errc::malformed, "scan longer than any barcode; scan again"};
    return;
  }
  text_ += byte;
}

bool LineDecoder::ends_scan(char byte) const {
  if (settings_.ends_by_pause) return false;
  return framed_ ? byte == kEtx : is_end_mark(byte);
}

void LineDecoder::end(bool complete, Decoded& out) {
  DecodedScan scan;
  scan.data = std::exchange(text_, {});
  skipping_ = false;
  framed_ = false;
  // Of a frame, or of what a pause ended.
  while (!scan.data.empty() && is_end_mark(scan.data.back())) {
    scan.data.pop_back();
    complete = true;
  }
  if (scan.data.starts_with(kStx)) scan.data.erase(0, 1);
  if (scan.data.empty()) return;
  scan.complete = complete;
  move_aim(scan, settings_.prefix);
  out.scans.push_back(std::move(scan));
}

Decoded LineDecoder::give_up() {
  Decoded out;
  end(settings_.ends_by_pause, out);
  return out;
}

void LineDecoder::reset() {
  text_.clear();
  framed_ = false;
  skipping_ = false;
}

}  // namespace packbench::drivers
