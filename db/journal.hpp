// Writing batches into the journal: rows, chain, projections. Inside the transaction of whoever calls.
#pragma once
#include <string>
#include <string_view>

#include "db/batch.hpp"
#include "db/connection.hpp"
#include "db/error.hpp"
#include "db/records/chain.hpp"

namespace packbench::db {

inline constexpr std::string_view kNoted = "scan.noted";  // an input that caused no event

// Where the journal ends: what the next row is chained to.
struct Head {
  std::int64_t seq = 0;
  std::string hash = records::first_hash();
};
[[nodiscard]] Head read_head(Connection& db);

// The stream an event belongs to; bad_input when the batch doesn't name the order or the lane that it needs.
[[nodiscard]] Result<std::string> stream_of(const Batch& batch, const records::Event& event);

// Appends the batch and moves `head`. On failure what it wrote is to be rolled back and `head` put back.
[[nodiscard]] Result<Committed> append(Connection& db, Head& head, const Batch& batch);

}  // namespace packbench::db
