// What stands on the self-test sheet: each code, and what it shows of a scanner.
#pragma once
#include <span>
#include <string_view>

namespace packbench::station {

enum class Shows { lower, upper, signs, marks, repeats, fnc1, type, chinese };

struct SheetCode {
  Shows shows;
  std::string_view type;       // for people: "EAN-13"
  std::string_view symbology;  // as label templates write it
  std::string_view data;       // the same
  std::string_view content;    // what a scanner sends for it, FNC1 as 0x1D
};

// In the order of the sheet; none of them is ever the code of anything in a warehouse. The item numbers are
// of the GS1 prefix 952, kept for demonstrations.
[[nodiscard]] std::span<const SheetCode> sheet_codes();

// What stands in front of the Chinese characters in their code: known also where they are lost.
inline constexpr std::string_view kHanziMark = "HANZI";

}  // namespace packbench::station
