// The parcel's way: packing -> closed -> sealed, back to packing when something goes in or out.
#pragma once
#include <string>

#include "db/projections/project.hpp"

namespace packbench::db {

// The parcel of the fact's order, open for goods; made when it is not there. conflict when it can't be opened
// any more.
[[nodiscard]] Result<void> open_parcel(Connection& db, const Fact& fact, const std::string& parcel);

}  // namespace packbench::db
