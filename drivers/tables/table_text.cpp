// Lines to rows, rows to fields.
#include "drivers/tables/table_text.hpp"

#include <algorithm>

#include "drivers/utf8.hpp"

namespace packbench::drivers {
namespace {

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
      if (!is_readable(field)) return bad_row(row, "bytes that are no text; write it as UTF-8");
    if (row.fields.size() != columns.size())
      return bad_row(row, "has " + std::to_string(row.fields.size()) + " of the " +
                              std::to_string(columns.size()) + " fields " + listed(columns) +
                              ", with a tab between each and the next");
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace packbench::drivers
