// What a bench's journal rows change at the centre: parcels, ends of orders, tickets, leases that arrived.
#pragma once
#include "central/keys.hpp"
#include "central/leases.hpp"
#include "central/pg/connection.hpp"
#include "db/records/chain.hpp"

namespace packbench::central {

// Of rows that are new here, in their order, in the transaction that keeps them. No row is ever refused for
// what it says: the bench did it. What can't be right opens a ticket.
void apply(pg::Connection& db, const LeaseRules& rules, const Caller& bench,
           const std::vector<const records::JournalRow*>& rows);

}  // namespace packbench::central
