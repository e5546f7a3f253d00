// Which device a lane is worked from: the last one that was paired.
#include "db/projections/apply.hpp"

namespace packbench::db {

Result<void> apply(Connection& db, const Fact& fact, const records::TabletPaired& event) {
  db.run("INSERT OR REPLACE INTO tablets VALUES(?,?,?,?)", event.lane, event.proof, fact.at_ms, event.by);
  return {};
}

Result<void> apply(Connection& db, const Fact&, const records::TabletUnpaired& event) {
  if (db.run("DELETE FROM tablets WHERE lane = ?", event.lane) == 0)
    return Error{Errc::conflict, "lane " + event.lane + " is worked from no device"};
  return {};
}

}  // namespace packbench::db
