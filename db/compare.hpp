// Compares tables of two connections row by row.
#pragma once
#include <string>
#include <vector>

#include "db/connection.hpp"

namespace packbench::db {

// The names of all tables of the schema, in order of making.
[[nodiscard]] std::vector<std::string> table_names(Connection& db);

// Empty when the table reads the same on both sides; else the first row that differs: "balances (location=…,
// item=…): quantity is 3, the journal says 4".
[[nodiscard]] std::string compare_table(Connection& stored, Connection& folded, const std::string& table);

// Empty when both have the same tables, indices and triggers; else the first that is missing, added or
// altered.
[[nodiscard]] std::string compare_schema(Connection& stored, Connection& folded);

}  // namespace packbench::db
