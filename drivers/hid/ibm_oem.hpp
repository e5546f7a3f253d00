// IBM OEM (SurePOS, "USB OEM", OPOS) scanners: status and labels from input reports, commands in output
// reports. Sources: datalogic/androidPOS-core (status bits, commands, continued labels),
// pteich/usbsymbolreader (frames).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>

#include "drivers/hid/report_descriptor.hpp"
#include "drivers/scan_decoder.hpp"

namespace packbench::drivers::hid {

constexpr std::uint16_t kIbmPage = 0xFF45;

enum class IbmOemKind : std::uint8_t { hand_held, table_top };

// Which kind of scanner the interface is; nothing for the flash interface (usage A000), scales and all
// others.
std::optional<IbmOemKind> ibm_oem_kind(const ReportDescriptor& descriptor);

// The three status bytes that stand in every report.
struct IbmStatus {
  bool flashing = false;        // it takes new firmware
  bool hardware_error = false;  // it needs a person
  bool not_ready = false;       // busy, starting
  bool alive = false;
  bool enabled = false;  // it sends labels; if not, send IbmCommand::enable
  bool check_digit_error = false;
  bool command_rejected = false;
  bool is_answer = false;  // the report answers a command (configuration, direct I/O): no label in it

  bool operator==(const IbmStatus&) const = default;
};

// What an output report (SET_REPORT 0x0200 without id, or interrupt OUT) tells the scanner.
enum class IbmCommand : std::uint8_t {
  enable,  // many send nothing before they were told this once
  disable,
  beep_on,  // beeps by itself for each good read
  beep_off,
  status,
  self_test,
  reset,  // goes and comes back as a new device, disabled
  // Datalogic's direct I/O:
  good_beep,
  error_beep,
};
std::array<std::uint8_t, 11> ibm_command(IbmCommand command);

constexpr int kEnableAttempts = 3;

// Longest label put together as in PosDecoder. A label that a scanner sends in several reports carries the
// mark "more follows" in each but the last.
class IbmOemDecoder : public ScanDecoder {
 public:
  explicit IbmOemDecoder(IbmOemKind kind) : kind_(kind) {}

  // One input report. Damage: a length that can't be right, or a label that the scanner itself calls faulty.
  // After damage within a continued label its rest is skipped.
  Decoded feed(std::span<const std::uint8_t> report) override;
  bool in_scan() const override { return begun_ || skipping_; }
  std::chrono::milliseconds patience() const override { return std::chrono::seconds(1); }
  Decoded give_up() override;
  // The status is forgotten as well.
  void reset() override;

  // The command `enable`, behind the byte 0 of an interface without report ids, after a report that said
  // "disabled": a scanner that was reset, or that another program had disabled, sends no labels. At most
  // kEnableAttempts in a row, so that one that refuses isn't asked for ever.
  std::string answer() override;

  // As the last report said; nothing before the first one.
  const std::optional<IbmStatus>& status() const { return status_; }

 private:
  struct Id {
    std::size_t bytes = 1;
    std::uint8_t symbology = 0;
    bool more = false;
  };
  static std::optional<Id> id_of(std::span<const std::uint8_t> label);
  Decoded damaged(const char* what);
  Decoded take(std::span<const std::uint8_t> label, const Id& id);
  void name_symbology(const Id& id);

  IbmOemKind kind_;
  std::optional<IbmStatus> status_;
  DecodedScan scan_;
  bool begun_ = false;
  bool skipping_ = false;
  bool wants_enabling_ = false;
  int enable_attempts_ = 0;
};

}  // namespace packbench::drivers::hid
