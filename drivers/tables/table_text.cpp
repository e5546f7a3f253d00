// Lines to rows, rows to fields.
#include "drivers/tables/table_text.hpp"

#include <algorithm>
#include <cstdint>

namespace packbench::drivers {
namespace {

// The bytes that the character at the front of `text` takes; 0: it is none that a table may hold.
std::size_t character_bytes(std::string_view text) {
  struct Lead {
    unsigned char mask, value;
    std::uint32_t smallest;  // that may be written in so many bytes
  };
  constexpr Lead kLeads[] = {
      {0x80, 0x00, 0x20}, {0xE0, 0xC0, 0x80}, {0xF0, 0xE0, 0x800}, {0xF8, 0xF0, 0x10000}};
  for (std::size_t bytes = 1; bytes <= std::size(kLeads); ++bytes) {
    const Lead& lead = kLeads[bytes - 1];
    const auto first = static_cast<unsigned char>(text.front());
    if ((first & lead.mask) != lead.value) continue;
    if (text.size() < bytes) return 0;
    std::uint32_t code = first & static_cast<unsigned char>(~lead.mask);
    for (const char c : text.substr(1, bytes - 1)) {
      if ((c & 0xC0) != 0x80) return 0;
      code = code << 6 | (c & 0x3F);
    }
    const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
    return code < lead.smallest || code == 0x7F || surrogate || code > 0x10FFFF ? 0 : bytes;
  }
  return 0;
}

bool readable(std::string_view text) {
  while (!text.empty()) {
    const std::size_t bytes = character_bytes(text);
    if (bytes == 0) return false;
    text.remove_prefix(bytes);
  }
  return true;
}

std::vector<std::string> split(std::string_view line) {
  std::vector<std::string> fields;
  while (!line.empty()) {
    const std::size_t end = std::min(line.find('\t'), line.size());
    if (end > 0) fields.emplace_back(line.substr(0, end));
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  return fields;
}

std::string listed(std::span<const std::string_view> words) {
  std::string text;
  for (const std::string_view word : words) text += (text.empty() ? "" : ", ") + std::string(word);
  return text;
}

}  // namespace

Error bad_row(const TextRow& row, const std::string& what) {
  return {Errc::malformed, row.from + ": " + what};
}

Result<std::vector<TextRow>> parse_table(std::string_view text, const std::string& name,
                                         std::span<const std::string_view> columns) {
  std::vector<TextRow> rows;
  for (int number = 1; !text.empty(); ++number) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.front() == '#') continue;
    TextRow row{name + ":" + std::to_string(number), split(line)};
    for (const std::string& field : row.fields)
      if (!readable(field)) return bad_row(row, "bytes that are no text; write it as UTF-8");
    if (row.fields.size() != columns.size())
      return bad_row(row, "has " + std::to_string(row.fields.size()) + " of the " +
                              std::to_string(columns.size()) + " fields " + listed(columns) +
                              ", with a tab between each and the next");
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace packbench::drivers
