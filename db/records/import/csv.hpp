// CSV as of RFC 4180, with the delimiters that spreadsheets really write.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace packbench::importer {

struct CsvRow {
  std::int64_t line = 0;            // where it begins
  std::vector<std::string> fields;  // unquoted
  std::string_view raw;             // as it stands in the file
  std::string broken;               // what is wrong with its quotes, or empty
  std::int64_t broken_line = 0;
};

// The one of , ; TAB that stands most often in the first line, outside quotes; a comma where none does.
[[nodiscard]] char csv_delimiter(std::string_view text);

// Rows one after the other; blank lines are passed over.
class CsvReader {
 public:
  CsvReader(std::string_view text, char delimiter) : text_(text), delimiter_(delimiter) {}

  // Nothing at the end.
  [[nodiscard]] std::optional<CsvRow> next();

 private:
  void read_field(CsvRow& row);
  void read_quoted(CsvRow& row, std::string& field);
  [[nodiscard]] bool at_line_end() const;
  void take_line_end();

  std::string_view text_;
  char delimiter_;
  std::size_t at_ = 0;
  std::int64_t line_ = 1;
};

}  // namespace packbench::importer
