// What was told of an order after its end: kept beside it, and taken over when a parcel of it is opened
// again.
#pragma once
#include <string>

#include "db/projections/project.hpp"

namespace packbench::db {

// The order, which is "open" or ended as `ended` says (empty: open), is open again; a revision or
// cancellation that came after its end counts from now on. conflict when it is in another state: told anew,
// or at a lane.
[[nodiscard]] Result<void> reopen_order(Connection& db, const Fact& fact, const std::string& ended);

}  // namespace packbench::db
