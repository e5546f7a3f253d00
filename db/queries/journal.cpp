// The journal as it was written, and how much there is.
#include "db/journal.hpp"

#include "db/reader_impl.hpp"

namespace packbench::db {
namespace {

#define PACKBENCH_ROW                                                                                      \
  "SELECT seq, at_ms, lane, person, stream, coalesce(source, ''), coalesce(raw, x''), coalesce(aim, ''), " \
  "type, payload FROM journal "

records::Event event_of(const std::string& type, const std::string& payload) {
  auto event = event_from_text(type, payload);
  if (!event) throw std::runtime_error("unreadable event in the store: " + event.error().message);
  return *std::move(event);
}

StoredEvent stored_row(const Rows& rows) {
  StoredEvent e{rows.number(0), rows.number(1), rows.text(2), rows.text(3), rows.text(4),
                rows.text(5),   rows.text(6),   rows.text(7), rows.text(8), std::nullopt};
  if (e.type != kNoted) e.event = event_of(e.type, rows.text(9));
  return e;
}

std::vector<StoredEvent> stored(Rows rows) {
  std::vector<StoredEvent> found;
  while (rows.next()) found.push_back(stored_row(rows));
  return found;
}

}  // namespace

std::vector<StoredEvent> SqliteReader::order_events(std::string_view order) {
  return stream("order:" + std::string(order));
}

std::vector<StoredEvent> SqliteReader::stream(std::string_view stream) {
  return stored(db_.query(PACKBENCH_ROW "WHERE stream = ? ORDER BY seq", stream));
}

std::vector<StoredEvent> SqliteReader::availability(std::int64_t from_ms, std::int64_t to_ms) {
  auto rows = db_.query(PACKBENCH_ROW
                        "WHERE stream = 'availability' AND seq >= coalesce((SELECT seq FROM journal"
                        " WHERE stream = 'availability' AND type = 'bench.started' AND at_ms < ?"
                        " ORDER BY seq DESC LIMIT 1), 0) ORDER BY seq",
                        from_ms);
  std::vector<StoredEvent> found;
  while (rows.next()) {
    found.push_back(stored_row(rows));
    const auto& last = found.back();
    if (last.at_ms >= to_ms && last.event->is<records::BenchStarted>()) break;
  }
  return found;
}

std::vector<StoredEvent> SqliteReader::journal_after(std::int64_t seq, std::size_t limit) {
  return stored(db_.query(PACKBENCH_ROW "WHERE seq > ? ORDER BY seq LIMIT ?", seq, limit_of(limit)));
}

bool SqliteReader::has_input(std::string_view id) {
  return db_.query("SELECT 1 FROM journal WHERE input_id = ?", id).next();
}

// Orders that the centre gave to another bench, or that nobody packs any more.
#define PACKBENCH_ELSEWHERE                                                                           \
  " FROM leases e JOIN orders o ON o.number = e.number WHERE e.state <> 'over' AND e.state = 'ended'" \
  " AND o.state = 'open'"

Totals SqliteReader::totals(std::int64_t now_ms) {
  auto row = db_.query(
      "SELECT (SELECT coalesce(max(seq), 0) FROM journal), (SELECT count(*) FROM orders),"
      " (SELECT count(*) FROM orders WHERE state IN ('open', 'packing'))"
      " - (SELECT count(*)" PACKBENCH_ELSEWHERE
      "),"
      " (SELECT count(*) FROM orders WHERE state IN ('open', 'packing') AND due < ?1)"
      " - (SELECT count(*)" PACKBENCH_ELSEWHERE
      " AND due < ?1),"
      " (SELECT count(*) FROM parcels WHERE state = 'sealed'),"
      " (SELECT count(*) FROM print_jobs WHERE state IN ('requested', 'sending', 'sent', 'in_doubt')"
      " AND state = 'in_doubt'), (SELECT count(*) FROM items)",
      now_ms / 1000);
  row.next();
  return {row.number(0), row.number(1), row.number(2), row.number(3),
          row.number(4), row.number(5), row.number(6)};
}

#undef PACKBENCH_ELSEWHERE
#undef PACKBENCH_ROW

}  // namespace packbench::db
