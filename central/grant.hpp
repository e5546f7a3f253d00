// One lease from beginning to end. The order's row is locked by who calls.
#pragma once
#include <string>

#include "central/leases.hpp"

namespace packbench::central {

// Gives the order to the bench under a new token, ends the lease before it as `why`, and tells both.
Lease grant(pg::Connection& db, const LeaseRules& rules, std::int64_t bench, const std::string& order,
            const char* why);

// Ends the order's newest lease, and tells its bench. The order is nobody's then.
void end_lease(pg::Connection& db, const Lease& lease, std::int64_t bench, const char* why);

}  // namespace packbench::central
