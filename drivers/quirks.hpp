// Oddities of single models and makers: a table with a reason and a source, not ifs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "drivers/error.hpp"
#include "drivers/tables/id_pattern.hpp"

namespace packbench::drivers {

enum Quirk : std::uint32_t {
  kQuirkNone = 0,
  kQuirkUnidir = 1 << 0,         // don't read from the printer: reads hang or lose data
  kQuirkNoReattach = 1 << 1,     // never give the printer back to usblp
  kQuirkExtraLeadByte = 1 << 2,  // input reports carry one byte in front that the descriptor doesn't know
  kQuirkIgnore = 1 << 3,         // never touch this device
  kQuirkNoGetReport = 1 << 4,    // never ask it for a HID report
  kQuirkVendorClass = 1 << 5,    // a printer whose interface has the vendor class
};

struct QuirkRow {
  IdPattern id;
  std::uint32_t flags = kQuirkNone;
  std::string reason;
  std::string source;
  std::string from;  // "built-in quirks.tsv:12", "/etc/packbench/quirks.tsv:3"
};

// All rows, those that go before others first.
std::span<const QuirkRow> quirk_rows();

// The row for this device, one only; nullptr if there is none. An administrator's row goes before a built-in
// one, then that with the fewest open digits.
const QuirkRow* find_quirk(std::uint16_t vid, std::uint16_t pid);

// The flags of that row, kQuirkNone without one.
std::uint32_t quirk_flags(std::uint16_t vid, std::uint16_t pid);

// Bytes in front of each input report that the descriptor doesn't know of: 1 with kQuirkExtraLeadByte, else
// 0.
std::size_t extra_lead_bytes(std::uint16_t vid, std::uint16_t pid);

// The rows of a table as text; Errc::malformed as parse_table().
Result<std::vector<QuirkRow>> parse_quirks(std::string_view text, const std::string& name);

// "unidir no-reattach", as the table has it.
std::string quirk_words(std::uint32_t flags);

}  // namespace packbench::drivers
