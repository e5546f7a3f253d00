// What benches must know.
#include "central/changes.hpp"

#include "central/cursor.hpp"
#include "central/orders.hpp"
#include "central/tidy.hpp"
#include "db/records/wire.hpp"

namespace packbench::central {
namespace {

// Both halves come from the index in the order that is wanted.
constexpr const char* kAfter =
    "SELECT * FROM ("
    " (SELECT xid, id, type, payload FROM changes WHERE bench = $1 AND (xid, id) > ($2::xid8, $3::bigint)"
    "   AND xid < $4::xid8 ORDER BY xid, id LIMIT $5)"
    " UNION ALL"
    " (SELECT xid, id, type, payload FROM changes WHERE bench IS NULL AND (xid, id) > ($2::xid8, $3::bigint)"
    "   AND xid < $4::xid8 AND origin IS DISTINCT FROM $1 ORDER BY xid, id LIMIT $5)"
    ") c ORDER BY xid, id LIMIT $5";

json::object change_of(pg::Connection& db, const pg::Rows& rows, int row) {
  const auto type = rows.text(row, 2);
  auto payload = json::parse(rows.text(row, 3));
  if (type == records::kOrderFact) payload = order_fact(db, std::string(payload.at("order").as_string()));
  return {
      {"id", rows.text(row, 0) + "." + rows.text(row, 1)}, {"type", type}, {"payload", std::move(payload)}};
}

}  // namespace

void tell(pg::Connection& db, std::int64_t bench, std::string_view type, const json::value& payload) {
  db.run("INSERT INTO changes(bench, type, payload) VALUES($1, $2, $3)",
         {bench, type, json::serialize(payload)});
}

void tell_all(pg::Connection& db, std::int64_t origin, std::string_view type, const json::value& payload) {
  db.run("INSERT INTO changes(origin, type, payload) VALUES(nullif($1::integer, 0), $2, $3)",
         {origin, type, json::serialize(payload)});
}

void tell_all(pg::Connection& db, std::int64_t origin, std::string_view type,
              const std::vector<json::value>& payloads) {
  std::vector<std::string> texts;
  for (const auto& payload : payloads) texts.push_back(json::serialize(payload));
  db.run(
      "INSERT INTO changes(origin, type, payload) SELECT nullif($1::integer, 0), $2, t"
      " FROM unnest($3::text[]) WITH ORDINALITY p(t, n) ORDER BY n",
      {origin, type, texts});
}

void tell_order(pg::Connection& db, std::int64_t bench, const std::string& order) {
  tell(db, bench, records::kOrderFact, json::object{{"order", order}});
}

std::vector<std::int64_t> benches_that_had(pg::Connection& db, const std::string& order) {
  const auto rows = db.run(
      "SELECT bench FROM leases WHERE number = $1 UNION SELECT bench FROM parcels WHERE number = $1 ORDER BY 1",
      {order});
  std::vector<std::int64_t> benches;
  for (int i = 0; i < rows.size(); ++i) benches.push_back(rows.number(i, 0));
  return benches;
}

http::Outcome<Page> changes_after(pg::Connection& db, const Caller& bench, const std::string& after,
                                  std::int64_t limit) {
  const auto cursor = cursor_from(after);
  const auto told = horizon(db);
  if (!cursor || cursor->transaction > told)
    return http::problem(400, "bad_cursor", "no cursor of this centre: begin without one");
  if (!note_reading(db, bench.id, after))
    return http::problem(410, "cursor.gone",
                         "what was told behind this cursor was put together since: a backup that was put back"
                         " is too old, enrol the machine as another bench");
  const auto rows = db.run(kAfter, {bench.id, cursor->transaction, cursor->row[0], told, limit});
  Page page{{}, after.empty() ? to_text({}) : after, rows.size() == limit, told};
  for (int i = 0; i < rows.size(); ++i) page.rows.push_back(change_of(db, rows, i));
  if (page.rows.empty()) return page;
  const auto last = rows.size() - 1;
  page.next = to_text(page.more ? Cursor{rows.number(last, 0), {rows.number(last, 1), 0}} : Cursor{told, {}});
  return page;
}

}  // namespace packbench::central
