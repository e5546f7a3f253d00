// What people are shown of the centre.
#include "central/tables.hpp"

#include <algorithm>

namespace packbench::central {
namespace {

using enum CellKind;

// What calls for somebody: how many, and since when. A line that is well asks every 30 s, and that is noted
// every 20.
constexpr const char* kNeeds =
    "SELECT 'tickets', count(*), date_trunc('second', min(opened_at))::timestamp FROM (SELECT opened_at FROM tickets"
    " WHERE state = 'open' UNION ALL SELECT opened_at FROM system_tickets WHERE state = 'open') t"
    " UNION ALL SELECT 'late', count(*), to_timestamp(min(due))::timestamp FROM orders"
    " WHERE state = 'open' AND NOT cancelled AND due < extract(epoch FROM now())::bigint"
    " UNION ALL SELECT 'silent', count(*), date_trunc('second', min(heard_at))::timestamp FROM benches"
    " WHERE revoked_at IS NULL AND key_hash IS NOT NULL AND coalesce(heard_at < now() - interval '2 minutes', true)"
    " UNION ALL SELECT 'unsent', count(*), date_trunc('second', min(pushed_at))::timestamp FROM benches"
    " WHERE revoked_at IS NULL AND newest > kept AND coalesce(pushed_at < now() - interval '2 minutes', true)"
    " AND heard_at > now() - interval '2 minutes'"
    " UNION ALL SELECT 'run out', count(*), date_trunc('second', min(lease_until))::timestamp FROM orders"
    " WHERE state = 'open' AND lease_until < now()"
    " UNION ALL SELECT 'negative', count(*), NULL FROM (SELECT FROM stock WHERE EXISTS (SELECT 1 FROM facts"
    " WHERE kind = 'location' AND subject = location) GROUP BY location, item, lot HAVING sum(quantity) < 0) s"
    " UNION ALL SELECT 'undone', count(*), date_trunc('second', min(done_at))::timestamp FROM (SELECT max(done_at) done_at"
    " FROM systems JOIN readers r ON system = id WHERE revoked_at IS NULL AND r.done_at < now() - interval '10 minutes'"
    " AND (SELECT at_ms FROM journal j WHERE (j.xid, j.bench, j.seq) > (r.xid, r.bench, r.seq) ORDER BY j.xid, j.bench, j.seq"
    " LIMIT 1) < extract(epoch FROM now() - interval '10 minutes') * 1000 GROUP BY id) u";

constexpr const char* kBenches =
    "SELECT name, CASE WHEN revoked_at IS NOT NULL THEN 'revoked' WHEN key_hash IS NULL THEN 'code made'"
    " WHEN heard_at > now() - interval '2 minutes' THEN 'on line' ELSE 'silent' END,"
    " date_trunc('second', heard_at)::timestamp, kept, greatest(newest - kept, 0),"
    " date_trunc('second', pushed_at)::timestamp, date_trunc('second', pulled_at)::timestamp,"
    " (SELECT count(*) FROM orders o WHERE o.bench = b.id AND o.state = 'open') FROM benches b";

// What goes on now, and what ended within a day: those that ended before are not even looked at.
constexpr const char* kFlow =
    "SELECT CASE WHEN cancelled THEN 'being cancelled' WHEN bench IS NULL THEN 'waiting' WHEN sealed > 0 THEN 'in part'"
    " ELSE 'leased' END, count(*) FROM orders WHERE state = 'open' GROUP BY 1 UNION ALL"
    " SELECT state, count(*) FROM orders WHERE state <> 'open' AND ended_at > now() - interval '1 day' GROUP BY 1";

// By its whole number, tote or waybill, whether it ended or not: there is an index of each.
constexpr const char* kFound =
    "SELECT number, CASE WHEN state <> 'open' THEN state WHEN cancelled THEN 'being cancelled' WHEN o.bench IS NULL THEN 'waiting'"
    " WHEN sealed > 0 THEN 'in part' ELSE 'leased' END, b.name, to_timestamp(nullif(due, 253402300799))::timestamp,"
    " date_trunc('second', ended_at)::timestamp, sealed, tote, (SELECT string_agg(waybill, ', ' ORDER BY parcel)"
    " FROM parcels p WHERE p.number = o.number AND sealed) FROM orders o LEFT JOIN benches b ON b.id = o.bench"
    " WHERE $1::text <> '' AND number IN (SELECT number FROM orders WHERE number IN ($1, upper($1))"
    " UNION SELECT number FROM orders WHERE tote <> '' AND tote IN ($1, upper($1))"
    " UNION SELECT number FROM parcels WHERE waybill <> '' AND waybill IN ($1, upper($1)))";

constexpr const char* kUnended =
    "SELECT number, to_timestamp(nullif(due, 253402300799))::timestamp, b.name,"
    " CASE WHEN o.bench IS NULL THEN '' WHEN lease_until < now() THEN 'run out' ELSE 'lasts' END, sealed,"
    " CASE WHEN cancelled THEN 'cancelled' WHEN due < extract(epoch FROM now())::bigint THEN 'late' ELSE '' END"
    " FROM orders o LEFT JOIN benches b ON b.id = o.bench WHERE state = 'open'";

constexpr const char* kLeases =
    "SELECT number, token, b.name, date_trunc('second', lease_until)::timestamp,"
    " CASE WHEN lease_until < now() THEN 'run out' ELSE 'lasts' END, w.name FROM orders o"
    " JOIN benches b ON b.id = o.bench LEFT JOIN benches w ON w.id = o.wanted_bench WHERE state = 'open'";

constexpr const char* kTickets =
    "SELECT CASE bench WHEN 'centre' THEN 'centre' ELSE 'bench' END, bench, ticket, kind, document,"
    " date_trunc('second', opened_at)::timestamp, text FROM tickets WHERE state = 'open' UNION ALL"
    " SELECT 'system', s.name, t.name, 'system', about, date_trunc('second', opened_at)::timestamp, text"
    " FROM system_tickets t JOIN systems s ON s.id = t.system WHERE state = 'open'";

constexpr const char* kClosed =
    "SELECT bench, ticket, kind, date_trunc('second', closed_at)::timestamp, closed_by, reason FROM tickets"
    " WHERE state = 'closed' AND closed_at > now() - interval '7 days' UNION ALL"
    " SELECT s.name, t.name, 'system', date_trunc('second', closed_at)::timestamp, closed_by, reason"
    " FROM system_tickets t JOIN systems s ON s.id = t.system"
    " WHERE state = 'closed' AND closed_at > now() - interval '7 days'";

constexpr const char* kStock =
    "SELECT location, item, lot, sum(quantity), CASE WHEN sum(quantity) < 0 THEN 'negative' ELSE '' END FROM stock"
    " WHERE EXISTS (SELECT 1 FROM facts WHERE kind = 'location' AND subject = location)"
    " GROUP BY 1, 2, 3 HAVING sum(quantity) <> 0";

const Column kOrder{"order", "order"}, kBench{"bench", "bench"}, kState{"state", "state", word},
    kNumberOfOrders{"orders", "orders", number}, kShipBy{"ship_by", "ship by (UTC)", time},
    kParcels{"parcels", "parcels", number}, kNote{"note", "note", word}, kLease{"lease", "lease", word},
    kFrom{"from", "from"}, kTicket{"ticket", "ticket"}, kKind{"kind", "kind", word};

std::string quoted_keys(const Table& table, bool texts_alone) {
  std::string list;
  for (const auto& column : table.columns)
    if (!texts_alone || column.kind == text) list += (list.empty() ? "\"" : ", \"") + column.key + "\"";
  return list;
}

// One text for each table, so that it is prepared once.
std::string statement_of(const Table& table) {
  const auto texts = quoted_keys(table, true);
  return "SELECT *, count(*) OVER () AS all_rows FROM (" + table.sql + ") t(" + quoted_keys(table, false) +
         ") WHERE $1::text = ''" +
         (texts.empty() ? "" : " OR strpos(lower(concat_ws(chr(10), " + texts + ")), lower($1)) > 0") +
         " ORDER BY " + table.order + " LIMIT nullif($2::bigint, 0) OFFSET $3::bigint";
}

}  // namespace

const std::vector<Table>& tables() {
  static const std::vector<Table> all{
      {"needs",
       {{"need", "what", word}, {"count", "how many", number}, {"since", "since (UTC)", time}},
       kNeeds,
       "array_position(ARRAY['tickets', 'late', 'silent', 'unsent', 'run out', 'negative', 'undone'], need)"},
      {"benches",
       {kBench,
        kState,
        {"heard", "heard (UTC)", time},
        {"rows", "rows", number},
        {"unsent", "unsent", number},
        {"pushed", "last row (UTC)", time},
        {"pulled", "last pull (UTC)", time},
        {"holds", "holds", number}},
       kBenches,
       "state <> 'silent', state = 'revoked', unsent = 0, bench"},
      {"systems",
       {{"system", "order system"}, kState, {"done", "outcomes done (UTC)", time}},
       "SELECT name, CASE WHEN revoked_at IS NULL THEN 'active' ELSE 'revoked' END,"
       " (SELECT date_trunc('second', max(done_at))::timestamp FROM readers WHERE system = id) FROM systems",
       "system"},
      {"viewers",
       {{"viewer", "viewer"}, kState, {"added", "added (UTC)", time}},
       "SELECT name, CASE WHEN revoked_at IS NULL THEN 'active' ELSE 'revoked' END,"
       " date_trunc('second', added_at)::timestamp FROM viewers",
       "viewer"},
      {"orders",
       {kState,
        kNumberOfOrders,
        {"waiting", "waiting", number},
        {"leased", "leased", number},
        {"cancelled", "cancelled", number}},
       "SELECT state, count(*), count(*) FILTER (WHERE state = 'open' AND bench IS NULL),"
       " count(*) FILTER (WHERE state = 'open' AND bench IS NOT NULL),"
       " count(*) FILTER (WHERE state = 'open' AND cancelled) FROM orders GROUP BY state",
       "state"},
      {"flow",
       {kState, kNumberOfOrders},
       kFlow,
       "array_position(ARRAY['waiting', 'leased', 'in part', 'being cancelled', 'shipped', 'shorted', 'cancelled'], state)"},
      {"found",
       {kOrder,
        kState,
        kBench,
        kShipBy,
        {"ended", "ended (UTC)", time},
        kParcels,
        {"tote", "tote"},
        {"waybills", "waybills"}},
       kFound,
       "\"order\""},
      {"unended",
       {kOrder, kShipBy, kBench, kLease, kParcels, kNote},
       kUnended,
       "ship_by NULLS LAST, \"order\""},
      {"leases",
       {kOrder,
        {"token", "token", number},
        kBench,
        {"until", "until (UTC)", time},
        kLease,
        {"wanted_by", "wanted by"}},
       kLeases,
       "lease <> 'run out', \"order\""},
      {"tickets",
       {{"of", "of", word},
        kFrom,
        kTicket,
        kKind,
        {"about", "about"},
        {"opened", "opened (UTC)", time},
        {"text", "text"}},
       kTickets,
       "opened, ticket"},
      {"closed",
       {kFrom, kTicket, kKind, {"closed", "closed (UTC)", time}, {"by", "by"}, {"reason", "what came of it"}},
       kClosed,
       "closed DESC, ticket"},
      {"stock",
       {{"location", "location"}, {"item", "item"}, {"lot", "lot"}, {"pieces", "pieces", number}, kNote},
       kStock,
       "note <> 'negative', location, item, lot"}};
  return all;
}

const Table* find_table(std::string_view name) {
  const auto found =
      std::find_if(tables().begin(), tables().end(), [&](const Table& table) { return table.name == name; });
  return found == tables().end() ? nullptr : &*found;
}

RowsFound rows_of(pg::Connection& db, const Table& table, const RowsWanted& wanted) {
  const auto rows = db.run(statement_of(table), {wanted.find, wanted.limit, wanted.from});
  const auto width = static_cast<int>(table.columns.size());
  RowsFound found;
  if (!rows.empty()) found.total = rows.number(0, width);
  for (int row = 0; row < rows.size(); ++row) {
    auto& cells = found.rows.emplace_back();
    for (int column = 0; column < width; ++column)
      cells.push_back(rows.is_null(row, column) ? std::nullopt : std::optional(rows.text(row, column)));
  }
  return found;
}

}  // namespace packbench::central
