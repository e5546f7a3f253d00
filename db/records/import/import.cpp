// What a file says.
#include "db/records/import/import.hpp"

#include <algorithm>

#include "db/records/import/duplicates.hpp"
#include "db/records/import/masters.hpp"
#include "db/records/import/orders.hpp"
#include "db/records/import/tables.hpp"
#include "db/records/import/utf8.hpp"

namespace packbench::importer {
namespace {

constexpr std::string_view kBom = "\xEF\xBB\xBF";

using ReadRecord = void (*)(const Record&, const Options&, Problems&, Import&);
constexpr ReadRecord kReaders[] = {read_item,     read_order_object, read_stock, read_operator,
                                   read_location, read_note,         read_rma,   read_plan};  // by Kind

void read_records(const Record& record, Kind kind, const Options& options, Problems& problems, Import& into) {
  kReaders[static_cast<std::size_t>(kind)](record, options, problems, into);
}

void read_as_csv(std::string_view text, const Options& options, Problems& problems, Import& into) {
  const auto table = read_csv(text, options, problems);
  if (!table) return;
  if (table->kind == Kind::orders) return read_order_rows(*table, options, problems, into);
  for (const auto& record : table->records) read_records(record, table->kind, options, problems, into);
}

bool check_encoding(std::string_view text, Problems& problems) {
  const auto bad = first_non_utf8(text);
  if (!bad) return true;
  const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(*bad), '\n');
  problems.add({line, 0, {}},
               "not UTF-8, so nothing of the file was read; it may be GBK or UTF-16: save it as \"CSV "
               "UTF-8\" and import it again");
  return false;
}

}  // namespace

std::string to_string(const Problem& problem) {
  const auto& place = problem.place;
  std::string text = place.line > 0 ? "line " + std::to_string(place.line) : std::string("file");
  if (place.position > 0) text += ", column " + std::to_string(place.position);
  if (!place.column.empty()) text += place.position > 0 ? " (" + place.column + ")" : ", " + place.column;
  return text + ": " + problem.text;
}

Import parse(std::string_view text, const Options& options) {
  Import import;
  Problems problems(import);
  if (!check_encoding(text, problems)) return import;
  if (text.starts_with(kBom)) text.remove_prefix(kBom.size());
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == text.npos) return problems.add({}, "the file is empty"), import;
  if (text[first] == '{') {
    for (const auto& row : read_json_lines(text, options, problems))
      read_records(row.record, row.kind, options, problems, import);
  } else if (text[first] == '[') {
    problems.add({1, 0, {}},
                 "a JSON list: write one {...} a line (JSON Lines), without brackets and commas around them");
  } else {
    read_as_csv(text, options, problems, import);
  }
  drop_duplicates(import, problems);
  std::stable_sort(import.problems.begin(), import.problems.end(),
                   [](const auto& one, const auto& other) { return one.place.line < other.place.line; });
  return import;
}

}  // namespace packbench::importer
