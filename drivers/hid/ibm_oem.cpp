// Decoder of IBM OEM reports: [0] length of all that counts, [1..3] status, then the label, its id last.
#include "drivers/hid/ibm_oem.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "drivers/hid/ibm_labels.hpp"
#include "drivers/hid/pos_scanner.hpp"

namespace packbench::drivers::hid {
namespace {

constexpr std::size_t kHead = 4;  // length and status
constexpr std::uint8_t kMoreFollows = 0x10;
constexpr std::uint8_t kLongIdEnd = 0x0B;

struct StatusBit {
  std::size_t byte;
  std::uint8_t mask;
  bool IbmStatus::*flag;
};

constexpr std::array kStatusBits = {
    StatusBit{1, 0x01, &IbmStatus::flashing},
    StatusBit{1, 0x02, &IbmStatus::is_answer},
    StatusBit{1, 0x04, &IbmStatus::is_answer},
    StatusBit{1, 0x20, &IbmStatus::hardware_error},
    StatusBit{1, 0x40, &IbmStatus::is_answer},
    StatusBit{1, 0x80, &IbmStatus::not_ready},
    StatusBit{2, 0x01, &IbmStatus::alive},
    StatusBit{2, 0x02, &IbmStatus::enabled},
    StatusBit{2, 0x04, &IbmStatus::check_digit_error},
    StatusBit{2, 0x80, &IbmStatus::command_rejected},
    StatusBit{3, 0x3F, &IbmStatus::is_answer},
};

IbmStatus status_of(std::span<const std::uint8_t> report) {
  IbmStatus status;
  for (const StatusBit& bit : kStatusBits)
    if ((report[bit.byte] & bit.mask) != 0) status.*bit.flag = true;
  return status;
}

// Why a label in such a report can't be trusted; nullptr if it can.
const char* fault_in(const IbmStatus& status) {
  if (status.flashing) return "the scanner is taking new firmware; scan again when it is ready";
  if (status.hardware_error) return "the scanner reports a fault of its own; plug it in again";
  if (status.not_ready) return "the scanner wasn't ready; scan again";
  if (status.check_digit_error) return "the scanner found a wrong check digit; scan again";
  return nullptr;
}

bool all_zero(std::span<const std::uint8_t> bytes) {
  return std::all_of(bytes.begin(), bytes.end(), [](std::uint8_t byte) { return byte == 0; });
}

struct CommandBytes {
  IbmCommand command;
  std::array<std::uint8_t, 3> bytes;
};

constexpr std::array kCommands = {
    CommandBytes{IbmCommand::enable, {0x11, 0, 0}},
    CommandBytes{IbmCommand::disable, {0x12, 0, 0}},
    CommandBytes{IbmCommand::beep_on, {0x14, 0, 0}},
    CommandBytes{IbmCommand::beep_off, {0x18, 0, 0}},
    CommandBytes{IbmCommand::status, {0x00, 0x20, 0}},
    CommandBytes{IbmCommand::self_test, {0x00, 0x10, 0}},
    CommandBytes{IbmCommand::reset, {0x00, 0x40, 0}},
    CommandBytes{IbmCommand::good_beep, {0x30, 0, 0x04}},
    CommandBytes{IbmCommand::error_beep, {0x30, 0, 0x05}},
};

}  // namespace

std::optional<IbmOemKind> ibm_oem_kind(const ReportDescriptor& descriptor) {
  if (descriptor.uses_report_ids || descriptor.report_bytes(ReportType::input, 0) <= kHead)
    return std::nullopt;
  for (const Usage application : descriptor.applications) {
    if (application == usage(kIbmPage, 0x4B00)) return IbmOemKind::hand_held;
    if (application == usage(kIbmPage, 0x4A00)) return IbmOemKind::table_top;
  }
  return std::nullopt;
}

std::array<std::uint8_t, 11> ibm_command(IbmCommand command) {
  std::array<std::uint8_t, 11> report{};
  for (const CommandBytes& row : kCommands)
    if (row.command == command) std::copy(row.bytes.begin(), row.bytes.end(), report.begin());
  return report;
}

Decoded IbmOemDecoder::feed(std::span<const std::uint8_t> report) {
  if (all_zero(report)) return {};  // nothing was said
  const std::size_t length = report[0];
  if (length < kHead || length > report.size()) return damaged("its length can't be right");
  status_ = status_of(report);
  wants_enabling_ = !status_->enabled && !status_->not_ready && !status_->flashing;
  if (status_->enabled) enable_attempts_ = 0;
  if (length == kHead || status_->is_answer || status_->command_rejected) return {};
  if (const char* fault = fault_in(*status_)) return damaged(fault);
  const auto label = report.first(length).subspan(kHead);
  const std::optional<Id> id = id_of(label);
  if (!id) return damaged("it is too short for its label id");
  return take(label.first(label.size() - id->bytes), *id);
}

// The id's length is told by its last byte.
std::optional<IbmOemDecoder::Id> IbmOemDecoder::id_of(std::span<const std::uint8_t> label) {
  Id id;
  const std::uint8_t last = label.back();
  id.bytes = last == kLongIdEnd ? 3 : last == 0 ? 4 : 1;
  if (label.size() < id.bytes) return std::nullopt;
  const auto bytes = label.last(id.bytes);
  id.symbology = id.bytes == 3 ? bytes[1] : bytes[0];
  // A first byte of 04 was seen in ids of four bytes: only the bit counts there.
  if (id.bytes == 3) id.more = bytes[0] == kMoreFollows;
  if (id.bytes == 4) id.more = (bytes[0] & kMoreFollows) != 0;
  return id;
}

Decoded IbmOemDecoder::take(std::span<const std::uint8_t> label, const Id& id) {
  if (skipping_) {
    skipping_ = id.more;
    return {};
  }
  if (scan_.data.size() + label.size() > kMaxScanBytes) {
    Decoded result = damaged("it makes a scan longer than any barcode");
    skipping_ = id.more;
    return result;
  }
  begun_ = true;
  scan_.data.append(label.begin(), label.end());
  if (id.more) return {};
  begun_ = false;
  name_symbology(id);
  Decoded result;
  result.scans.push_back(std::exchange(scan_, DecodedScan{}));
  return result;
}

// The last part's id holds for the whole label.
void IbmOemDecoder::name_symbology(const Id& id) {
  if (id.bytes == 4) return;  // no source says what these four bytes mean
  scan_.code_id = id.symbology;
  const IbmLabel* row = find_ibm_label(id.symbology, id.bytes == 3);
  if (row == nullptr) return;
  scan_.aim = row->aim;
  if (kind_ != IbmOemKind::table_top || !row->is_ean_upc) return;
  for (char& digit : scan_.data)
    if (digit >= 0 && digit <= 9) digit = static_cast<char>(digit + '0');
}

Decoded IbmOemDecoder::damaged(const char* what) {
  skipping_ = begun_ || skipping_;
  begun_ = false;
  scan_ = DecodedScan{};
  Decoded result;
  result.damage = Error{Errc::malformed, std::string("a scanner's report was dropped: ") + what};
  return result;
}

Decoded IbmOemDecoder::give_up() {
  Decoded result;
  if (begun_) result.damage = Error{Errc::timeout, "the rest of a long barcode didn't come; scan again"};
  begun_ = false;
  skipping_ = false;
  scan_ = DecodedScan{};
  return result;
}

void IbmOemDecoder::reset() {
  (void)give_up();
  status_.reset();
  wants_enabling_ = false;
  enable_attempts_ = 0;
}

std::string IbmOemDecoder::answer() {
  if (!std::exchange(wants_enabling_, false) || enable_attempts_ == kEnableAttempts) return {};
  ++enable_attempts_;
  const auto command = ibm_command(IbmCommand::enable);
  return '\0' + std::string(command.begin(), command.end());
}

}  // namespace packbench::drivers::hid
