// CSV rows as records, by the names in the header line.
#include <algorithm>
#include <boost/algorithm/string/case_conv.hpp>
#include <boost/algorithm/string/trim.hpp>
#include <set>

#include "db/records/import/columns.hpp"
#include "db/records/import/csv.hpp"
#include "db/records/import/tables.hpp"

namespace packbench::importer {
namespace {

std::vector<std::string> names_of(const CsvRow& header) {
  auto names = header.fields;
  for (auto& name : names) {
    boost::algorithm::trim(name);
    boost::algorithm::to_lower(name);
  }
  return names;
}

bool contains(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

Place column_place(const CsvRow& row, std::size_t index, std::string_view name) {
  return {row.line, static_cast<std::int64_t>(index) + 1, std::string(name)};
}

// A record can only be cut along a header that is sound.
bool check_header(const CsvRow& header, const std::vector<std::string>& names, Kind kind,
                  Problems& problems) {
  const auto before = problems.count();
  std::set<std::string> seen;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (!find_column(kind, names[i])) {
      problems.warn(column_place(header, i, names[i]),
                    "a column unknown for " + std::string(to_string(kind)) + ": not read");
    } else if (!seen.insert(names[i]).second) {
      problems.add(column_place(header, i, names[i]), "this column is there twice: remove one");
    }
  }
  for (const auto& column : columns_of(kind))
    if (column.required && !contains(names, column.name))
      problems.add({header.line, 0, std::string(column.name)},
                   "this column is missing, and " + std::string(to_string(kind)) + " need it");
  return problems.count() == before;
}

Record record_of(CsvRow& row, const std::vector<std::string>& names, Kind kind) {
  Record record;
  record.line = row.line;
  for (std::size_t i = 0; i < names.size(); ++i)
    if (!row.fields[i].empty() && find_column(kind, names[i]))
      record.cells[names[i]] = {column_place(row, i, names[i]), boost::json::value(row.fields[i])};
  return record;
}

std::string wrong_count(std::size_t wanted, std::size_t found) {
  return "this row has " + std::to_string(found) + " fields, the header has " + std::to_string(wanted);
}

}  // namespace

std::optional<CsvTable> read_csv(std::string_view text, const Options& options, Problems& problems) {
  CsvReader reader(text, csv_delimiter(text));
  auto header = reader.next();
  if (!header) return std::nullopt;
  const auto names = names_of(*header);
  if (!header->broken.empty()) return problems.add({header->line, 0, {}}, header->broken), std::nullopt;
  const auto kind =
      options.kind ? options.kind : detect_kind([&](auto name) { return contains(names, name); });
  if (!kind)
    return problems.add({header->line, 0, {}},
                        "the header line names no known columns: see the list of columns for items, "
                        "orders, stock and operators"),
           std::nullopt;
  if (!check_header(*header, names, *kind, problems)) return std::nullopt;
  CsvTable table{*kind, {}, {}};
  while (auto row = reader.next()) {
    if (row->broken.empty() && row->fields.size() == names.size()) {
      table.records.push_back(record_of(*row, names, *kind));
      continue;
    }
    table.lost.push_back(row->raw);
    const bool quotes = !row->broken.empty();
    problems.add({quotes ? row->broken_line : row->line, 0, {}},
                 quotes ? row->broken : wrong_count(names.size(), row->fields.size()));
  }
  return table;
}

}  // namespace packbench::importer
