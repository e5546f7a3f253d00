// Reports: tables over a range of time, each drawn from the journal and the tables by one query.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace packbench::db {

// How a cell is to be shown.
enum class CellKind {
  text,
  number,
  money,    // above or equal 0, in the smallest unit of the currency
  percent,  // one digit behind the point
  moment,   // UTC, ms since 1970; empty: never
  word,     // key of the catalogue, or any text as it shall be shown
  event,    // type of an event
};

struct ReportColumn {
  std::string_view key;
  CellKind kind = CellKind::text;
};

struct Report {
  std::string_view name;
  std::span<const ReportColumn> columns;
  std::vector<std::vector<std::string>> rows;  // as many cells as columns
};

// From the first to before the second, UTC in ms since 1970; names in that language ("en" or "zh-CN").
struct ReportQuery {
  std::int64_t from_ms = 0, to_ms = 0;
  std::string language;
};

// In the order in which they are offered.
[[nodiscard]] std::span<const std::string_view> report_names();

}  // namespace packbench::db
