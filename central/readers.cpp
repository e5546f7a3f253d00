// How far order systems have dealt with outcomes.
#include "central/readers.hpp"

#include "central/cursor.hpp"

namespace packbench::central {

std::string place_of(pg::Connection& db, const Caller& system, const std::string& reader) {
  const auto row =
      db.run("SELECT xid, bench, seq FROM readers WHERE system = $1 AND reader = $2", {system.id, reader});
  return row.empty() ? "" : to_text({row.number(0, 0), {row.number(0, 1), row.number(0, 2)}});
}

http::Outcome<void> set_done(pg::Connection& db, const Caller& system, const std::string& reader,
                             const std::string& text) {
  const auto cursor = cursor_from(text);
  if (!cursor || text.empty() || cursor->transaction > horizon(db))
    return http::problem(400, "bad_cursor", "no cursor of this centre: say the \"next\" of an answer");
  db.run(
      "INSERT INTO readers(system, reader, xid, bench, seq) VALUES($1, $2, $3::xid8, $4, $5)"
      " ON CONFLICT (system, reader) DO UPDATE SET xid = excluded.xid, bench = excluded.bench, seq = excluded.seq,"
      " done_at = now() WHERE (readers.xid, readers.bench, readers.seq) < (excluded.xid, excluded.bench, excluded.seq)",
      {system.id, reader, cursor->transaction, cursor->row[0], cursor->row[1]});
  return {};
}

}  // namespace packbench::central
