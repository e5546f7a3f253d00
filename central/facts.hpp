// What order systems tell besides orders, and what becomes of each fact.
#pragma once
#include <string>
#include <vector>

#include "central/changes.hpp"
#include "central/orders.hpp"
#include "central/pg/connection.hpp"

namespace packbench::central {

// Keeps one fact, and tells who must know: {"result", "why"?} as the contract says. Within the transaction of
// who calls; what is refused leaves nothing behind.
[[nodiscard]] json::object tell_fact(pg::Connection& db, const json::value& fact);

}  // namespace packbench::central
