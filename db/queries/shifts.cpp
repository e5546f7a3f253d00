// Checklists of shifts: which were begun and signed, what was odd, who was there.
#include "db/reader_impl.hpp"

namespace packbench::db {

std::vector<ShiftRow> SqliteReader::shifts(std::size_t limit) {
  const Snapshot snapshot(db_);
  std::vector<ShiftRow> found;
  {
    auto rows = db_.query(
        "SELECT document, list, day, signed_by, began_ms, signed_ms,"
        " (SELECT count(*) FROM shift_points p WHERE p.document = s.document),"
        " (SELECT count(*) FROM shift_points p WHERE p.document = s.document AND p.answer <> '')"
        " FROM shifts s ORDER BY began_ms DESC, document DESC LIMIT ?",
        limit_of(limit));
    while (rows.next())
      found.push_back({rows.text(0),
                       word<records::ShiftList>(rows.text(1)),
                       rows.text(2),
                       rows.text(3),
                       rows.number(4),
                       rows.number(5),
                       rows.number(6),
                       rows.number(7),
                       {},
                       {}});
  }
  for (auto& shift : found) {
    auto odd =
        db_.query("SELECT point, odd FROM shift_points WHERE document = ? AND answer = 'odd' ORDER BY number",
                  shift.document);
    while (odd.next()) shift.odd.push_back({odd.text(0), odd.text(1)});
    auto people = db_.query("SELECT person, called FROM shift_people WHERE document = ? ORDER BY position",
                            shift.document);
    while (people.next()) shift.people.push_back({people.text(0), people.text(1)});
  }
  return found;
}

}  // namespace packbench::db
