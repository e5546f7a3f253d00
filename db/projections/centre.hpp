// Orders that the centre leases to this bench, and goods that other benches moved.
#pragma once
#include "db/projections/project.hpp"

namespace packbench::db {

Result<void> apply(Connection&, const Fact&, const records::LeaseGranted&);
Result<void> apply(Connection&, const Fact&, const records::LeaseWanted&);
Result<void> apply(Connection&, const Fact&, const records::LeaseEnded&);
Result<void> apply(Connection&, const Fact&, const records::LeasesRenewed&);
Result<void> apply(Connection&, const Fact&, const records::StockElsewhere&);
Result<void> apply(Connection&, const Fact&, const records::CentrePulled&);

// The order is the centre's: without a lease it is not this bench's to send.
void await_lease(Connection& db, const Fact& fact, const std::string& order);

// It has ended, and needs no lease any more: nobody else gets it. The lease is there again when a parcel is
// reopened.
void end_need(Connection& db, const std::string& order);
void need_again(Connection& db, const std::string& order);

// conflict where the order is the centre's and its lease has ended, or was never granted.
[[nodiscard]] Result<void> check_lease(Connection& db, const Fact& fact);

}  // namespace packbench::db
