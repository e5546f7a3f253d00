// Scanners at this machine: their lanes, and what is known of how they are set up.
#include "db/reader_impl.hpp"

namespace packbench::db {

std::vector<ScannerLaneRow> SqliteReader::scanner_lanes() {
  std::vector<ScannerLaneRow> found;
  auto rows = db_.query("SELECT device, lane, bound_at_ms FROM scanner_lanes ORDER BY device");
  while (rows.next()) found.push_back({rows.text(0), rows.text(1), rows.number(2)});
  return found;
}

std::vector<ScannerSetupRow> SqliteReader::scanner_setups() {
  std::vector<ScannerSetupRow> found;
  auto rows =
      db_.query("SELECT device, settings, findings, adjusted_at_ms FROM scanner_setups ORDER BY device");
  while (rows.next())
    found.push_back({rows.text(0), record_from_text<records::ScannerSetup>(rows.text(1)),
                     record_from_text<std::vector<records::Text>>(rows.text(2)), rows.number(3)});
  return found;
}

}  // namespace packbench::db
