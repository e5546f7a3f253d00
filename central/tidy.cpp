// Putting old changes together.
#include "central/tidy.hpp"

#include <algorithm>

#include "central/cursor.hpp"
#include "central/pg/transaction.hpp"

namespace packbench::central {
namespace {

// Held by who tidies; shared by a bench that begins: it must not read one half before and one half after.
constexpr std::int64_t kLock = 1349206887;  // one more than that of who tells facts

constexpr const char* kMark =
    "INSERT INTO marks(xid) VALUES(pg_snapshot_xmin(pg_current_snapshot())) ON CONFLICT DO NOTHING";
constexpr const char* kForgetMarks =
    "DELETE FROM marks WHERE day < (SELECT max(day) FROM marks WHERE day <= current_date - $1::integer)";

// The newest mark that is old enough.
constexpr const char* kMarked =
    "SELECT coalesce(max(xid::text::bigint), 0) FROM marks WHERE day <= current_date - $1::integer";

constexpr const char* kCursors =
    "SELECT cursor FROM benches WHERE key_hash IS NOT NULL AND revoked_at IS NULL";

// The next changes behind what was put together, in their order.
constexpr const char* kTake =
    "CREATE TEMPORARY TABLE taken ON COMMIT DROP AS SELECT c.* FROM changes c, tidied t"
    " WHERE (c.xid, c.id) > (t.xid, t.id) AND c.xid < $1::xid8 ORDER BY c.xid, c.id LIMIT $2";

// A bench that is not enrolled yet has still to be told.
constexpr const char* kDropTold =
    "DELETE FROM changes c USING taken s, benches b WHERE (c.xid, c.id) = (s.xid, s.id) AND b.id = c.bench"
    " AND (b.key_hash IS NOT NULL OR b.revoked_at IS NOT NULL)";

// A note that was cancelled is none for who begins.
constexpr const char* kDropSuperseded =
    "DELETE FROM changes c USING taken s WHERE (c.xid, c.id) = (s.xid, s.id) AND c.bench IS NULL"
    " AND c.type <> 'stock.elsewhere' AND (c.type = 'receive.cancelled' OR NOT EXISTS"
    " (SELECT 1 FROM facts f WHERE f.type = c.type AND f.payload = c.payload))";

// All movements that are put together already, and the new ones: one row for each bench, place and goods.
// It stands where the newest of them stood.
constexpr const char* kSumMovements =
    "WITH moved AS (SELECT c.xid, c.id, origin, payload::jsonb - 'quantity' AS what,"
    "  (payload::jsonb->>'quantity')::bigint AS quantity FROM changes c"
    "  WHERE type = 'stock.elsewhere' AND c.bench IS NULL AND (c.xid, c.id) <= ($1::xid8, $2::bigint)),"
    " ranked AS (SELECT xid, id, what, sum(quantity) OVER same AS total, count(*) OVER same AS rows,"
    "  row_number() OVER (PARTITION BY origin, what ORDER BY xid DESC, id DESC) AS place FROM moved"
    "  WINDOW same AS (PARTITION BY origin, what)),"
    " gone AS (DELETE FROM changes c USING ranked r WHERE (c.xid, c.id) = (r.xid, r.id)"
    "  AND (r.place > 1 OR r.total = 0))"
    " UPDATE changes c SET payload = (r.what || jsonb_build_object('quantity', r.total))::text FROM ranked r"
    " WHERE (c.xid, c.id) = (r.xid, r.id) AND r.place = 1 AND r.total <> 0 AND r.rows > 1";

// Where it is said to read is behind where it reads by some seconds: each time it would be one more thing to
// be made durable.
constexpr const char* kNote =
    "WITH reads AS (SELECT b.id, b.begins AS began, $2 = '' OR b.begins AND $3::xid8 <= t.xid AS begins,"
    "  $2 = '' OR b.begins OR $3::xid8 > t.xid AS good, CASE $2 WHEN '' THEN cursor <> '' ELSE"
    "  pulled_at IS NULL OR pulled_at < now() - interval '10 s' END AS late"
    "  FROM benches b, tidied t WHERE b.id = $1),"
    " noted AS (UPDATE benches b SET cursor = $2, pulled_at = now(), begins = r.begins FROM reads r"
    "  WHERE b.id = r.id AND good AND (late OR began <> r.begins))"
    " SELECT good FROM reads";

// Before this transaction every bench that reads was told all, and `days` ago it could have been.
std::int64_t told_to_all(pg::Connection& db, std::int64_t days) {
  auto told = db.run(kMarked, {days}).number(0, 0);
  const auto cursors = db.run(kCursors);
  for (int i = 0; i < cursors.size(); ++i)
    told = std::min(told, cursor_from(cursors.text(i, 0)).value_or(Cursor{}).transaction);
  return told;
}

}  // namespace

bool note_reading(pg::Connection& db, std::int64_t bench, const std::string& after) {
  const auto note = [&] {
    return db.run(kNote, {bench, after, cursor_from(after).value_or(Cursor{}).transaction}).flag(0, 0);
  };
  if (!after.empty()) return note();
  pg::Transaction transaction(db);
  db.run("SELECT pg_advisory_xact_lock_shared($1)", {kLock});
  const bool good = note();
  transaction.commit();
  return good;
}

std::int64_t tidy_changes(pg::Connection& db, std::int64_t days, std::int64_t upto) {
  pg::Transaction transaction(db);
  db.run("SELECT pg_advisory_xact_lock($1)", {kLock});
  db.run(kMark);
  db.run(kForgetMarks, {days});
  db.run(kTake, {told_to_all(db, days), upto});
  const auto last = db.run("SELECT xid, id FROM taken ORDER BY xid DESC, id DESC LIMIT 1");
  const auto looked_at = db.run("SELECT count(*) FROM taken").number(0, 0);
  if (looked_at > 0) {
    db.run(kDropTold);
    db.run(kDropSuperseded);
    db.run(kSumMovements, {last.number(0, 0), last.number(0, 1)});
    db.run("UPDATE tidied SET xid = $1::xid8, id = $2", {last.number(0, 0), last.number(0, 1)});
  }
  transaction.commit();
  return looked_at;
}

}  // namespace packbench::central
