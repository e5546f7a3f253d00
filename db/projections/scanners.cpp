// Which lane each scanner was bound to last, and how each was found to be set up.
#include "db/projections/apply.hpp"

namespace packbench::db {

Result<void> apply(Connection& db, const Fact& fact, const records::ScannerBound& event) {
  db.run("INSERT OR REPLACE INTO scanner_lanes VALUES(?,?,?)", event.device, event.lane, fact.at_ms);
  return {};
}

Result<void> apply(Connection& db, const Fact& fact, const records::ScannerAdjusted& event) {
  db.run("INSERT OR REPLACE INTO scanner_setups VALUES(?,?,?,?)", event.device,
         records::json::serialize(records::to_json(event.settings)),
         records::json::serialize(records::to_json(event.findings)), fact.at_ms);
  return {};
}

}  // namespace packbench::db
