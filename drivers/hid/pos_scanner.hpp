// HID POS input reports -> scans, with scans that continue over several reports.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "drivers/hid/pos_layout.hpp"
#include "drivers/scan_decoder.hpp"

namespace packbench::drivers::hid {

// One complete message of the scanner.
struct PosScan {
  std::string data;          // decoded bytes, AIM identifier not included
  std::string aim;           // "]Q1", or "" when the scanner sends none
  std::uint8_t code_id = 0;  // the vendor's symbology byte, 0 if there is none
  bool is_reply = false;     // the answer to a command (AIM "]X0", "]Z6"), not a scan
};

// Longest scan put together, in bytes. The largest barcode (QR 40-L, digits) holds 7089.
constexpr std::size_t kMaxScanBytes = 8192;

class PosDecoder : public ScanDecoder {
 public:
  // `extra_lead`: bytes in front of each report that the descriptor doesn't know of (quirk table).
  explicit PosDecoder(PosLayout layout, std::size_t extra_lead = 0)
      : layout_(layout), extra_lead_(extra_lead) {}

  // Takes one input report. Returns a scan when this report ended one; nothing when more is to come or the
  // report is not the scanned-data report; Errc::malformed when it is too short for what it announces or a
  // scan grows over kMaxScanBytes (the rest of that scan is then skipped). Any bytes are safe to pass.
  Result<std::optional<PosScan>> take(std::span<const std::uint8_t> report);

  // The same without answers to commands and empty scans.
  Decoded feed(std::span<const std::uint8_t> report) override;
  bool in_scan() const override { return begun_ || skipping_; }
  std::chrono::milliseconds patience() const override { return std::chrono::seconds(1); }
  Decoded give_up() override;
  void reset() override;

 private:
  std::optional<std::size_t> data_length(std::span<const std::uint8_t> report) const;
  void begin(std::span<const std::uint8_t> report);
  bool continued(std::span<const std::uint8_t> report) const;

  PosLayout layout_;
  std::size_t extra_lead_;
  PosScan scan_;
  bool begun_ = false;
  bool skipping_ = false;
};

}  // namespace packbench::drivers::hid
