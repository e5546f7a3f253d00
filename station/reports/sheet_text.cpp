// A sheet as CSV and as JSON.
#include "station/reports/sheet_text.hpp"

#include <boost/json/array.hpp>
#include <charconv>

namespace packbench::station {
namespace {

bool is_number(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size();
}

std::string cell(std::string text) {
  const bool formula =
      !text.empty() && std::string_view("=+-@\t").find(text.front()) != std::string_view::npos;
  if (formula && !is_number(text)) text.insert(0, 1, '\'');
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + '"';
}

template <class Cells>
std::string line(const Cells& cells, const auto& text_of) {
  std::string made;
  for (const auto& each : cells) made += cell(text_of(each)) + ',';
  if (!made.empty()) made.pop_back();
  return made + "\r\n";
}

}  // namespace

std::string sheet_csv(const printing::Sheet& sheet) {
  std::string csv = "\xEF\xBB\xBF";
  csv += line(sheet.columns, [](const auto& column) { return column.key; });
  for (const auto& row : sheet.rows) csv += line(row, [](const auto& text) { return text; });
  return csv;
}

boost::json::object sheet_json(const printing::Sheet& sheet) {
  boost::json::array columns, rows;
  for (const auto& column : sheet.columns)
    columns.push_back({{"key", column.key}, {"title", column.title}, {"number", column.number}});
  for (const auto& row : sheet.rows) rows.push_back(boost::json::array(row.begin(), row.end()));
  return {{"title", sheet.title},
          {"notes", boost::json::array(sheet.notes.begin(), sheet.notes.end())},
          {"columns", std::move(columns)},
          {"rows", std::move(rows)}};
}

}  // namespace packbench::station
