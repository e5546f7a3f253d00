// Leases from beginning to end. The orders' rows are locked by who calls.
#pragma once
#include <string>
#include <vector>

#include "central/leases.hpp"

namespace packbench::central {

// Gives the orders, which are nobody's, to the bench under new tokens, and tells it in their order.
std::vector<Lease> grant(pg::Connection& db, const LeaseRules& rules, std::int64_t bench,
                         const std::vector<std::string>& orders);

// The bench knows of these leases of its own from now on.
void note_seen(pg::Connection& db, const Caller& bench, const std::vector<Lease>& leases);

// Their members, as lists for a statement.
void split(const std::vector<Lease>& leases, std::vector<std::string>& orders,
           std::vector<std::int64_t>& tokens);

// The order is nobody's then. To be told to its bench by who calls, unless that said so itself.
void end_lease(pg::Connection& db, const Lease& lease, const char* why);

}  // namespace packbench::central
