// What the warehouse's own barcodes begin with. What follows is the id.
#pragma once
#include <string>
#include <string_view>

namespace packbench::records {

inline constexpr std::string_view kBadgePrefix = "PB-B-", kLocationPrefix = "PB-L-", kTotePrefix = "PB-T-",
                                  kOrderPrefix = "PB-O-", kParcelPrefix = "PB-P-";

// The id alone, whether the text bears the prefix or is the id already.
[[nodiscard]] inline std::string without(std::string_view prefix, std::string_view text) {
  return std::string(text.starts_with(prefix) ? text.substr(prefix.size()) : text);
}

}  // namespace packbench::records
