// Functions of the shift events: defined in shift.cpp.
#pragma once
#include "db/projections/project.hpp"

namespace packbench::db {

Result<void> apply(Connection&, const Fact&, const records::ShiftBegan&);
Result<void> apply(Connection&, const Fact&, const records::ShiftPoint&);
Result<void> apply(Connection&, const Fact&, const records::ShiftPointUndone&);
Result<void> apply(Connection&, const Fact&, const records::ShiftPresent&);
Result<void> apply(Connection&, const Fact&, const records::ShiftPresentUndone&);
Result<void> apply(Connection&, const Fact&, const records::ShiftSigned&);
Result<void> apply(Connection&, const Fact&, const records::ShiftDropped&);

}  // namespace packbench::db
