// Whether text is UTF-8 (Unicode 15, table 3-7: well-formed byte sequences).
#include "db/records/import/utf8.hpp"

namespace packbench::importer {
namespace {

struct Lead {
  unsigned char first, last;  // of the leading byte
  unsigned char second_low, second_high;
  std::size_t length;
};
constexpr Lead kLeads[] = {
    {0x00, 0x7F, 0, 0, 1},       {0xC2, 0xDF, 0x80, 0xBF, 2}, {0xE0, 0xE0, 0xA0, 0xBF, 3},
    {0xE1, 0xEC, 0x80, 0xBF, 3}, {0xED, 0xED, 0x80, 0x9F, 3}, {0xEE, 0xEF, 0x80, 0xBF, 3},
    {0xF0, 0xF0, 0x90, 0xBF, 4}, {0xF1, 0xF3, 0x80, 0xBF, 4}, {0xF4, 0xF4, 0x80, 0x8F, 4},
};

std::size_t sequence_length(std::string_view text) {
  const auto at = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  for (const auto& lead : kLeads) {
    if (at(0) < lead.first || at(0) > lead.last) continue;
    if (lead.length > text.size()) return 0;
    if (lead.length > 1 && (at(1) < lead.second_low || at(1) > lead.second_high)) return 0;
    for (std::size_t i = 2; i < lead.length; ++i)
      if ((at(i) & 0xC0) != 0x80) return 0;
    return lead.length;
  }
  return 0;
}

}  // namespace

std::optional<std::size_t> first_non_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto length = sequence_length(text.substr(at));
    if (length == 0) return at;
    at += length;
  }
  return std::nullopt;
}

}  // namespace packbench::importer
