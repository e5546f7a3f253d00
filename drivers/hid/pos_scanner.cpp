// Decoder of HID POS scanned-data reports.
#include "drivers/hid/pos_scanner.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace packbench::drivers::hid {
namespace {

// AIM identifiers with which scanners answer commands; seen on Honeywell in real dumps.
constexpr std::array<std::string_view, 2> kReplyAims = {"]X0", "]Z6"};
constexpr std::size_t kAimBytes = 3;

std::string aim_text(std::span<const std::uint8_t> report, std::optional<std::size_t> at) {
  if (!at || *at + kAimBytes > report.size() || report[*at] != ']') return {};
  std::string aim;
  for (std::size_t i = 0; i < kAimBytes; ++i) {
    const std::uint8_t c = report[*at + i];
    if (c < 0x21 || c > 0x7E) return {};
    aim += static_cast<char>(c);
  }
  return aim;
}

}  // namespace

Result<std::optional<PosScan>> PosDecoder::take(std::span<const std::uint8_t> report) {
  if (report.size() < extra_lead_)
    return Error{Errc::malformed, "input report shorter than its extra leading byte"};
  report = report.subspan(extra_lead_);
  if (report.empty()) return std::optional<PosScan>{};
  if (layout_.has_report_id && report[0] != layout_.report_id) return std::optional<PosScan>{};
  const std::optional<std::size_t> length = data_length(report);
  if (!length) {
    // What belongs to the damaged scan must not come out as a scan of its own.
    const bool rest_follows = begun_ || skipping_ || continued(report);
    reset();
    skipping_ = rest_follows;
    return Error{Errc::malformed, "input report of " + std::to_string(report.size()) +
                                      " bytes is too short for what it announces; scan again"};
  }
  const bool more = continued(report);
  if (skipping_) {
    skipping_ = more;
    return std::optional<PosScan>{};
  }
  if (!begun_) begin(report);
  if (scan_.data.size() + *length > kMaxScanBytes) {
    reset();
    skipping_ = more;
    return Error{Errc::malformed, "scan longer than any barcode; scan again"};
  }
  const auto data = report.subspan(layout_.data_at, *length);
  scan_.data.append(data.begin(), data.end());
  if (more) return std::optional<PosScan>{};
  begun_ = false;
  return std::optional<PosScan>{std::exchange(scan_, PosScan{})};
}

Decoded PosDecoder::feed(std::span<const std::uint8_t> report) {
  Decoded decoded;
  Result<std::optional<PosScan>> taken = take(report);
  if (!taken) {
    decoded.damage = taken.error();
  } else if (std::optional<PosScan>& scan = *taken; scan && !scan->is_reply && !scan->data.empty()) {
    decoded.scans.push_back({std::move(scan->data), std::move(scan->aim), scan->code_id});
  }
  return decoded;
}

Decoded PosDecoder::give_up() {
  reset();
  Decoded decoded;
  decoded.damage = Error{Errc::timeout, "the rest of a long barcode didn't come; scan again"};
  return decoded;
}

void PosDecoder::reset() {
  scan_ = PosScan{};
  begun_ = false;
  skipping_ = false;
}

// Data bytes of this report, or nothing if they aren't all there.
std::optional<std::size_t> PosDecoder::data_length(std::span<const std::uint8_t> report) const {
  if (layout_.count_at) {
    if (*layout_.count_at >= report.size()) return std::nullopt;
    const std::size_t count = report[*layout_.count_at];
    if (count > layout_.data_bytes || layout_.data_at + count > report.size()) return std::nullopt;
    return count;
  }
  if (report.size() <= layout_.data_at) return std::nullopt;
  std::size_t length = std::min(layout_.data_bytes, report.size() - layout_.data_at);
  while (length > 0 && report[layout_.data_at + length - 1] == 0) --length;
  return length;
}

// The first report's identifiers hold for the whole scan.
void PosDecoder::begin(std::span<const std::uint8_t> report) {
  begun_ = true;
  scan_.aim = aim_text(report, layout_.aim_at);
  scan_.is_reply = std::find(kReplyAims.begin(), kReplyAims.end(), scan_.aim) != kReplyAims.end();
  if (layout_.code_id_at && *layout_.code_id_at < report.size()) scan_.code_id = report[*layout_.code_id_at];
}

bool PosDecoder::continued(std::span<const std::uint8_t> report) const {
  if (!layout_.continued_bit) return false;
  const std::size_t byte = *layout_.continued_bit / 8;
  return byte < report.size() && (report[byte] >> (*layout_.continued_bit % 8) & 1) != 0;
}

}  // namespace packbench::drivers::hid
