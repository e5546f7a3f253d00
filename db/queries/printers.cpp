// Printers as people set them.
#include "db/reader_impl.hpp"

namespace packbench::db {

std::vector<HeldPrinterRow> SqliteReader::held_printers() {
  std::vector<HeldPrinterRow> found;
  auto rows = db_.query("SELECT printer, reason, held_by, held_at_ms FROM printers_held ORDER BY printer");
  while (rows.next()) found.push_back({rows.text(0), rows.text(1), rows.text(2), rows.number(3)});
  return found;
}

std::map<std::string, std::string> SqliteReader::lane_printers() {
  std::map<std::string, std::string> found;
  auto rows = db_.query("SELECT lane, printer FROM lane_printers");
  while (rows.next()) found.emplace(rows.text(0), rows.text(1));
  return found;
}

}  // namespace packbench::db
