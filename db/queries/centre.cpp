// What the centre told of leases, and what it must still be told.
#include "db/reader_impl.hpp"

namespace packbench::db {
namespace {

#define PACKBENCH_LEASE                                                                         \
  "SELECT l.number, l.token, l.state, l.granted, coalesce(r.boot, ''),"                         \
  " coalesce(r.until_ms, 0), l.bench, l.why,"                                                   \
  " iif(o.cancelled = 1 AND o.state = 'open', 'cancelled', coalesce(o.state, '')),"             \
  " coalesce(o.state = 'packing' OR EXISTS(SELECT 1 FROM parcels p WHERE p.order_id = o.id AND" \
  " p.state = 'sealed'), 0)"                                                                    \
  " FROM leases l LEFT JOIN orders o ON o.number = l.number"                                    \
  " LEFT JOIN renewal r ON r.granted >= l.granted AND l.state <> 'ended' "

LeaseRow lease_row(const Rows& rows) {
  return {rows.text(0),   rows.number(1), rows.text(2), rows.number(3), rows.text(4),
          rows.number(5), rows.text(6),   rows.text(7), rows.text(8),   rows.flag(9)};
}

}  // namespace

std::optional<LeaseRow> SqliteReader::lease(std::string_view order) {
  auto rows = db_.query(PACKBENCH_LEASE "WHERE l.number = ?", order);
  return rows.next() ? std::optional(lease_row(rows)) : std::nullopt;
}

std::vector<LeaseRow> SqliteReader::leases() {
  std::vector<LeaseRow> found;
  auto rows = db_.query(
      PACKBENCH_LEASE
      "WHERE l.number IN (SELECT number FROM leases WHERE state <> 'over' AND state IN ('held', 'wanted')"
      " UNION SELECT number FROM lanes WHERE number IS NOT NULL) ORDER BY l.number");
  while (rows.next()) found.push_back(lease_row(rows));
  return found;
}

std::string SqliteReader::centre_cursor() {
  auto row = db_.query("SELECT cursor FROM centre");
  return row.next() ? row.text(0) : "";
}

std::int64_t SqliteReader::newest_row() {
  auto row = db_.query("SELECT coalesce(max(seq), 0) FROM journal");
  return row.next() ? row.number(0) : 0;
}

std::string SqliteReader::row_hash(std::int64_t seq) {
  auto row = db_.query("SELECT hash FROM journal WHERE seq = ?", seq);
  return row.next() ? row.text(0) : "";
}

std::vector<records::ChainedRow> SqliteReader::chained_after(std::int64_t seq, std::size_t limit,
                                                             std::size_t bytes) {
  std::vector<records::ChainedRow> found;
  std::size_t size = 0;
  auto rows = db_.query(
      "SELECT seq, at_ms, lane, person, stream, input_id, source, raw, aim, type, payload, hash FROM journal"
      " WHERE seq > ? ORDER BY seq LIMIT ?",
      seq, limit_of(limit));
  while ((found.empty() || size < bytes) && rows.next()) {
    auto& chained = found.emplace_back();
    chained.row = {rows.number(0), rows.number(1), rows.text(2), rows.text(3),
                   rows.text(4),   std::nullopt,   rows.text(9), rows.text(10)};
    chained.hash = rows.text(11);
    if (!rows.null(6)) {
      auto& input = chained.row.input.emplace();
      if (!rows.null(5)) input.id = rows.text(5);
      input.source = rows.text(6);
      input.raw = rows.text(7);
      input.aim = rows.text(8);
    }
    size += chained.row.payload.size() + (chained.row.input ? 2 * chained.row.input->raw.size() : 0) + 256;
  }
  return found;
}

#undef PACKBENCH_LEASE

}  // namespace packbench::db
