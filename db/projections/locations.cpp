// Locations: each new fact replaces what was known of one.
#include "db/projections/apply.hpp"

namespace packbench::db {

Result<void> apply(Connection& db, const Fact&, const records::LocationReceived& event) {
  const auto& l = event.location;
  db.run(
      "INSERT INTO locations VALUES(?,?,?,?,?) ON CONFLICT(location) DO UPDATE SET zone = excluded.zone,"
      " sequence = excluded.sequence, hazardous = excluded.hazardous, active = excluded.active",
      l.location, boost::describe::enum_to_string(l.zone, ""), l.sequence, l.hazardous, l.active);
  return {};
}

}  // namespace packbench::db
