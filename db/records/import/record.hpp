// One row of CSV or one object of JSON Lines, seen alike.
#pragma once
#include <boost/json/value.hpp>
#include <map>
#include <string>
#include <string_view>

#include "db/records/import/import.hpp"

namespace packbench::importer {

struct Cell {
  Place place;
  boost::json::value value;  // of CSV always a string
};

struct Record {
  std::int64_t line = 0;
  std::map<std::string, Cell, std::less<>> cells;  // by column; those that are empty or null are left out

  [[nodiscard]] bool has(std::string_view column) const { return cells.find(column) != cells.end(); }
};

}  // namespace packbench::importer
