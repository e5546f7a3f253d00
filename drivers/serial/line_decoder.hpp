// Scanners that send a stream of bytes (CDC-ACM, USB-COM, RS-232): where one scan ends and the next begins.
#pragma once

#include <string>

#include "drivers/scan_decoder.hpp"
#include "drivers/scanner_settings.hpp"

namespace packbench::drivers {

// A scan ends with CR, LF, NUL or ETX, in any number and order; an end mark alone is nothing. Tab is data.
// Between STX and ETX everything is data, so that a code of several lines stays one scan where the scanner
// can be set up to send these two; end marks in front of ETX are taken off, and where ETX doesn't come, the
// next STX or a pause ends the scan. With settings.ends_by_pause only a pause ends a scan; end marks at its
// end are taken off even so. The bytes come out as sent, whatever their encoding. An AIM identifier in front
// (or behind settings.prefix, which stays for the caller to take off) is moved to `aim`. How the bytes were
// cut into reads changes nothing.
class LineDecoder : public ScanDecoder {
 public:
  explicit LineDecoder(ScannerSettings settings) : settings_(std::move(settings)) {}

  // Damage: a scan longer than hid::kMaxScanBytes; all up to its end mark is skipped.
  Decoded feed(std::span<const std::uint8_t> bytes) override;
  bool in_scan() const override { return framed_ || skipping_ || !text_.empty(); }
  // Packets of one scan follow each other within a millisecond or two on USB and 70 ms apart at 9600 baud (64
  // bytes each). A second where an end mark will come; where the pause is the end mark, what people wait for.
  std::chrono::milliseconds patience() const override {
    return std::chrono::milliseconds(settings_.ends_by_pause ? 120 : 1000);
  }
  // Gives what has come; complete if ends_by_pause, or if a frame without ETX ended with an end mark.
  Decoded give_up() override;
  void reset() override;

 private:
  void take(char byte, Decoded& out);
  bool ends_scan(char byte) const;
  void end(bool complete, Decoded& out);

  ScannerSettings settings_;
  std::string text_;
  bool framed_ = false;    // after STX
  bool skipping_ = false;  // the rest of a scan that grew too long
};

}  // namespace packbench::drivers
