// The journals of all benches: rows come in order, each has its effect once.
#pragma once
#include <string>
#include <vector>

#include "central/keys.hpp"
#include "central/leases.hpp"
#include "central/pg/connection.hpp"
#include "db/records/wire.hpp"

namespace packbench::central {

// The newest row of a bench that is here.
struct Kept {
  std::int64_t seq = 0;
  std::string hash;  // 32 bytes
};

[[nodiscard]] Kept kept_of(pg::Connection& db, const Caller& bench);

// Keeps those that are not here yet, with all that follows from them, in one transaction. 409 gap,
// chain_broken or forked, 400 bad_row where a text holds a zero byte: then nothing was kept.
[[nodiscard]] http::Outcome<Kept> push(pg::Connection& db, const LeaseRules& rules, const Caller& bench,
                                       const std::vector<records::ChainedRow>& rows);

}  // namespace packbench::central
