// A scanner in keyboard mode: its input reports to scans.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "drivers/hid/keyboard_text.hpp"
#include "drivers/scan_decoder.hpp"

namespace packbench::drivers::hid {

// How long a scanner may take from one key report to the next. They send one every 1 to 16 ms, and with a
// delay between characters set in them after some 10 ms more; a person's next scan takes longer than this.
constexpr std::chrono::milliseconds kKeyboardPatience{250};

// A scan ends at CR, LF or Tab, however it is typed: by its key, with Ctrl, or as an ALT code. Ends with
// nothing before them give nothing, so that CR LF ends one scan. An AIM identifier in front goes to
// DecodedScan.aim. CapsLock stays as the scanner leaves it, over scans and pauses. DecodedScan.data is UTF-8;
// `prefix`, `suffix` and `fnc1` of the settings are not applied here.
class KeyboardDecoder : public ScanDecoder {
 public:
  // Errc::unsupported: no such layout, or this machine lacks the table for the ALT codes.
  static Result<std::unique_ptr<KeyboardDecoder>> make(KeyboardForm form, const ScannerSettings& settings);

  // Damage (malformed): longer than any barcode; what follows up to the end mark is skipped.
  Decoded feed(std::span<const std::uint8_t> report) override;
  bool in_scan() const override;
  std::chrono::milliseconds patience() const override { return kKeyboardPatience; }
  // The scan so far: complete where the settings say that a pause ends it. Keys that seem to be held count as
  // up. Damage (timeout): an ALT code broke off, and nothing else was there.
  Decoded give_up() override;
  void reset() override;

 private:
  KeyboardDecoder(KeyboardForm form, KeyboardText text, bool ends_by_pause)
      : keys_(std::move(form)), text_(std::move(text)), ends_by_pause_(ends_by_pause) {}

  void take(const KeyEvent& event, Decoded& decoded);
  void begin_trace();
  void trace(const KeyEvent& event);
  void append(char c, Decoded& decoded);
  void finish(bool complete, Decoded& decoded);
  void drop(Decoded& decoded);

  KeyReader keys_;
  KeyboardText text_;
  bool ends_by_pause_;
  std::string data_;
  std::string raw_;
  bool skipping_ = false;
};

// What a scan's DecodedScan.raw gives under other settings: shows which layout the scanner types for. The
// trace is a sequence of boot reports of one key each, releases between them, and a CapsLock in front if it
// was on. Errors as of make(), and malformed where it gives more than a barcode has.
Result<DecodedScan> retype(std::string_view raw, const ScannerSettings& settings);

}  // namespace packbench::drivers::hid
