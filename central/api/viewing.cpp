// What the centre's page asks.
#include "central/api/viewing.hpp"

#include <boost/describe/enum_to_string.hpp>

#include "central/api/bodies.hpp"
#include "central/tables.hpp"

namespace packbench::central {
namespace {

using http::json_response;

json::array columns_json(const Table& table) {
  json::array columns;
  for (const auto& column : table.columns)
    columns.push_back({{"key", column.key}, {"kind", boost::describe::enum_to_string(column.kind, "")}});
  return columns;
}

json::array rows_json(const RowsFound& found) {
  json::array rows;
  for (const auto& cells : found.rows) {
    json::array row;
    for (const auto& cell : cells) row.push_back(cell ? json::value(*cell) : json::value());
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace

http::Response get_viewer(Centre&, pg::Connection& db, const Caller& viewer, const http::Request&) {
  const auto now = db.run("SELECT date_trunc('second', clock_timestamp())::timestamp").text(0, 0);
  return json_response({{"viewer", viewer.name}, {"now", now}, {"version", PACKBENCH_VERSION}});
}

http::Response get_table(Centre&, pg::Connection& db, const Caller&, const http::Request& request) {
  const auto* table = find_table(request.params.at("table"));
  if (!table) return http::problem(404, "no_such_table", "there is no table of that name");
  const auto wanted = rows_wanted_in(request);
  if (!wanted) return wanted.error();
  const auto found = rows_of(db, *table, *wanted);
  return json_response(
      {{"columns", columns_json(*table)}, {"rows", rows_json(found)}, {"total", found.total}});
}

http::Response post_ticket_end(Centre&, pg::Connection& db, const Caller& viewer,
                               const http::Request& request) {
  auto end = ticket_end_in(request);
  if (!end) return end.error();
  end->by = viewer.name;
  if (end_ticket(db, *end)) return json_response(json::object{});
  return http::problem(404, "ticket.not_open",
                       "it is closed already, or a bench's: those are closed at its desk");
}

}  // namespace packbench::central
