// Locations, what lies there, and the card of what came and went.
#include "db/reader_impl.hpp"

namespace packbench::db {
namespace {

records::Location location_row(const Rows& row) {
  return {row.text(0), word<records::Zone>(row.text(1)), row.number(2), row.flag(3), row.flag(4)};
}

#define PACKBENCH_STOCK                                                                               \
  "SELECT b.location, b.item, b.lot, b.quantity, coalesce(l.zone, 'shelf'), coalesce(l.sequence, 0)," \
  " l.location IS NOT NULL FROM balances b LEFT JOIN locations l USING(location) "

std::vector<StockRow> stock_rows(Rows rows) {
  std::vector<StockRow> found;
  while (rows.next())
    found.push_back({rows.text(0), rows.text(1), rows.text(2), rows.number(3),
                     word<records::Zone>(rows.text(4)), rows.number(5), rows.flag(6)});
  return found;
}

std::vector<MovementRow> card_rows(Rows rows) {
  std::vector<MovementRow> found;
  while (rows.next())
    found.push_back({rows.number(0), rows.number(1), rows.text(2), rows.text(3), rows.text(4), rows.text(5),
                     rows.text(6), rows.text(7), rows.number(8)});
  return found;
}

#define PACKBENCH_EMPTY \
  "NOT EXISTS (SELECT 1 FROM balances b WHERE b.location = l.location AND b.quantity <> 0)"

}  // namespace

std::optional<records::Location> SqliteReader::location(std::string_view location) {
  auto row = db_.query(
      "SELECT location, zone, sequence, hazardous, active FROM locations"
      " WHERE location = ? AND active = 1",
      location);
  return row.next() ? std::optional(location_row(row)) : std::nullopt;
}

std::vector<records::Location> SqliteReader::locations() {
  std::vector<records::Location> found;
  auto rows = db_.query(
      "SELECT location, zone, sequence, hazardous, active FROM locations WHERE active = 1"
      " ORDER BY sequence, location");
  while (rows.next()) found.push_back(location_row(rows));
  return found;
}

std::vector<StockRow> SqliteReader::stock_at(std::string_view location) {
  return stock_rows(
      db_.query(PACKBENCH_STOCK "WHERE b.location = ? AND b.quantity <> 0 ORDER BY b.item, b.lot", location));
}

std::vector<StockRow> SqliteReader::stock_of(std::string_view item) {
  return stock_rows(db_.query(PACKBENCH_STOCK "WHERE b.item = ? AND b.quantity <> 0"
                                              " ORDER BY l.sequence, b.location, b.lot",
                              item));
}

std::vector<MovementRow> SqliteReader::card(std::string_view item, std::string_view location,
                                            std::size_t limit) {
#define PACKBENCH_CARD                                                                                         \
  "SELECT m.seq, j.at_ms, j.person, m.item, m.lot, m.from_location, m.to_location, j.type, m.quantity, m.part" \
  " FROM movements m JOIN journal j USING(seq) WHERE (?1 = '' OR m.item = ?1)"
  const auto newest = limit_of(limit);
  if (location.empty() || location == "staging" || location.starts_with("parcel:"))
    return card_rows(db_.query(PACKBENCH_CARD " AND (?2 = '' OR m.from_location = ?2 OR m.to_location = ?2)"
                                              " ORDER BY m.seq DESC, m.part DESC LIMIT ?3",
                               item, location, newest));
  // By the two indices of movements, which know no staging and no parcels.
  return card_rows(db_.query(PACKBENCH_CARD
                             " AND m.from_location = ?2 AND m.from_location <> 'staging'"
                             " AND m.from_location NOT GLOB 'parcel:*' UNION ALL " PACKBENCH_CARD
                             " AND m.to_location = ?2 AND m.to_location <> 'staging'"
                             " AND m.to_location NOT GLOB 'parcel:*' ORDER BY 1 DESC, 10 DESC LIMIT ?3",
                             item, location, newest));
#undef PACKBENCH_CARD
}

std::vector<records::Location> SqliteReader::empty_locations(std::int64_t sequence) {
  std::vector<records::Location> found;
  for (const auto* zone : {"bulk", "shelf", "quarantine", "defects", "repair"}) {
    for (const bool hazardous : {false, true}) {
      auto row = db_.query(
          "SELECT * FROM (SELECT * FROM (SELECT location, zone, sequence, hazardous, active FROM locations l"
          " WHERE active = 1 AND zone = ?1"
          " AND hazardous = ?2 AND sequence >= ?3 AND " PACKBENCH_EMPTY
          " ORDER BY sequence, location LIMIT 1) UNION ALL"
          " SELECT * FROM (SELECT location, zone, sequence, hazardous, active FROM locations l WHERE active = 1 AND zone = ?1"
          " AND hazardous = ?2 AND sequence < ?3 AND " PACKBENCH_EMPTY
          " ORDER BY sequence DESC, location LIMIT 1)) ORDER BY abs(sequence - ?3), sequence, location LIMIT 1",
          zone, hazardous, sequence);
      if (row.next()) found.push_back(location_row(row));
    }
  }
  return found;
}

#undef PACKBENCH_EMPTY
#undef PACKBENCH_STOCK

}  // namespace packbench::db
