// A record's cells as values, each checked by its column's form; what is wrong goes to the problems.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "db/records/import/columns.hpp"
#include "db/records/import/problems.hpp"
#include "db/records/import/record.hpp"

namespace packbench::importer {

struct Counted {
  std::string code;
  std::int64_t quantity = 1;
};

// Ask for a column by the function of its form. What is wrong or empty is given as empty, zero, false.
class Fields {
 public:
  Fields(Kind kind, const Record& record, const Options& options, Problems& problems);

  [[nodiscard]] std::string text(std::string_view column);     // code, text, note, word
  [[nodiscard]] std::int64_t number(std::string_view column);  // count, grams, revision
  [[nodiscard]] bool flag(std::string_view column);
  [[nodiscard]] std::string moment(std::string_view column);  // RFC 3339 in UTC, "2024-06-11T02:00:00Z"
  [[nodiscard]] std::vector<std::string> codes(std::string_view column);
  [[nodiscard]] std::vector<Counted> counted(std::string_view column);

  // One text that is no column of its own (an element of a JSON list).
  [[nodiscard]] std::string text_of(const Cell& cell, const Column& column);

  // No problem since this was made.
  [[nodiscard]] bool good() const { return problems_.count() == count_at_begin_; }
  [[nodiscard]] Place place(std::string_view column) const;

 private:
  [[nodiscard]] const Cell* find(const Column& column);
  [[nodiscard]] Counted counted_of(const Cell& cell, const Column& column);
  [[nodiscard]] std::int64_t number_of(const Cell& cell, const Column& column);

  Kind kind_;
  const Record& record_;
  const Options& options_;
  Problems& problems_;
  std::int64_t count_at_begin_;
};

}  // namespace packbench::importer
