// The quirk table.
#include "drivers/quirks.hpp"

#include <array>

namespace packbench::drivers {
namespace {

constexpr std::string_view kCups = "OpenPrinting/cups backend/org.cups.usb-quirks";

// An exact row replaces the vendor's row, it doesn't add to it.
constexpr std::array kRows = {
    QuirkRow{0x0a5f, std::nullopt, kQuirkNoReattach,
             "ZD420 lost jobs when usblp was detached and attached per job; CUPS also says unidir, but ~HS "
             "is the only "
             "proof that a label came out, and one reader that never stops reading is not CUPS's case",
             "apple/cups#5395, OpenPrinting/cups#1117"},
    QuirkRow{0x067e, std::nullopt, kQuirkNoReattach, "Intermec printers hang when usblp comes back", kCups},
    QuirkRow{0x2d84, std::nullopt, kQuirkUnidir | kQuirkNoReattach, "Arkscan/Poskey: reading stalls printing",
             kCups},
    QuirkRow{0x0519, std::nullopt, kQuirkUnidir, "Star: reading stalls printing", kCups},
    QuirkRow{0x1a86, 0x7584, kQuirkNoReattach, "CH34x parallel bridge hangs when usblp comes back", kCups},
    QuirkRow{0x2730, 0x2008, kQuirkUnidir, "Citizen CT-S4000: reading stalls printing", kCups},
    QuirkRow{0x05f9, 0x120a, kQuirkIgnore, "Datalogic flash interface (usage A000), not a scanner",
             "datalogic/androidPOS-core"},
};

}  // namespace

std::span<const QuirkRow> quirk_rows() {
  return kRows;
}

const QuirkRow* find_quirk(std::uint16_t vid, std::uint16_t pid) {
  const QuirkRow* vendor = nullptr;
  for (const QuirkRow& row : kRows) {
    if (row.vid != vid) continue;
    if (row.pid == pid) return &row;
    if (!row.pid) vendor = &row;
  }
  return vendor;
}

std::uint32_t quirk_flags(std::uint16_t vid, std::uint16_t pid) {
  const QuirkRow* row = find_quirk(vid, pid);
  return row == nullptr ? kQuirkNone : row->flags;
}

std::size_t extra_lead_bytes(std::uint16_t vid, std::uint16_t pid) {
  return (quirk_flags(vid, pid) & kQuirkExtraLeadByte) != 0 ? 1 : 0;
}

}  // namespace packbench::drivers
