// What has left is sent once more.
#include "db/projections/apply.hpp"

namespace packbench::db {

// A reship is bound to the first order, and sends only what left of it, or of a reship of it, before.
Result<void> apply(Connection& db, const Fact&, const records::OrderReshipped& event) {
  auto row = db.query(
      "SELECT EXISTS (SELECT 1 FROM parcels_left WHERE number = ?1 UNION ALL"
      " SELECT 1 FROM parcels_left WHERE reship_of = ?1 AND reship_of <> ''),"
      " coalesce((SELECT reship_of FROM orders WHERE number = ?1), '')",
      event.order);
  row.next();
  if (!row.text(1).empty())
    return Error{Errc::conflict,
                 "order " + event.order + " is a reship of " + row.text(1) + ": reship that one"};
  if (!row.flag(0))
    return Error{Errc::conflict, "nothing of order " + event.order + " has left: it can't be sent again"};
  return {};
}

}  // namespace packbench::db
