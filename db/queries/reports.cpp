// The reports, one query each (F21, and the list of what was forced).
#include "db/reports.hpp"

#include <algorithm>
#include <array>

#include "db/reader_impl.hpp"

namespace packbench::db {
namespace {

using enum CellKind;

// Every query begins with these. `q` is what was asked, one row, with the journal's rows of that time.
#define PACKBENCH_ASKED                                                                              \
  "WITH q(from_ms, to_ms, from_seq, to_seq, language) AS MATERIALIZED (VALUES(?1, ?2, ?3, ?4, ?5))," \
  " acts AS (SELECT j.* FROM q CROSS JOIN journal j ON j.seq >= q.from_seq AND j.seq < q.to_seq) "
#define PACKBENCH_PARCELS                                                                                              \
  PACKBENCH_ASKED                                                                                                      \
  ", sent AS MATERIALIZED (SELECT p.sealed_ms, p.carrier, p.waybill, p.parcel, o.number, o.channel, o.id, o.due,"      \
  " coalesce(sum(c.quantity), 0) AS pieces, p.weight_g, coalesce(sum(c.quantity * coalesce(i.value, 0)), 0) AS value"  \
  " FROM q CROSS JOIN parcels p ON p.sealed_ms > 0 AND p.sealed_ms >= q.from_ms AND p.sealed_ms < q.to_ms"             \
  " JOIN orders o ON o.id = p.order_id LEFT JOIN parcel_contents c USING(parcel) LEFT JOIN items i ON i.item = c.item" \
  " GROUP BY p.parcel) "
#define PACKBENCH_NAME " CASE (SELECT language FROM q) WHEN 'en' THEN i.name_en ELSE i.name_zh END "
#define PACKBENCH_SUMS " count(*), sum(pieces), sum(weight_g), sum(value) "

// What every item did in that time, and what lies of it now; outside and what is on its way out are no place.
#define PACKBENCH_ITEMS                                                                                                    \
  PACKBENCH_ASKED                                                                                                          \
  ", moved AS (SELECT m.item, m.quantity, m.from_location AS f, m.to_location AS t, j.type FROM acts j"                    \
  " JOIN movements m USING(seq)),"                                                                                         \
  " did AS (SELECT item, sum(quantity * (type = 'receive.counted')) AS received,"                                          \
  " sum(quantity * ((f LIKE 'parcel:%' AND t LIKE 'outside:%') - (f LIKE 'outside:%' AND t LIKE 'parcel:%'))) AS shipped," \
  " sum(quantity * (type = 'returns.graded')) AS returned,"                                                                \
  " sum(quantity * (type = 'count.corrected') * iif(f LIKE 'outside:%', 1, -1)) AS corrected FROM moved GROUP BY item),"   \
  " lies AS (SELECT item, sum(quantity) AS now FROM balances WHERE quantity <> 0 AND location <> 'outside'"                \
  " AND location NOT LIKE 'outside:%' AND location NOT LIKE 'parcel:%' GROUP BY item)"                                     \
  " SELECT i.item," PACKBENCH_NAME                                                                                         \
  ", coalesce(received, 0), coalesce(shipped, 0), coalesce(returned, 0), coalesce(corrected, 0), coalesce(now, 0)"         \
  " FROM items i LEFT JOIN did USING(item) LEFT JOIN lies USING(item) "

struct Definition {
  std::string_view name;
  std::span<const ReportColumn> columns;
  const char* sql;
};

constexpr ReportColumn kDispatch[] = {
    {"sealed_at", moment}, {"carrier"},        {"waybill"},          {"parcel"},      {"order"},
    {"channel"},           {"pieces", number}, {"weight_g", number}, {"value", money}};
constexpr ReportColumn kDays[] = {
    {"day"}, {"carrier"}, {"parcels", number}, {"pieces", number}, {"weight_g", number}, {"value", money}};
constexpr ReportColumn kChannels[] = {{"channel"},
                                      {"orders", number},
                                      {"on_time", number},
                                      {"late", number},
                                      {"on_time_rate", percent},
                                      {"came_back", number},
                                      {"return_rate", percent}};
constexpr ReportColumn kReceipts[] = {
    {"at", moment}, {"document"},        {"item"},           {"name"},  {"lot"},
    {"expiry"},     {"condition", word}, {"pieces", number}, {"person"}};
constexpr ReportColumn kReturns[] = {
    {"at", moment},        {"document"},  {"order"},       {"channel"},        {"kind", word},
    {"packaging", word},   {"item"},      {"name"},        {"pieces", number}, {"grade"},
    {"disposition", word}, {"odd", word}, {"reason", word}};
constexpr ReportColumn kForced[] = {{"at", moment}, {"person"}, {"allowed_by"},     {"what", event},
                                    {"document"},   {"item"},   {"pieces", number}, {"reason", word}};
constexpr ReportColumn kItems[] = {{"item"},
                                   {"name"},
                                   {"received", number},
                                   {"shipped", number},
                                   {"returned", number},
                                   {"corrected", number},
                                   {"lies", number}};
constexpr ReportColumn kPeople[] = {
    {"person"},           {"orders", number},  {"lines", number},     {"parcels", number}, {"pieces", number},
    {"scans", number},    {"minutes", number}, {"per_order", number}, {"stops", number},   {"undone", number},
    {"released", number}, {"shorted", number}, {"received", number},  {"picked", number},  {"moved", number},
    {"counted", number},  {"returned", number}};

constexpr Definition kReports[] = {
    {"dispatch", kDispatch,
     PACKBENCH_PARCELS
     "SELECT sealed_ms, carrier, waybill, parcel, number, channel, pieces, weight_g, value FROM sent"
     " ORDER BY carrier, sealed_ms, parcel"},
    {"days", kDays,
     PACKBENCH_PARCELS
     "SELECT date(sealed_ms / 1000, 'unixepoch', 'localtime') AS day, carrier," PACKBENCH_SUMS
     "FROM sent GROUP BY day, carrier ORDER BY day, carrier"},
    // Of the orders that were shipped then: sealed before their time, and come back until now.
    {"channels", kChannels,
     PACKBENCH_PARCELS
     ", shipped AS (SELECT channel, max(sealed_ms) / 1000 <= due AS in_time, EXISTS (SELECT 1 FROM returned_pieces r"
     " WHERE r.number = sent.number AND r.odd = '') AS back FROM sent GROUP BY id)"
     " SELECT channel, count(*), sum(in_time), count(*) - sum(in_time), round(100.0 * sum(in_time) / count(*), 1),"
     " sum(back), round(100.0 * sum(back) / count(*), 1) FROM shipped GROUP BY channel ORDER BY channel"},
    {"receipts", kReceipts,
     PACKBENCH_ASKED
     "SELECT j.at_ms, substr(j.stream, 9), i.item," PACKBENCH_NAME
     ", coalesce(j.payload ->> '$.goods.lot', ''), coalesce(j.payload ->> '$.goods.expiry', ''),"
     " 'report.is_' || coalesce(j.payload ->> '$.goods.condition', 'sound'), j.payload ->> 'quantity', j.person"
     " FROM acts j JOIN items i ON i.item = j.payload ->> '$.goods.item' WHERE j.type = 'receive.counted'"
     " AND NOT EXISTS (SELECT 1 FROM journal u WHERE u.stream = j.stream AND u.type = 'receive.undone'"
     " AND u.payload ->> 'entry' IS j.payload ->> 'entry') ORDER BY j.seq"},
    {"returns", kReturns,
     PACKBENCH_ASKED
     "SELECT r.began_ms, r.document, r.number, r.channel, 'report.is_' || nullif(r.kind, ''),"
     " 'report.is_' || nullif(r.packaging, ''), coalesce(x.item, '')," PACKBENCH_NAME
     ", coalesce(x.quantity, 0), coalesce(x.grade, ''), 'report.is_' || nullif(x.disposition, ''),"
     " 'report.is_' || nullif(x.odd, ''), r.reason FROM q CROSS JOIN returns r ON r.began_ms >= q.from_ms"
     " AND r.began_ms < q.to_ms LEFT JOIN returned_pieces x USING(document) LEFT JOIN items i ON i.item = x.item"
     " ORDER BY r.began_ms, r.document, x.entry"},
    // F20: every exception has a name and a reason.
    {"forced", kForced,
     PACKBENCH_ASKED
     "SELECT at_ms, person, coalesce(payload ->> 'by', ''), type, substr(stream, instr(stream, ':') + 1),"
     " coalesce(payload ->> 'item', payload ->> '$.goods.item', ''), coalesce(payload ->> 'quantity', 0),"
     " coalesce(payload ->> 'reason', payload ->> 'cause', '') FROM acts WHERE type IN ('pack.released',"
     " 'pack.shorted', 'pack.unsealed', 'order.reshipped', 'pick.shorted', 'handover.reopened', 'count.approved', 'ticket.closed')"
     " OR (type IN ('pack.weighed', 'receive.inspected') AND payload ->> 'by' <> '')"
     " OR (type = 'print.requested' AND payload ->> 'reason' <> '') ORDER BY seq"},
    {"items", kItems, PACKBENCH_ITEMS "ORDER BY i.item"},
    {"slow", kItems,
     PACKBENCH_ITEMS "WHERE now > 0 ORDER BY coalesce(shipped, 0), now DESC, i.item LIMIT 100"},
    // Minutes: between two acts of one person, where there are at most five of them. Errors stand beside
    // speed, and how much an order holds beside both. Rows are made small first, and few before they are told
    // apart.
    {"people", kPeople,
     PACKBENCH_ASKED
     ", said AS MATERIALIZED (SELECT seq, person, type, at_ms, CASE WHEN type IN ('pack.scanned', 'pack.undone',"
     " 'pack.released', 'pack.shorted', 'receive.counted', 'pick.picked', 'move.moved', 'count.scanned',"
     " 'returns.graded') THEN coalesce(payload ->> 'quantity', 0) ELSE 0 END AS pieces,"
     " CASE type WHEN 'pack.scanned' THEN stream || ' ' || (payload ->> 'line') END AS line FROM acts WHERE person <> ''),"
     " mine AS (SELECT person, type, pieces, line, at_ms - lag(at_ms) OVER (PARTITION BY person ORDER BY seq) AS gap"
     " FROM said),"
     " kinds AS MATERIALIZED (SELECT person, type, count(*) AS times, sum(pieces) AS pieces,"
     " count(DISTINCT line) AS lines, sum(iif(gap BETWEEN 0 AND 300000, gap, 0)) AS ms FROM mine GROUP BY person, type),"
     " sums AS (SELECT person, sum(times * (type = 'pack.opened')) AS orders, sum(lines) AS lines,"
     " sum(times * (type = 'pack.sealed')) AS parcels, sum(pieces * (type = 'pack.scanned')) AS pieces,"
     " sum(times * (type = 'pack.scanned')) AS scans, sum(ms) / 60000 AS minutes,"
     " sum(times * (type = 'lane.stopped')) AS stops, sum(pieces * (type = 'pack.undone')) AS undone,"
     " sum(pieces * (type = 'pack.released')) AS released, sum(pieces * (type = 'pack.shorted')) AS shorted,"
     " sum(pieces * (type = 'receive.counted')) AS received, sum(pieces * (type = 'pick.picked')) AS picked,"
     " sum(pieces * (type = 'move.moved')) AS moved, sum(pieces * (type = 'count.scanned')) AS counted,"
     " sum(pieces * (type = 'returns.graded')) AS returned FROM kinds GROUP BY person)"
     " SELECT person, orders, lines, parcels, pieces, scans, minutes, round(1.0 * pieces / nullif(orders, 0), 1), stops,"
     " undone, released, shorted, received, picked, moved, counted, returned FROM sums ORDER BY person"},
};

constexpr auto kNames = [] {
  std::array<std::string_view, std::size(kReports)> names;
  std::transform(std::begin(kReports), std::end(kReports), names.begin(),
                 [](const Definition& row) { return row.name; });
  return names;
}();

// The first row of that time or later. Rows come in the order of time but for a clock that was set back; what
// was written meanwhile is then told with its neighbours.
std::int64_t seq_at(Connection& db, std::int64_t at_ms) {
  std::int64_t low = 1, high = 1;
  {
    auto last = db.query("SELECT coalesce(max(seq), 0) + 1 FROM journal");
    if (last.next()) high = last.number(0);
  }
  while (low < high) {
    const auto middle = low + (high - low) / 2;
    auto row = db.query("SELECT at_ms FROM journal WHERE seq = ?", middle);
    if (row.next() && row.number(0) < at_ms) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

}  // namespace

std::span<const std::string_view> report_names() {
  return kNames;
}

std::optional<Report> SqliteReader::report(std::string_view name, const ReportQuery& asked) {
  const auto* definition = std::find_if(std::begin(kReports), std::end(kReports),
                                        [&](const Definition& row) { return row.name == name; });
  if (definition == std::end(kReports)) return std::nullopt;
  const Snapshot snapshot(db_);
  Report report{definition->name, definition->columns, {}};
  auto rows = db_.query(definition->sql, asked.from_ms, asked.to_ms, seq_at(db_, asked.from_ms),
                        seq_at(db_, asked.to_ms), asked.language);
  while (rows.next()) {
    auto& row = report.rows.emplace_back();
    for (int column = 0; column < static_cast<int>(report.columns.size()); ++column)
      row.push_back(rows.text(column));
  }
  return report;
}

}  // namespace packbench::db
