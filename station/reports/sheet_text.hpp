// A sheet as programs and spreadsheets take it.
#pragma once
#include <boost/json/object.hpp>
#include <string>

#include "printing/sheet.hpp"

namespace packbench::station {

// RFC 4180, UTF-8 with a byte order mark, so that a spreadsheet reads Chinese; the first line has the
// columns' keys. A cell that a spreadsheet would run as a formula gets a quote mark in front: numbers of
// orders and waybills come from outside.
[[nodiscard]] std::string sheet_csv(const printing::Sheet& sheet);

// {"title","notes":[…],"columns":[{"key","title","number"}],"rows":[[…]]}; cells are text.
[[nodiscard]] boost::json::object sheet_json(const printing::Sheet& sheet);

}  // namespace packbench::station
