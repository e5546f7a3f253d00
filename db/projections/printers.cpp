// Which printers are held back, and where each lane prints.
#include "db/projections/apply.hpp"

namespace packbench::db {

Result<void> apply(Connection& db, const Fact& fact, const records::PrinterHeld& event) {
  db.run("INSERT OR REPLACE INTO printers_held VALUES(?,?,?,?)", event.printer, event.reason, event.by,
         fact.at_ms);
  return {};
}

Result<void> apply(Connection& db, const Fact&, const records::PrinterReleased& event) {
  if (db.run("DELETE FROM printers_held WHERE printer = ?", event.printer) == 0)
    return Error{Errc::conflict, "printer " + event.printer + " is not held"};
  return {};
}

Result<void> apply(Connection& db, const Fact&, const records::PrinterChosen& event) {
  db.run("INSERT OR REPLACE INTO lane_printers VALUES(?,?)", event.lane, event.printer);
  return {};
}

}  // namespace packbench::db
