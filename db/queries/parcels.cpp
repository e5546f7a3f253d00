// Parcels and what stands in them.
#include "db/reader_impl.hpp"

namespace packbench::db {
namespace {

#define PACKBENCH_PARCEL                                                                                \
  "SELECT p.parcel, o.number, p.state, p.waybill, p.carrier, p.number,"                                 \
  " (SELECT coalesce(sum(c.quantity), 0) FROM parcel_contents c WHERE c.parcel = p.parcel), p.weight_g" \
  " FROM parcels p JOIN orders o ON o.id = p.order_id "

ParcelRow parcel_row(const Rows& row) {
  return {row.text(0), row.text(1),   row.text(2),   row.text(3),
          row.text(4), row.number(5), row.number(6), row.number(7)};
}

}  // namespace

std::optional<ParcelRow> SqliteReader::parcel(std::string_view parcel) {
  auto row = db_.query(PACKBENCH_PARCEL "WHERE p.parcel = ?", parcel);
  return row.next() ? std::optional(parcel_row(row)) : std::nullopt;
}

std::vector<ParcelRow> SqliteReader::parcels_of_order(std::string_view order) {
  std::vector<ParcelRow> found;
  auto rows = db_.query(PACKBENCH_PARCEL "WHERE o.number = ? ORDER BY p.number, p.parcel", order);
  while (rows.next()) found.push_back(parcel_row(rows));
  return found;
}

std::vector<ParcelContent> SqliteReader::parcel_content(std::string_view parcel) {
  std::vector<ParcelContent> found;
  auto rows = db_.query(
      "SELECT c.item, coalesce(i.name_zh, ''), coalesce(i.name_en, ''), sum(c.quantity), c.lot, c.expiry,"
      " c.serial FROM parcel_contents c LEFT JOIN items i ON i.item = c.item WHERE c.parcel = ?"
      " GROUP BY c.line, c.item, c.lot, c.expiry, c.serial ORDER BY min(c.entry)",
      parcel);
  while (rows.next())
    found.push_back({rows.text(0),
                     {rows.text(1), rows.text(2)},
                     rows.number(3),
                     {rows.text(4), rows.text(5), rows.text(6)}});
  return found;
}

std::vector<std::string> SqliteReader::parcels_by_waybill(std::string_view waybill) {
  return names(
      db_.query("SELECT parcel FROM parcels WHERE waybill = ? AND waybill <> '' ORDER BY parcel", waybill));
}

#undef PACKBENCH_PARCEL

}  // namespace packbench::db
