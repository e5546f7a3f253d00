// The two file formats as records: CSV rows and JSON Lines objects.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "db/records/import/problems.hpp"
#include "db/records/import/record.hpp"

namespace packbench::importer {

struct CsvTable {
  Kind kind = Kind::items;
  std::vector<Record> records;
  std::vector<std::string_view> lost;  // text of rows that can't be read: who is named in it isn't whole
};

// Nothing (and a problem) where the header names no kind, misses a column or has one twice.
[[nodiscard]] std::optional<CsvTable> read_csv(std::string_view text, const Options& options,
                                               Problems& problems);

struct JsonRow {
  Kind kind = Kind::items;
  Record record;
};

// Each line by itself; what is no object, or of no kind, is a problem.
[[nodiscard]] std::vector<JsonRow> read_json_lines(std::string_view text, const Options& options,
                                                   Problems& problems);

}  // namespace packbench::importer
