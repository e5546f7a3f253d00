// What benches did, for order systems.
#include "central/outcomes.hpp"

#include "central/cursor.hpp"

namespace packbench::central {
namespace {

constexpr const char* kAfter =
    "SELECT j.xid, j.bench, j.seq, b.name, at_ms, stream, person, type, payload FROM journal j"
    " JOIN benches b ON b.id = j.bench"
    " WHERE (j.xid, j.bench, j.seq) > ($1::xid8, $2::integer, $3::bigint) AND j.xid < $4::xid8"
    " AND (cardinality($5::text[]) = 0 OR type = ANY($5::text[])) ORDER BY j.xid, j.bench, j.seq LIMIT $6";

json::object outcome_of(const pg::Rows& rows, int row) {
  boost::system::error_code error;
  auto payload = json::parse(rows.text(row, 8), error);
  if (error) payload = json::object{};  // there is a ticket of it
  return {{"bench", rows.text(row, 3)},   {"seq", rows.number(row, 2)},  {"at_ms", rows.number(row, 4)},
          {"stream", rows.text(row, 5)},  {"person", rows.text(row, 6)}, {"type", rows.text(row, 7)},
          {"payload", std::move(payload)}};
}

constexpr const char* kOfStream =
    "SELECT j.xid, j.bench, j.seq, b.name, at_ms, stream, person, type, payload FROM journal j"
    " JOIN benches b ON b.id = j.bench WHERE stream = $5"
    " AND (j.xid, j.bench, j.seq) > ($1::xid8, $2::integer, $3::bigint) AND j.xid < $4::xid8"
    " ORDER BY j.xid, j.bench, j.seq LIMIT $6";

}  // namespace

http::Outcome<Page> outcomes_after(pg::Connection& db, const std::string& after, std::int64_t limit,
                                   const std::vector<std::string>& types) {
  const auto cursor = cursor_from(after);
  const auto told = horizon(db);
  if (!cursor || cursor->transaction > told)
    return http::problem(400, "bad_cursor", "no cursor of this centre: begin without one");
  const auto rows = db.run(kAfter, {cursor->transaction, cursor->row[0], cursor->row[1], told, types, limit});
  Page page{{}, to_text({told, {}}), rows.size() == limit, told};
  for (int i = 0; i < rows.size(); ++i) page.rows.push_back(outcome_of(rows, i));
  const auto last = rows.size() - 1;
  if (page.more) page.next = to_text({rows.number(last, 0), {rows.number(last, 1), rows.number(last, 2)}});
  return page;
}

http::Outcome<Page> outcomes_of(pg::Connection& db, const std::string& stream, const std::string& after,
                                std::int64_t limit) {
  const auto cursor = cursor_from(after);
  if (!cursor) return http::problem(400, "bad_cursor", "no cursor of this centre: begin without one");
  const auto told = horizon(db);
  const auto rows =
      db.run(kOfStream, {cursor->transaction, cursor->row[0], cursor->row[1], told, stream, limit});
  Page page{{}, after, rows.size() == limit, told};
  for (int i = 0; i < rows.size(); ++i) page.rows.push_back(outcome_of(rows, i));
  const auto last = rows.size() - 1;
  if (!rows.empty())
    page.next = to_text({rows.number(last, 0), {rows.number(last, 1), rows.number(last, 2)}});
  return page;
}

}  // namespace packbench::central
