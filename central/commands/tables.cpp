// The verbs that show something: tables on a terminal.
#include "central/tables.hpp"

#include <algorithm>
#include <vector>

#include "central/commands/verbs.hpp"

namespace packbench::central {
namespace {

void print_row(const std::vector<std::string>& cells, const std::vector<std::size_t>& widths) {
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i)
    line += cells[i] + std::string(i + 1 < cells.size() ? widths[i] - cells[i].size() + 2 : 0, ' ');
  std::printf("%s\n", line.c_str());
}

}  // namespace

void print_table(Context& context, const std::string& name) {
  auto db = context.connect();
  if (!db) return;
  const auto& table = *find_table(name);
  std::vector<std::vector<std::string>> lines(1);
  for (const auto& column : table.columns) lines.front().push_back(column.title);
  for (const auto& cells : rows_of(*db, table, {}).rows) {
    auto& line = lines.emplace_back();
    for (const auto& cell : cells) line.push_back(cell.value_or(""));
  }
  std::vector<std::size_t> widths(table.columns.size(), 0);
  for (const auto& line : lines)
    for (std::size_t i = 0; i < line.size(); ++i) widths[i] = std::max(widths[i], line[i].size());
  for (const auto& line : lines) print_row(line, widths);
}

}  // namespace packbench::central
