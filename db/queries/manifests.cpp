// Manifests, what is on them, and what waits for its carrier.
#include "db/reader_impl.hpp"

namespace packbench::db {

std::optional<ManifestRow> SqliteReader::manifest(std::string_view document) {
  auto row = db_.query(
      "SELECT document, carrier, cutoff, state, closed_by, handed_by, began_ms, coalesce(closed_ms, 0),"
      " coalesce(handed_ms, 0), left_out, (SELECT count(*) FROM manifest_parcels m WHERE m.document = manifests.document)"
      " FROM manifests WHERE document = ?",
      document);
  if (!row.next()) return std::nullopt;
  return ManifestRow{row.text(0),   row.text(1),   row.text(2),   row.text(3),   row.text(4),   row.text(5),
                     row.number(6), row.number(7), row.number(8), row.number(9), row.number(10)};
}

std::string SqliteReader::manifest_of(std::string_view parcel) {
  auto row = db_.query("SELECT document FROM manifest_parcels WHERE parcel = ?", parcel);
  return row.next() ? row.text(0) : "";
}

std::vector<ManifestParcel> SqliteReader::manifest_parcels(std::string_view document) {
  std::vector<ManifestParcel> found;
  auto rows = db_.query(
      "SELECT m.position, p.parcel, o.number, p.waybill, p.number,"
      " (SELECT coalesce(sum(c.quantity), 0) FROM parcel_contents c WHERE c.parcel = p.parcel), p.weight_g"
      " FROM manifest_parcels m JOIN parcels p USING(parcel) JOIN orders o ON o.id = p.order_id"
      " WHERE m.document = ? ORDER BY m.position",
      document);
  while (rows.next())
    found.push_back({rows.number(0), rows.text(1), rows.text(2), rows.text(3), rows.number(4), rows.number(5),
                     rows.number(6)});
  return found;
}

std::vector<std::string> SqliteReader::changed_on_manifest(std::string_view document) {
  return names(db_.query(
      "SELECT m.parcel FROM manifest_parcels m JOIN parcels p USING(parcel) JOIN orders o ON o.id = p.order_id"
      " WHERE m.document = ? AND m.revision <> max(o.revision, o.late_revision) ORDER BY m.position",
      document));
}

std::vector<CarrierWaiting> SqliteReader::carriers_waiting() {
  std::vector<CarrierWaiting> found;
  auto rows =
      db_.query("SELECT min(carrier), count(*) FROM waiting_parcels GROUP BY carrier ORDER BY carrier");
  while (rows.next()) found.push_back({rows.text(0), rows.number(1)});
  return found;
}

}  // namespace packbench::db
