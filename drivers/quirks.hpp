// Oddities of single models and vendors: a table with a reason and a source, not ifs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace packbench::drivers {

enum Quirk : std::uint32_t {
  kQuirkNone = 0,
  kQuirkUnidir = 1 << 0,         // don't read from the printer: reads hang or lose data
  kQuirkNoReattach = 1 << 1,     // never give the printer back to usblp
  kQuirkExtraLeadByte = 1 << 2,  // input reports carry one byte in front that the descriptor doesn't know
  kQuirkIgnore = 1 << 3,         // never touch this device
};

struct QuirkRow {
  std::uint16_t vid;
  std::optional<std::uint16_t> pid;  // nothing: every device of this vendor
  std::uint32_t flags;
  std::string_view reason;
  std::string_view source;
};

// All rows, for `check` and for the test that each has a reason and a source.
std::span<const QuirkRow> quirk_rows();

// The row for this device: exact VID:PID before vendor, one row only; nullptr if there is none.
const QuirkRow* find_quirk(std::uint16_t vid, std::uint16_t pid);

// The flags of that row, kQuirkNone without one.
std::uint32_t quirk_flags(std::uint16_t vid, std::uint16_t pid);

// Bytes in front of each input report that the descriptor doesn't know of: 1 with kQuirkExtraLeadByte, else
// 0.
std::size_t extra_lead_bytes(std::uint16_t vid, std::uint16_t pid);

}  // namespace packbench::drivers
