// Consignees under a key per order: deleting the key forgets one.
#pragma once
#include <string>

#include "central/pg/connection.hpp"
#include "db/records/order.hpp"

namespace packbench::central {

// The consignee under the order's key, which is made where there was none; empty where there is nothing to
// seal, or where the order was forgotten.
[[nodiscard]] std::string seal_consignee(pg::Connection& db, const std::string& order,
                                         const records::Consignee& consignee);

// An empty consignee where it was forgotten, or `sealed` is empty.
[[nodiscard]] records::Consignee consignee_of(pg::Connection& db, const std::string& order,
                                              const std::string& sealed);

// Deletes the key for good, and has every bench that had the order do the same. False where it was forgotten
// already, or the order is not known.
bool forget_order(pg::Connection& db, const std::string& order, const std::string& reason,
                  const std::string& by);

}  // namespace packbench::central
