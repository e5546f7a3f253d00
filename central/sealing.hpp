// Parcels and ends of orders, as benches tell them, held against the leases. What is given together is of
// different orders.
#pragma once
#include <string>
#include <vector>

#include "central/keys.hpp"
#include "central/leases.hpp"
#include "central/pg/connection.hpp"

namespace packbench::central {

struct SealedParcel {
  std::string order, parcel, waybill, carrier;
  std::int64_t at_ms = 0;
};

// A ticket where another lease of the order is newer than the bench's own (seal.stale), where the bench never
// had one (seal.unleased), and where another bench has a sealed parcel of it (seal.twice). An order that no
// order system told is the bench's own affair.
void seal(pg::Connection& db, const Caller& bench, const std::vector<SealedParcel>& parcels);

// The order goes on where it had ended; it is the bench's still.
void unseal(pg::Connection& db, const LeaseRules& rules, const Caller& bench, const std::string& order,
            const std::string& parcel);

struct EndedOrder {
  std::string order, end;  // end: a word of OrderEnd
};

// Who ended it keeps its lease, to correct it. Any other bench that has it loses it.
void finish(pg::Connection& db, const Caller& bench, const std::vector<EndedOrder>& orders);

}  // namespace packbench::central
