// Orders as an order system last told them, and how they end.
#pragma once
#include <string>

#include "central/changes.hpp"
#include "central/pg/connection.hpp"
#include "db/records/wire.hpp"

namespace packbench::central {

// What became of a fact. Described so that its word goes into the answer.
enum class Told { fresh, changed, unchanged };

// Keeps the order, and tells it to all benches that have or had it. The error names what is wrong. Revision
// 0: what differs from the newest has the next one; `reopen` false: unless that is cancelled, and this isn't.
// A cancellation without lines leaves the rest of the order as it was known.
[[nodiscard]] records::Result<Told> tell_order_fact(pg::Connection& db, records::OrderFact fact, bool reopen);

// JSON of the OrderFact as it stands now, its consignee in the clear, or empty where it was forgotten.
[[nodiscard]] json::value order_fact(pg::Connection& db, const std::string& number);

}  // namespace packbench::central
