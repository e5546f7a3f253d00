// Documents that are worked on: where they stand, what opens them.
#include "db/reader_impl.hpp"

namespace packbench::db {
namespace {

#define PACKBENCH_WORK                                                                       \
  "SELECT kind, document, state, lane, person, token, revision, due, coalesce(ended_ms, 0)," \
  " signed, body FROM works "

WorkRow work_row(const Rows& row) {
  return {row.text(0),   row.text(1),   row.text(2),   row.text(3), row.text(4), row.number(5),
          row.number(6), row.number(7), row.number(8), row.text(9), row.text(10)};
}

std::vector<WorkRow> work_rows(Rows rows) {
  std::vector<WorkRow> found;
  while (rows.next()) found.push_back(work_row(rows));
  return found;
}

}  // namespace

std::optional<WorkRow> SqliteReader::work(std::string_view kind, std::string_view document) {
  auto row = db_.query(PACKBENCH_WORK "WHERE kind = ? AND document = ?", kind, document);
  return row.next() ? std::optional(work_row(row)) : std::nullopt;
}

std::vector<WorkRow> SqliteReader::works_by_code(std::string_view code) {
  // A supplier's code stands for what is still to be done; a document's own name for it, whatever its state.
  return work_rows(db_.query(PACKBENCH_WORK
                             "WHERE (kind, document) IN (SELECT kind, document FROM work_codes JOIN works"
                             " USING (kind, document) WHERE code = ?1 AND state IN ('open', 'working')"
                             " UNION SELECT kind, document FROM works WHERE document = ?1)"
                             " ORDER BY due, kind, document",
                             code));
}

std::vector<WorkRow> SqliteReader::open_works(std::string_view kind, std::size_t limit) {
  return work_rows(db_.query(PACKBENCH_WORK
                             "WHERE kind = ? AND state IN ('open', 'working') ORDER BY due, document LIMIT ?",
                             kind, limit_of(limit)));
}

#undef PACKBENCH_WORK

}  // namespace packbench::db
