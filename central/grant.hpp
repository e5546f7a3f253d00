// One lease from beginning to end. The order's row is locked by who calls.
#pragma once
#include <string>

#include "central/leases.hpp"

namespace packbench::central {

// Gives the order, which is nobody's, to the bench under a new token, and tells it.
Lease grant(pg::Connection& db, const LeaseRules& rules, std::int64_t bench, const std::string& order);

// The order is nobody's then. To be told to its bench by who calls, unless that said so itself.
void end_lease(pg::Connection& db, const Lease& lease, const char* why);

}  // namespace packbench::central
