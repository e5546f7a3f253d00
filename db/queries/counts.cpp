// Stock counts: what is to be counted, how a round stands, what came of it.
#include "db/projections/count_book.hpp"
#include "db/reader_impl.hpp"

namespace packbench::db {

records::CountBook SqliteReader::count_book(std::string_view task) {
  const Snapshot snapshot(db_);
  return db::count_book(db_, task);
}

std::vector<records::CountOffer> SqliteReader::count_offers(std::string_view location, std::size_t limit) {
  std::vector<records::CountOffer> found;
  auto rows = db_.query(
      "SELECT t.task, t.location, t.state, t.reason FROM count_tasks t"
      " JOIN works w ON w.kind = 'count' AND w.document = t.task"
      " WHERE t.state <> 'settled' AND (?1 = '' OR t.location = ?1) ORDER BY w.due, t.task LIMIT ?2",
      location, limit_of(limit));
  while (rows.next()) found.push_back({rows.text(0), rows.text(1), rows.text(2), rows.text(3)});
  return found;
}

std::vector<records::CountPlan> SqliteReader::count_plans() {
  std::vector<records::CountPlan> found;
  auto rows = db_.query("SELECT body FROM count_plans WHERE active = 1 ORDER BY plan");
  while (rows.next()) found.push_back(record_from_text<records::CountPlan>(rows.text(0)));
  return found;
}

std::vector<CountPlaceRow> SqliteReader::count_places() {
  const Snapshot snapshot(db_);
  std::vector<CountPlaceRow> found;
  {
    auto rows = db_.query(
        "SELECT l.location, l.zone,"
        " coalesce((SELECT max(settled_ms) FROM count_tasks t WHERE t.location = l.location AND state = 'settled'), 0),"
        " EXISTS (SELECT 1 FROM count_tasks t WHERE t.location = l.location AND state <> 'settled')"
        " FROM locations l WHERE l.active = 1 ORDER BY l.sequence, l.location");
    while (rows.next())
      found.push_back(
          {rows.text(0), word<records::Zone>(rows.text(1)), rows.number(2), rows.flag(3), {}, {}});
  }
  for (auto& place : found) {
    auto rows = db_.query(
        "SELECT DISTINCT b.item, coalesce(i.category, '') FROM balances b LEFT JOIN items i USING(item)"
        " WHERE b.location = ? AND b.quantity <> 0 ORDER BY b.item",
        place.location);
    while (rows.next()) {
      place.items.push_back(rows.text(0));
      const auto category = rows.text(1);
      const bool known =
          std::find(place.categories.begin(), place.categories.end(), category) != place.categories.end();
      if (!category.empty() && !known) place.categories.push_back(category);
    }
  }
  return found;
}

std::vector<CountResultRow> SqliteReader::count_results(std::string_view task) {
  std::vector<CountResultRow> found;
  auto rows = db_.query(
      "SELECT r.task, t.location, r.person, r.round, r.at_ms, r.item, r.lot, coalesce(i.name_zh, ''),"
      " coalesce(i.name_en, ''), r.counted, r.book, r.value, r.corrected FROM count_results r JOIN count_tasks t USING(task)"
      " LEFT JOIN items i USING(item) WHERE r.task = ? ORDER BY r.round, r.item, r.lot",
      task);
  while (rows.next())
    found.push_back({rows.text(0),
                     rows.text(1),
                     rows.text(2),
                     rows.number(3),
                     rows.number(4),
                     {rows.text(5),
                      rows.text(6),
                      {rows.text(7), rows.text(8)},
                      rows.number(9),
                      rows.number(10),
                      rows.number(11)},
                     rows.flag(12)});
  return found;
}

// The round that settled a task is its newest one.
std::vector<CountTotalRow> SqliteReader::count_totals(std::int64_t from_ms, std::int64_t until_ms) {
  std::vector<CountTotalRow> found;
  auto rows = db_.query(
      "SELECT coalesce(i.category, ''), sum(r.counted), sum(r.book), sum(max(r.counted - r.book, 0)),"
      " sum(max(r.book - r.counted, 0)), sum(max(r.counted - r.book, 0) * r.value),"
      " sum(max(r.book - r.counted, 0) * r.value)"
      " FROM count_tasks t JOIN count_results r ON r.task = t.task AND r.round = t.round LEFT JOIN items i ON i.item = r.item"
      " WHERE t.state = 'settled' AND t.settled_ms >= ? AND t.settled_ms < ? GROUP BY 1 ORDER BY 1",
      from_ms, until_ms);
  while (rows.next())
    found.push_back({rows.text(0), rows.number(1), rows.number(2), rows.number(3), rows.number(4),
                     rows.number(5), rows.number(6)});
  return found;
}

}  // namespace packbench::db
