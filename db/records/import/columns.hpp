// The documented columns of each kind of file, in one table: what stands in README.md.
#pragma once
#include <cstdint>
#include <span>
#include <string_view>

#include "db/records/import/import.hpp"

namespace packbench::importer {

enum class Form {
  code,      // one line, trimmed
  text,      // one line
  note,      // may have several lines
  codes,     // codes between blanks
  counted,   // code[*quantity] between blanks
  count,     // whole number from 1 to 1 000 000
  grams,     // whole number from 0 to 1 000 000; also days, percents and the like
  revision,  // whole number from 1 to 1 000 000 000
  flag,      // yes or no
  since,     // a moment; a date alone means its first second
  until,     // a moment; a date alone means its last second
  word,      // one of a few
};

struct Column {
  std::string_view name;
  Form form;
  std::size_t limit;            // bytes
  bool required = false;        // must be there and not empty
  bool per_line = false;        // orders: of the order line, else of the whole order
  std::string_view words = {};  // Form::word: between blanks
};

[[nodiscard]] std::span<const Column> columns_of(Kind kind);

// The column of that name; null where the kind has none such.
[[nodiscard]] const Column* find_column(Kind kind, std::string_view name);

// The kind whose telling column is there.
template <class Has>
[[nodiscard]] std::optional<Kind> detect_kind(const Has& has) {
  constexpr std::pair<std::string_view, Kind> kTelling[] = {
      {"rma", Kind::rmas},   {"plan", Kind::plans},     {"order", Kind::orders},   {"badge", Kind::operators},
      {"note", Kind::notes}, {"zone", Kind::locations}, {"location", Kind::stock}, {"sku", Kind::items}};
  for (const auto& [name, kind] : kTelling)
    if (has(name)) return kind;
  return std::nullopt;
}

}  // namespace packbench::importer
