// Bringing the database to the newest schema by numbered migrations.
#pragma once
#include <string>
#include <vector>

#include "central/pg/connection.hpp"

namespace packbench::central {

struct Migration {
  std::string name, sql;
};

// The SQL files of central/schema in order; the n-th one leads to version n.
const std::vector<Migration>& migrations();

// 0: nothing of ours is there yet. Throws as pg::Connection.
[[nodiscard]] int schema_version(pg::Connection& db);

// Applies what is missing in one transaction, one process at a time. How many those were.
int migrate(pg::Connection& db);

}  // namespace packbench::central
