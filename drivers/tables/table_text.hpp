// Tables as text: a row a line, tabs between its fields, # in front of a comment.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "drivers/error.hpp"

namespace packbench::drivers {

struct TextRow {
  std::string from;                 // "quirks.tsv:12"
  std::vector<std::string> fields;  // as many as there are columns, none empty, all of them UTF-8
};

// The rows of `text`, which is told as `name`. One tab or more stands between two fields. Errc::malformed:
// "<name>:<line>: " and what is wrong with the first bad row, and what is allowed.
Result<std::vector<TextRow>> parse_table(std::string_view text, const std::string& name,
                                         std::span<const std::string_view> columns);

// Errc::malformed at that row: "<from>: <what>".
Error bad_row(const TextRow& row, const std::string& what);

}  // namespace packbench::drivers
